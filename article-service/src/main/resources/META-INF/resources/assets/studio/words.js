/** What the studio's scripts say, in the page's language; the words come with the page. */

/** @type {Record<string, string>} */
const words = JSON.parse(document.getElementById('studio-messages')?.textContent ?? '{}');
const language = document.documentElement.lang || 'en';
const numbers = new Intl.NumberFormat(language);
const times = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const plurals = new Intl.PluralRules(language);

/** @param {string} key */
export function say(key) {
  return words[key] ?? key;
}

/** A sentence about a time, as the clock here shows it. @param {string} key @param {string} time */
export function sayWhen(key, time) {
  return say(key).replace('{time}', times.format(new Date(time)));
}

/**
 * A sentence about a number.
 * @param {string} key without its plural ending
 * @param {number} number
 * @returns {string | undefined} nothing if there is no such sentence
 */
export function sayOf(key, number, reason = '') {
  const sentence = words[`${key}.${plurals.select(number)}`] ?? words[`${key}.other`];
  return sentence?.replace('{n}', numbers.format(number)).replace('{reason}', reason);
}
