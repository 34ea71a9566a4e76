/** The bell: what happened to those who have signed in, live. */
import { get, Refused, write } from './http.js';
import { on, passOn } from './hub.js';
import { icon, shell, toItem } from './inbox.js';
import { amount, digits, text } from './messages.js';
import { signedIn } from './session.js';
import { whenVisible } from './visible.js';

const API = '/api/notifications';

/** @typedef {import('./inbox.js').Notice} Notice */

/** `<maeari-bell>` around the link that signs in, which stays where nobody has signed in. */
export class MaeariBell extends HTMLElement {
  connectedCallback() {
    if (!signedIn()) return;
    this.unread = 0;
    this.button = icon();
    this.panel = shell(() => this.readAll());
    this.replaceChildren(this.button, this.panel);
    this.count(0);
    this.button.addEventListener('click', () => this.open(this.panel?.hidden ?? false));
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !this.panel?.hidden) this.open(false);
    });
    document.addEventListener('click', (event) => {
      if (!event.composedPath().includes(this)) this.open(false, false);
    });
    on('notification', (/** @type {{ unread: number, item: Notice | null }} */ { unread, item }) => {
      this.count(unread);
      if (item && !this.panel?.hidden) this.load();
    });
    on('inbox', (/** @type {number} */ unread) => this.count(unread));
    whenVisible(() => this.load());
  }

  async load() {
    try {
      const { data } = await get(API);
      this.count(data.unread);
      this.show(data.items);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (signedIn()) this.note(text('bell.load-failed'));
      else this.leave();
    }
  }

  /** @param {Notice[]} notices */
  show(notices) {
    const list = this.panel?.querySelector('ol');
    // Who is on a notice by keyboard stays there; the list is made anew when it is opened again.
    if (list?.contains(document.activeElement)) return;
    list?.replaceChildren(...notices.map((notice) => toItem(notice, () => this.read(notice))));
    this.note(notices.length === 0 ? text('bell.empty') : '');
  }

  /** The link leads on; that it was read is told on the way. @param {Notice} notice */
  read(notice) {
    if (notice.read) return;
    notice.read = true;
    this.tell(Math.max(0, (this.unread ?? 0) - 1));
    write('POST', `${API}/${notice.id}/read`).catch(() => undefined);
  }

  async readAll() {
    try {
      await write('POST', `${API}/read`);
      this.tell(0);
      await this.load();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.note(text('bell.load-failed'));
    }
  }

  /** @param {number} unread */
  tell(unread) {
    this.count(unread);
    passOn('inbox', unread);
  }

  /** @param {number} unread */
  count(unread) {
    this.unread = unread;
    const badge = /** @type {HTMLElement | null | undefined} */ (this.button?.querySelector('.bell-badge'));
    if (badge) {
      badge.hidden = unread === 0;
      badge.textContent = digits(unread);
    }
    const name = unread === 0 ? text('bell.title') : `${text('bell.title')}, ${amount('bell.unread', unread)}`;
    this.button?.setAttribute('aria-label', name);
  }

  /**
   * @param {boolean} open
   * @param {boolean} [focus] whether a closed panel gives the focus back to the bell
   */
  open(open, focus = true) {
    if (!this.panel || this.panel.hidden === !open) return;
    this.panel.hidden = !open;
    this.button?.setAttribute('aria-expanded', String(open));
    if (open) this.load();
    else if (focus) this.button?.focus();
  }

  /** @param {string} words */
  note(words) {
    const place = /** @type {HTMLElement | null | undefined} */ (this.panel?.querySelector('.inbox-empty'));
    if (!place) return;
    place.textContent = words;
    place.hidden = words === '';
  }

  /** The session has ended: offers to sign in again, where the bell was. */
  leave() {
    const link = document.createElement('a');
    link.className = 'tool';
    link.href = `/sign-in?to=${encodeURIComponent(location.pathname)}`;
    link.textContent = text('sign-in');
    this.replaceChildren(link);
  }
}
