/** A text that is not saved yet, kept in this browser in case the tab goes away. */
import { say, sayWhen } from './words.js';

/**
 * @typedef {Record<string, string>} Fields
 * @typedef {{ revision: string, at?: string, fields: Fields }} Kept revision and time of an article, and what was made of it
 */

const FIELDS = ['title', 'body', 'summary', 'category', 'tags', 'language', 'slug'];
/** No article has this revision, so that whoever saves is shown the present one first. */
const UNKNOWN = '0';

/** While a kept text is offered, it is the only one of its kind: nothing takes its place. */
let offered = false;

/** @param {HTMLFormElement} form */
const key = (form) => `maeari-text-${form.dataset.id || 'new'}`;

/** @param {HTMLFormElement} form */
function typed(form) {
  return Object.fromEntries(FIELDS.map((name) => [name, field(form, name).value]));
}

/** @param {HTMLFormElement} form @param {string} name */
function field(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
}

/** @param {HTMLFormElement} form */
export function keep(form) {
  if (offered) return;
  const kept = { revision: field(form, 'revision').value, at: new Date().toISOString(), fields: typed(form) };
  try {
    localStorage.setItem(key(form), JSON.stringify(kept));
  } catch {
    // A full or forbidden storage is no reason to stop writing.
  }
}

/** @param {HTMLFormElement} form */
export function forget(form) {
  if (!offered) remove(key(form));
}

/**
 * Offers to bring back what was kept, if it is not what the page shows.
 * @param {HTMLFormElement} form @param {HTMLElement} place what it is offered above @param {() => void} restored
 */
export function offer(form, place, restored) {
  const name = key(form);
  const kept = find(name);
  const shown = typed(form);
  if (!kept || FIELDS.every((each) => kept.fields[each] === shown[each])) return;
  offered = true;
  const bar = document.createElement('p');
  bar.className = 'notice';
  bar.setAttribute('role', 'status');
  bar.append(kept.at ? sayWhen('restore-of', kept.at) : say('restore'), ' ');
  bar.append(choice('restore-yes', () => {
    decided();
    for (const each of FIELDS) field(form, each).value = kept.fields[each] ?? '';
    if (form.dataset.id) field(form, 'revision').value = kept.revision || UNKNOWN;
    restored();
  }));
  bar.append(' ', choice('restore-no', () => {
    decided();
    remove(name);
  }));
  place.before(bar);

  function decided() {
    offered = false;
    bar.remove();
  }
}

/** @param {string} name @returns {Kept | undefined} */
function find(name) {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null');
    // Once the fields alone were kept.
    return kept && (kept.fields ? kept : { revision: '', fields: kept });
  } catch {
    return undefined;
  }
}

/** @param {string} name */
function remove(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Where nothing may be kept there is nothing.
  }
}

/** @param {string} label @param {() => void} chosen */
function choice(label, chosen) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = say(label);
  button.addEventListener('click', chosen);
  return button;
}
