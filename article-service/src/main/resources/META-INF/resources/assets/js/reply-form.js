/** The form beneath a comment that is answered. */
import { isWriting, takeOver } from './comment-form.js';
import { nameOf } from './comment-item.js';
import { text } from './messages.js';

/** @typedef {import('./thread.js').Comment} Comment */

/**
 * Opens it, or goes to the one that is open.
 * @param {Element} slot beneath the comment
 * @param {HTMLFormElement} pattern the page's own form, untouched
 * @param {Comment} comment
 * @param {{ kept: (answer: Comment) => void, closed: () => void }} then
 */
export function openReply(slot, pattern, comment, then) {
  if (slot.childElementCount === 0) slot.append(build(pattern, comment, then));
  slot.querySelector('textarea')?.focus();
}

/**
 * @param {HTMLFormElement} pattern
 * @param {Comment} comment
 * @param {{ kept: (answer: Comment) => void, closed: () => void }} then
 */
function build(pattern, comment, then) {
  const form = /** @type {HTMLFormElement} */ (pattern.cloneNode(true));
  form.classList.add('comment-reply');
  makeIdsUnique(form, comment.id);
  const label = /** @type {HTMLElement} */ (form.querySelector('label'));
  label.textContent = text('comment.reply-to', { name: nameOf(comment) });
  const close = () => {
    form.remove();
    then.closed();
  };
  form.querySelector('.form-end')?.append(cancelButton(close));
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.isComposing && form.querySelector('textarea')?.value === '') close();
  });
  takeOver(form, comment.articleId, comment.id, (answer) => {
    if (!isWriting(form)) form.remove();
    then.kept(answer);
  });
  return form;
}

/** @param {() => void} close */
function cancelButton(close) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = text('comment.cancel');
  button.addEventListener('click', close);
  return button;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} suffix
 */
function makeIdsUnique(form, suffix) {
  for (const field of form.querySelectorAll('[id]')) {
    form.querySelector(`label[for="${field.id}"]`)?.setAttribute('for', `${field.id}-${suffix}`);
    field.id = `${field.id}-${suffix}`;
  }
  for (const field of form.querySelectorAll('[aria-describedby]')) {
    field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby')}-${suffix}`);
  }
}
