/** Writing a comment: what was written stays in its field until it is kept. */
import { submitByKeys } from './composing.js';
import { explain, Refused, write } from './http.js';
import { text } from './messages.js';

/** Whether something is written in a field of this part of the page. @param {Element} part */
export function isWriting(part) {
  return [...part.querySelectorAll('textarea')].some(({ value }) => value.trim() !== '');
}

/**
 * Takes over a comment form.
 * @param {HTMLFormElement} form
 * @param {string} article
 * @param {string | null} parent the comment that it answers
 * @param {(comment: import('./thread.js').Comment) => void} kept
 */
export function takeOver(form, article, parent, kept) {
  const status = /** @type {HTMLElement} */ (form.querySelector('[role=status]'));
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('button[type=submit], .button'));
  const words = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('text'));
  const name = /** @type {HTMLInputElement | null} */ (form.elements.namedItem('name'));
  const attempt = attempts();

  form.noValidate = true;
  submitByKeys(form, () => form.requestSubmit());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });

  async function send() {
    if (button.disabled) return;
    if (words.value.trim() === '') {
      say(text('comment.empty'), true);
      words.focus();
      return;
    }
    const comment = { text: words.value, ...(parent && { parentId: parent }), ...(name?.value && { name: name.value }) };
    const url = `/api/engagement/articles/${article}/comments`;
    button.disabled = true;
    try {
      const { data } = await write('POST', url, comment, { 'Idempotency-Key': attempt.key(comment) });
      attempt.done();
      // What was typed while it was sent stays.
      words.value = words.value.startsWith(comment.text) ? words.value.slice(comment.text.length) : words.value;
      say('', false);
      kept(data);
    } catch (error) {
      say(explain(error), true);
      if (error instanceof Refused) words.focus();
    } finally {
      button.disabled = false;
    }
  }

  /**
   * @param {string} message
   * @param {boolean} wrong
   */
  function say(message, wrong) {
    status.textContent = message;
    status.classList.toggle('wrong', wrong);
  }
}

/** The same words sent again are the same attempt, and so one comment; other words are another. */
function attempts() {
  let key = '';
  let sent = '';
  return {
    /** @param {object} comment */
    key(comment) {
      const now = JSON.stringify(comment);
      if (now !== sent) {
        sent = now;
        key = freshKey();
      }
      return key;
    },
    done() {
      sent = '';
    },
  };
}

function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
