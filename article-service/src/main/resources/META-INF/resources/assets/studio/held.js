/** Bursts of views about which an operator decides whether they were readers. */
import { decide, held, read, reason } from './api.js';
import { element } from './element.js';
import { say, sayOf } from './words.js';

/** @typedef {import('./api.js').Burst} Burst */

const times = new Intl.DateTimeFormat(document.documentElement.lang || 'en', { dateStyle: 'medium', timeStyle: 'short' });

class MaeariHeld extends HTMLElement {
  /** @type {HTMLUListElement} */
  list = document.createElement('ul');

  async connectedCallback() {
    this.list.className = 'desk';
    this.status = this.appendChild(element('p', say('held-loading')));
    this.status.setAttribute('role', 'status');
    this.append(this.list);
    await this.more('');
    if (this.list.children.length === 0 && this.status.textContent === '') this.status.textContent = say('held-none');
  }

  /** @param {string} after */
  async more(after) {
    try {
      const { items, next } = await held(after);
      const first = this.list.children.length;
      for (const burst of items) this.list.append(this.item(burst));
      this.tell('');
      if (after) /** @type {HTMLElement | null} */ (this.list.children[first]?.querySelector('button'))?.focus();
      if (next) this.append(this.moreButton(next));
    } catch {
      this.tell('held-failed');
    }
  }

  /** @param {string} next */
  moreButton(next) {
    const more = button('held-more', 'button second');
    more.addEventListener('click', () => {
      more.remove();
      this.more(next);
    });
    return more;
  }

  /** @param {Burst} burst */
  item(burst) {
    const item = element('li');
    const state = item.appendChild(element('p'));
    state.className = 'desk-state';
    const heading = item.appendChild(element('h2', sayOf('held', burst.held)));
    const where = item.appendChild(element('p'));
    where.className = 'desk-time';
    where.textContent = times.format(new Date(burst.since));
    title(burst, where);
    heading.id = `held-${burst.burst}-${burst.articleId}`;
    const buttons = item.appendChild(element('p'));
    buttons.className = 'buttons';
    for (const decision of /** @type {const} */ (['count', 'drop'])) {
      const choice = buttons.appendChild(button(`held-${decision}`, 'button second'));
      choice.dataset.decision = decision;
      choice.setAttribute('aria-describedby', heading.id);
      choice.addEventListener('click', () => this.decided(burst, decision, item));
    }
    show(item, burst);
    return item;
  }

  /** @param {Burst} burst @param {'count' | 'drop'} decision @param {HTMLElement} item */
  async decided(burst, decision, item) {
    if (item.getAttribute('aria-busy') === 'true') return;
    item.setAttribute('aria-busy', 'true');
    try {
      await decide(burst, decision);
      Object.assign(burst, { decision, added: decision === 'count' ? burst.held : 0 });
      show(item, burst);
      this.tell(`held-${decision}-done`);
    } catch (refused) {
      const why = reason(/** @type {import('../js/http.js').Refused} */ (refused));
      this.tell(why.startsWith('problem-') ? `held-${why}` : 'error_other');
    } finally {
      item.setAttribute('aria-busy', 'false');
    }
  }

  /** @param {string} key */
  tell(key) {
    if (this.status) this.status.textContent = key ? say(key) : '';
  }
}

/** What was decided, in words and on the buttons. @param {HTMLElement} item @param {Burst} burst */
function show(item, burst) {
  const state = item.querySelector('.desk-state');
  if (state) state.textContent = decision(burst);
  for (const choice of item.querySelectorAll('button')) {
    choice.setAttribute('aria-pressed', String(choice.dataset.decision === burst.decision));
  }
}

/** @param {Burst} burst */
function decision({ decision, added, held: views }) {
  if (decision === 'count' && added < views) return sayOf('held-since', views - added) ?? '';
  return say(decision ? `held-${decision}-state` : 'held-open');
}

/** The article's title, once it is known. @param {Burst} burst @param {HTMLElement} place */
async function title({ articleId }, place) {
  const article = await read(articleId).catch(() => undefined);
  if (!article) return;
  const link = document.createElement('a');
  link.href = `/studio/articles/${articleId}/ledger#views`;
  link.lang = article.language;
  link.textContent = article.title;
  place.prepend(link, ' · ');
}

/** @param {string} key @param {string} kind */
function button(key, kind) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = kind;
  made.textContent = say(key);
  return made;
}

customElements.define('maeari-held', MaeariHeld);
