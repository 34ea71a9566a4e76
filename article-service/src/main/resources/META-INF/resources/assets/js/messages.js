/** What the elements say, in the page's language; the words come with the page. */

/** @type {Record<string, string>} */
const texts = JSON.parse(document.getElementById('maeari-messages')?.textContent ?? '{}');

/** The language in which the site speaks on this page. */
export const language = document.documentElement.lang || 'en';

/** From here on digits are grouped; four digits are read at a glance. */
const GROUPED = 10_000;

const plain = new Intl.NumberFormat(language, { useGrouping: false });
const grouped = new Intl.NumberFormat(language);
const plurals = new Intl.PluralRules(language);
const moments = new Intl.DateTimeFormat(language, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: document.documentElement.dataset.zone,
});

/**
 * @param {string} key
 * @param {Record<string, string>} [values] fill `{name}` places
 */
export function text(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}

/** @param {number} number */
export function digits(number) {
  return (number < GROUPED ? plain : grouped).format(number);
}

/**
 * A number in words, such as "2283 views".
 * @param {string} key without its plural ending
 * @param {number} number
 */
export function amount(key, number) {
  return text(`${key}.${plurals.select(number)}`, { n: digits(number) });
}

/** @param {string} iso */
export function moment(iso) {
  return moments.format(new Date(iso));
}
