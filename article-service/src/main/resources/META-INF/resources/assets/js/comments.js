/** Comments: the list that the service gives, the form, answers, and what moderators may do. */
import { takeOver } from './comment-form.js';
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

/** @type {Record<string, string>} */
const SAID = { delete: 'comment.was-deleted', hide: 'comment.was-hidden', show: 'comment.was-shown' };

/** `<maeari-comments article="…">` around the form, a status line and an ordered list. */
export class MaeariComments extends HTMLElement {
  pages = 1;
  posted = 0;
  loading = false;
  again = false;
  seen = false;
  readAt = -REST;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  due;

  connectedCallback() {
    this.article = this.getAttribute('article') ?? '';
    this.status = this.find('.comments-status', HTMLElement);
    this.form = this.find('.comment-form', HTMLFormElement);
    this.more = this.find('.comments-more', HTMLButtonElement);
    this.pattern = /** @type {HTMLFormElement} */ (this.form.cloneNode(true));
    this.list = new CommentList(this.find('ol.thread', HTMLOListElement), (...deed) => this.act(...deed));
    this.more.addEventListener('click', () => this.load(this.pages + 1));
    takeOver(this.form, this.article, null, (comment) => this.kept(comment));
    on('counts', (/** @type {{ article: string, changed: string[] }} */ news) => {
      if (news.article === this.article && news.changed.includes('comments') && this.seen) this.soon();
    });
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

  /**
   * Reads the first pages again; one reading at a time, and once more if there was news meanwhile.
   * @param {number} pages
   */
  async load(pages) {
    this.pages = pages;
    this.again = this.loading;
    if (this.loading) return;
    this.loading = true;
    clearTimeout(this.due);
    this.due = undefined;
    this.readAt = performance.now();
    try {
      await this.read();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.say(text('comment.load-failed'));
    } finally {
      this.loading = false;
    }
    if (this.again) await this.load(this.pages);
  }

  async read() {
    const { posted } = this;
    /** @type {Comment[]} */
    const items = [];
    /** @type {string | null} */
    let next = '';
    for (let page = 0; page < this.pages && next !== null; page++) {
      const query = new URLSearchParams({ limit: String(PAGE), ...(next && { after: next }) });
      const { data } = await get(`/api/engagement/articles/${this.article}/comments?${query}`);
      items.push(...data.items);
      next = data.next;
      if (page === 0) this.allow(data);
    }
    if (posted !== this.posted) this.again = true; // it may lack what was posted while it was read
    else this.show(items, next !== null);
  }

  /**
   * @param {Comment[]} items
   * @param {boolean} more whether there are others behind them
   */
  show(items, more) {
    const fresh = this.list?.show(items, more) ?? 0;
    if (this.more) this.more.hidden = !more;
    if (items.length === 0) this.say(text('comment.none'));
    else if (!this.seen) this.say('');
    else if (fresh > 0) this.say(amount('comment.new', fresh));
    if (!this.seen) this.findTarget();
    this.seen = true;
  }

  /** @param {{ canComment: boolean, signedIn: boolean }} answer */
  allow({ canComment, signedIn }) {
    this.classList.toggle('signed-in', signedIn);
    if (this.form) this.form.hidden = !canComment;
    if (canComment || signedIn || this.querySelector('.comments-sign-in')) return;
    const link = document.createElement('a');
    link.href = signInAddress('#comments');
    link.className = 'comments-sign-in';
    link.textContent = text('comment.sign-in');
    this.prepend(link);
  }

  /** The address may name a comment that was not there when the page came. */
  findTarget() {
    if (/^#comment-[\w-]+$/.test(location.hash)) this.querySelector(location.hash)?.scrollIntoView();
  }

  /** @param {Comment} comment */
  kept(comment) {
    this.posted++;
    this.list?.put(comment);
    this.say(text('comment.sent'));
    this.list?.item(comment.id)?.focus();
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
    button.disabled = true;
    const address = `/api/engagement/comments/${comment.id}`;
    try {
      if (deed === 'delete') await write('DELETE', address);
      else await write('POST', `${address}/decision`, { decision: deed });
      await this.load(this.pages);
      this.say(text(SAID[deed]));
      (this.list?.item(comment.id) ?? document.getElementById('comments-title'))?.focus();
    } catch (error) {
      this.say(explain(error));
      button.disabled = false;
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
