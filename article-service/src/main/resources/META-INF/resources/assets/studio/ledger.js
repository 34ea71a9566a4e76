/** How an article's numbers came about, in plain words. */
import { get } from '../js/http.js';
import { element } from './element.js';
import { say, sayOf } from './words.js';

const COUNTERS = ['views', 'likes', 'comments'];

/** @typedef {{ raw: number, counted: number, adjusted: number, number: number, adjustments: Record<string, number>, ignored: Record<string, number> }} Entry */

class MaeariLedger extends HTMLElement {
  async connectedCallback() {
    const waiting = this.appendChild(element('p', say('ledger-loading')));
    waiting.setAttribute('role', 'status');
    try {
      const counters = await fetchLedger(this.getAttribute('article') ?? '');
      waiting.remove();
      for (const name of COUNTERS) {
        if (counters[name]) this.append(this.part(name, counters[name]));
      }
      if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
    } catch {
      waiting.setAttribute('role', 'alert');
      waiting.textContent = say('ledger-failed');
    }
  }

  /** @param {string} name @param {Entry} entry */
  part(name, entry) {
    const part = element('section');
    part.id = name;
    part.append(element('h2', this.dataset[name] ?? name));
    const list = part.appendChild(element('ul'));
    for (const sentence of sentences(name, entry)) list.append(element('li', sentence));
    return part;
  }
}

/**
 * What came in, what of it counted, what did not and why, and what stands on the page.
 * @param {string} name @param {Entry} entry
 */
function sentences(name, entry) {
  const ignored = Object.entries(entry.ignored ?? {})
    .filter(([, number]) => number > 0)
    .map(([reason, number]) => sayOf(`ledger.${reason}`, number) ?? sayOf('ledger.other', number, reason));
  return [
    sayOf(`ledger.${name}.raw`, entry.raw),
    sayOf('ledger.counted', entry.counted),
    ...ignored,
    ...Object.entries(entry.adjustments ?? {}).map(([source, amount]) =>
      sayOf(`ledger.adjusted.${source.split(':')[0]}`, amount) ?? sayOf('ledger.adjusted', amount)),
    sayOf(`ledger.${name}.number`, entry.number),
  ].filter((sentence) => sentence !== undefined);
}

/** @param {string} article @returns {Promise<Record<string, Entry>>} */
async function fetchLedger(article) {
  const { data } = await get(`/api/engagement/articles/${article}/ledger`);
  return data.counters;
}

customElements.define('maeari-ledger', MaeariLedger);
