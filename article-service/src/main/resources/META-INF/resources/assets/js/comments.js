/** Comments: the list that the service gives, the form, answers, and what moderators may do. */
import { isWriting, takeOver } from './comment-form.js';
import { CommentList } from './comment-list.js';
import { explain, get, Refused, write } from './http.js';
import { on } from './hub.js';
import { amount, text } from './messages.js';
import { openReply } from './reply-form.js';
import { signInAddress } from './session.js';
import { whenVisible } from './visible.js';

/**
 * @typedef {import('./thread.js').Comment} Comment
 * @typedef {import('./comment-item.js').Deed} Deed
 */

const PAGE = 100;
/** News reach all open pages at once: each reads at a moment of its own, and while much is written not all the time. */
const SPREAD = 2_000;
const REST = 5_000;
/** Pages of the list within which a comment is looked for that the address names. */
const FURTHEST = 20;

/** @type {Record<string, string>} */
const SAID = { delete: 'comment.was-deleted', hide: 'comment.was-hidden', show: 'comment.was-shown' };

/** The id of the comment that a fragment names; empty if it names none. @param {string} hash */
function named(hash) {
  return /^#comment-([\w-]+)$/.exec(hash)?.[1] ?? '';
}

/** `<maeari-comments article="…">` around the form, a status line and an ordered list. */
export class MaeariComments extends HTMLElement {
  pages = 1;
  posted = 0;
  loading = false;
  again = false;
  failed = false;
  seen = false;
  /** Whether the list grows because somebody asked for more, rather than by news. */
  widening = false;
  /** The comment that the address names, until it is found. */
  wanted = '';
  readAt = -REST;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  due;

  connectedCallback() {
    this.article = this.getAttribute('article') ?? '';
    this.status = this.find('.comments-status', HTMLElement);
    this.form = this.find('.comment-form', HTMLFormElement);
    this.more = this.find('.comments-more', HTMLButtonElement);
    this.pattern = /** @type {HTMLFormElement} */ (this.form.cloneNode(true));
    this.pattern.reset();
    this.moreWords = this.more.textContent;
    this.list = new CommentList(this.find('ol.thread', HTMLOListElement), (...deed) => this.act(...deed));
    this.more.addEventListener('click', () => this.readMore());
    takeOver(this.form, this.article, null, (comment) => this.kept(comment));
    on('counts', (/** @type {{ article: string, changed: string[] }} */ news) => {
      if (news.article === this.article && news.changed.includes('comments') && this.seen) this.soon();
    });
    addEventListener('hashchange', () => this.goTo(location.hash));
    addEventListener('online', () => {
      if (this.failed) this.load(this.pages);
    });
    this.wanted = named(location.hash);
    whenVisible(() => this.load(1));
  }

  /**
   * @template {HTMLElement} T
   * @param {string} selector
   * @param {new () => T} type
   * @returns {T}
   */
  find(selector, type) {
    const element = this.querySelector(selector);
    if (element instanceof type) return element;
    throw new Error(`the page lacks ${selector}`);
  }

  /** There is news. */
  soon() {
    const rest = Math.max(0, this.readAt + REST - performance.now());
    this.due ??= setTimeout(() => this.load(this.pages), rest + Math.random() * SPREAD);
  }

  /** Further comments; or the first, if they could not be read before. */
  readMore() {
    this.widening = this.seen;
    return this.load(this.seen ? this.pages + 1 : this.pages);
  }

  /**
   * Reads the first pages again; one reading at a time, and once more if there was news meanwhile.
   * @param {number} pages
   * @returns {Promise<boolean>} whether it could be read, as far as this call knows
   */
  async load(pages) {
    this.pages = pages;
    this.again = this.loading;
    if (this.loading) return true;
    this.loading = true;
    clearTimeout(this.due);
    this.due = undefined;
    this.readAt = performance.now();
    try {
      await this.read();
      this.failed = false;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.failed = true;
      this.offerAgain();
    } finally {
      this.loading = false;
    }
    return this.again ? this.load(this.pages) : !this.failed;
  }

  offerAgain() {
    this.say(text('comment.load-failed'));
    if (!this.more || this.seen) return;
    this.more.textContent = text('comment.again');
    this.more.hidden = false;
  }

  async read() {
    const { posted, wanted } = this;
    /** @type {Comment[]} */
    const items = [];
    /** @type {string | null} */
    let next = '';
    const lacking = () => wanted !== '' && !items.some(({ id }) => id === wanted);
    let page = 0;
    for (; next !== null && (page < this.pages || (lacking() && page < FURTHEST)); page++) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(next && { after: next }) });
      const { data } = await get(`/api/engagement/articles/${this.article}/comments?${query}`);
      items.push(...data.items);
      next = data.next;
      if (page === 0) this.allow(data);
    }
    this.pages = Math.max(this.pages, page);
    if (posted !== this.posted) this.again = true; // it may lack what was posted while it was read
    else this.show(items, next !== null);
    // Not there, however far down: nothing more is looked for.
    if (!this.again && wanted === this.wanted) this.wanted = '';
  }

  /**
   * @param {Comment[]} items
   * @param {boolean} more whether there are others behind them
   */
  show(items, more) {
    const fresh = this.list?.show(items, more) ?? [];
    if (this.more) {
      this.more.textContent = this.moreWords ?? '';
      this.more.hidden = !more;
    }
    if (items.length === 0) this.say(text('comment.none'));
    else if (!this.seen) this.say('');
    else if (this.widening) this.list?.item(fresh[0]?.id ?? '')?.focus();
    else if (fresh.length > 0) this.say(amount('comment.new', fresh.length));
    this.seen = true;
    this.widening = false;
    this.arrive();
  }

  /** @param {{ canComment: boolean, signedIn: boolean }} answer */
  allow({ canComment, signedIn }) {
    this.classList.toggle('signed-in', signedIn);
    const link = this.querySelector('.comments-sign-in');
    // What somebody has written is not taken from under their fingers.
    if (this.form) this.form.hidden = !canComment && !isWriting(this.form);
    if (canComment || signedIn) link?.remove();
    else if (!link) this.prepend(this.signInLink());
  }

  /** Leaves the page only if nothing is written on it. */
  signInLink() {
    const link = document.createElement('a');
    link.href = signInAddress('#comments');
    link.className = 'comments-sign-in';
    link.textContent = text('comment.sign-in');
    link.addEventListener('click', () => {
      if (!this.form || !isWriting(this.form)) return;
      link.target = '_blank';
      addEventListener('focus', () => this.load(this.pages), { once: true });
    });
    return link;
  }

  /** @param {string} hash that may name a comment, which may be further down or not read yet */
  goTo(hash) {
    this.wanted = named(hash);
    this.arrive();
    if (this.wanted !== '') this.load(this.pages);
  }

  /** At the comment that is wanted, if it is here. */
  arrive() {
    const item = this.wanted === '' ? null : this.list?.item(this.wanted);
    if (!item) return;
    this.wanted = '';
    item.scrollIntoView();
    item.focus();
  }

  /** @param {Comment} comment */
  kept(comment) {
    this.posted++;
    this.list?.put(comment);
    this.say(text('comment.sent'));
    this.leadTo(this.list?.item(comment.id));
  }

  /** Whoever has gone on meanwhile, or writes, is not led away. @param {HTMLElement | null | undefined} place */
  leadTo(place) {
    const here = document.activeElement;
    const form = here?.closest('.comment-form');
    if (here === document.body || (form && !isWriting(form))) place?.focus();
  }

  /**
   * @param {Deed} deed
   * @param {Comment} comment
   * @param {HTMLButtonElement} button
   */
  async act(deed, comment, button) {
    if (deed === 'reply') {
      this.reply(comment, button);
      return;
    }
    if (deed === 'ask') {
      this.say(text('comment.delete-really'));
      return;
    }
    button.disabled = true;
    const address = `/api/engagement/comments/${comment.id}`;
    try {
      if (deed === 'delete') {
        await write('DELETE', address);
        if (!(await this.load(this.pages))) return;
      } else {
        this.list?.put((await write('POST', `${address}/decision`, { decision: deed })).data);
      }
      this.say(text(SAID[deed]));
      this.leadTo(this.list?.item(comment.id) ?? document.getElementById('comments-title'));
    } catch (error) {
      this.say(explain(error));
      button.disabled = false;
      if (document.activeElement === document.body) button.focus();
    }
  }

  /**
   * @param {Comment} comment
   * @param {HTMLButtonElement} button
   */
  reply(comment, button) {
    const slot = this.list?.item(comment.id)?.querySelector('[data-part=reply]');
    if (!slot || !this.pattern) return;
    openReply(slot, this.pattern, comment, { kept: (answer) => this.kept(answer), closed: () => button.focus() });
  }

  /** @param {string} words */
  say(words) {
    if (this.status) this.status.textContent = words;
  }
}
