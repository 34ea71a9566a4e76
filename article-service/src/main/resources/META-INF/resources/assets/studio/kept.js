/** A text that is not saved yet, kept in this browser in case the tab goes away. */
import { say } from './words.js';

const FIELDS = ['title', 'body', 'summary', 'category', 'tags', 'language', 'slug'];

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
  try {
    localStorage.setItem(key(form), JSON.stringify(typed(form)));
  } catch {
    // A full or forbidden storage is no reason to stop writing.
  }
}

/** @param {HTMLFormElement} form */
export function forget(form) {
  localStorage.removeItem(key(form));
}

/**
 * Offers to bring back what was kept, if it is not what the page shows.
 * @param {HTMLFormElement} form @param {HTMLElement} place @param {() => void} restored
 */
export function offer(form, place, restored) {
  const kept = JSON.parse(localStorage.getItem(key(form)) ?? 'null');
  const shown = typed(form);
  if (!kept || FIELDS.every((name) => kept[name] === shown[name])) return;
  const bar = document.createElement('p');
  bar.className = 'notice';
  bar.append(say('restore'), ' ');
  bar.append(choice('restore-yes', () => {
    for (const name of FIELDS) field(form, name).value = kept[name] ?? '';
    bar.remove();
    restored();
  }));
  bar.append(' ', choice('restore-no', () => {
    forget(form);
    bar.remove();
  }));
  place.append(bar);
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
