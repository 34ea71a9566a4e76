/** The like: a form without JavaScript, a switch with it. */
import { explain, get, Refused, write } from './http.js';
import { receive } from './hub.js';
import { text } from './messages.js';
import { whenVisible } from './visible.js';

/** `<maeari-like article="…">` around the form, its button and a status line. */
export class MaeariLike extends HTMLElement {
  connectedCallback() {
    this.liked = false;
    this.sending = false;
    this.button = /** @type {HTMLButtonElement} */ (this.querySelector('button'));
    this.status = /** @type {HTMLElement} */ (this.querySelector('[role=status]'));
    this.show(false);
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.toggle();
    });
    whenVisible(() => this.learn());
  }

  get address() {
    return `/api/engagement/articles/${this.getAttribute('article')}/like`;
  }

  async learn() {
    try {
      const { data } = await get(this.address);
      if (!this.sending) this.show(data.liked);
    } catch {
      // It stays what it is; a like sent twice is one like.
    }
  }

  /** Shows at once what will be, and takes it back when it could not be kept. */
  async toggle() {
    if (this.sending) return;
    this.sending = true;
    const wanted = !this.liked;
    this.show(wanted);
    this.say(text(wanted ? 'like.thanks' : 'like.taken-back'), false);
    try {
      const { position } = await write(wanted ? 'PUT' : 'DELETE', this.address);
      if (position) this.readOwn(position);
    } catch (error) {
      this.show(!wanted);
      this.say(explain(error), true);
    } finally {
      this.sending = false;
    }
  }

  /** Reads the count that includes this like (I7). @param {string} position */
  async readOwn(position) {
    try {
      const article = this.getAttribute('article');
      const query = new URLSearchParams({ after: position });
      const { data } = await get(`/api/engagement/articles/${article}/counts?${query}`);
      receive(data);
    } catch (error) {
      if (!(error instanceof Refused)) throw error; // else the stream tells it soon
    }
  }

  /** @param {boolean} liked */
  show(liked) {
    this.liked = liked;
    this.button?.setAttribute('aria-pressed', String(liked));
  }

  /**
   * @param {string} words
   * @param {boolean} wrong
   */
  say(words, wrong) {
    if (!this.status) return;
    this.status.textContent = words;
    this.status.classList.toggle('wrong', wrong);
  }
}
