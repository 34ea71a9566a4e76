/** The list of comments on the page: changes only what has changed, so that nobody who writes in it is disturbed. */
import { isWriting } from './comment-form.js';
import { fill, place } from './comment-item.js';
import { beginning, looksSame } from './thread.js';

/**
 * @typedef {import('./thread.js').Comment} Comment
 * @typedef {import('./comment-item.js').Deed} Deed
 */

/** What is left of a comment that the server no longer has. @param {Comment} comment @returns {Comment} */
function gone(comment) {
  const can = { reply: false, delete: false, hide: false, show: false };
  return { ...comment, name: null, guest: false, byAuthor: false, text: null, html: null, state: 'deleted', can };
}

export class CommentList {
  /** @type {Map<string, Comment>} */
  comments = new Map();

  /**
   * @param {HTMLOListElement} list
   * @param {(deed: Deed, comment: Comment, button: HTMLButtonElement) => void} act
   */
  constructor(list, act) {
    this.list = list;
    this.act = act;
  }

  /**
   * Shows these, all that the server has up to the last of them.
   * @param {Comment[]} items oldest first
   * @param {boolean} more whether the server has others behind them
   * @returns {Comment[]} those that are new
   */
  show(items, more) {
    const present = new Set(items.map(({ id }) => id));
    const last = items.at(-1)?.createdAt ?? '';
    for (const { id, createdAt } of this.comments.values()) {
      if (!present.has(id) && !(more && createdAt > last)) this.remove(id);
    }
    return items.filter((comment) => this.put(comment));
  }

  /**
   * Adds or changes one.
   * @param {Comment} comment
   * @returns {boolean} whether it is new
   */
  put(comment) {
    const before = this.comments.get(comment.id);
    this.comments.set(comment.id, comment);
    if (before && looksSame(before, comment)) return false;
    const item = this.item(comment.id) ?? this.add(comment);
    fill(item, comment, this.act);
    return !before;
  }

  /** @param {string} id @returns {HTMLLIElement | null} */
  item(id) {
    return this.list.querySelector(`#comment-${CSS.escape(id)}`);
  }

  /** @param {Comment} comment */
  add(comment) {
    const item = place(comment.id);
    const first = beginning(comment, this.comments);
    const home = first === comment ? this.list : this.item(first.id)?.querySelector('[data-part=replies]');
    (home ?? this.list).append(item);
    return item;
  }

  /** What somebody writes beneath it stays, and so its place. @param {string} id */
  remove(id) {
    const item = this.item(id);
    const comment = this.comments.get(id);
    if (item && comment && isWriting(item)) {
      this.put(gone(comment));
      return;
    }
    this.comments.delete(id);
    item?.remove();
  }
}
