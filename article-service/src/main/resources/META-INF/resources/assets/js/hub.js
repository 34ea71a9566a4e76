/** Where news meets the elements of this tab, and those of the other tabs of the same browser. */
import { KINDS, offer } from './newest.js';

/** @typedef {import('./newest.js').Counts} Counts */

const hub = new EventTarget();
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('maeari') : undefined;

/** @type {Set<string>} */
const articles = new Set();

channel?.addEventListener('message', ({ data }) => {
  if (data.type === 'counts') take(data.detail);
  else tell(data.type, data.detail);
});

/** @param {string} article whose counts this page shows */
export function watch(article) {
  articles.add(article);
}

export function watched() {
  return [...articles];
}

/** Counts that came over the network. @param {Counts} counts */
export function receive(counts) {
  if (take(counts)) channel?.postMessage({ type: 'counts', detail: counts });
}

/**
 * Tells something to the elements of all tabs.
 * @param {string} type
 * @param {unknown} detail
 */
export function passOn(type, detail) {
  tell(type, detail);
  channel?.postMessage({ type, detail });
}

/**
 * @template T
 * @param {string} type
 * @param {(detail: T) => void} listener
 */
export function on(type, listener) {
  hub.addEventListener(type, (event) => listener(/** @type {CustomEvent<T>} */ (event).detail));
}

/** @param {Counts} counts */
function take(counts) {
  const article = counts.articleId;
  if (!articles.has(article)) return false;
  const changed = KINDS.filter((kind) => offer(article, kind, { value: counts[kind], version: counts.versions[kind] }));
  if (changed.length > 0) tell('counts', { article, changed });
  return changed.length > 0;
}

/**
 * @param {string} type
 * @param {unknown} detail
 */
function tell(type, detail) {
  hub.dispatchEvent(new CustomEvent(type, { detail }));
}
