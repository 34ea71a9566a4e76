/** The numbers of an article: rendered by the server, moved by the log. */
import { on, watch } from './hub.js';
import { amount, digits } from './messages.js';
import { isNewer, newest, offer } from './newest.js';

/**
 * `<maeari-counts article="…">` around one or more
 * `<span data-counter="views" data-value="2283" data-version="0-2283">2283 views</span>`.
 */
export class MaeariCounts extends HTMLElement {
  connectedCallback() {
    const article = this.getAttribute('article') ?? '';
    watch(article);
    for (const place of this.places()) {
      const { counter = '', value, version = '0-0' } = place.dataset;
      offer(article, counter, { value: Number(value), version });
      this.show(article, place, false);
    }
    on('counts', (/** @type {{ article: string, changed: string[] }} */ news) => {
      if (news.article !== article) return;
      for (const place of this.places()) {
        if (news.changed.includes(place.dataset.counter ?? '')) this.show(article, place, true);
      }
    });
  }

  /** @returns {NodeListOf<HTMLElement>} */
  places() {
    return this.querySelectorAll('[data-counter]');
  }

  /**
   * @param {string} article
   * @param {HTMLElement} place
   * @param {boolean} mark whether to show that it has moved
   */
  show(article, place, mark) {
    const { counter = '', value, version = '0-0', format } = place.dataset;
    const count = newest(article, counter);
    if (!count || !isNewer(count.version, version)) return;
    place.dataset.version = count.version;
    if (String(count.value) === value) return;
    place.dataset.value = String(count.value);
    place.textContent = format === 'digits' ? digits(count.value) : amount(counter, count.value);
    if (mark) this.mark(place);
  }

  /** @param {HTMLElement} place */
  mark(place) {
    place.classList.remove('moved');
    requestAnimationFrame(() => place.classList.add('moved'));
    place.addEventListener('animationend', () => place.classList.remove('moved'), { once: true });
  }
}
