/** One comment as it stands on the page. */
import { setMarkup } from './markup.js';
import { moment, text } from './messages.js';

/**
 * @typedef {import('./thread.js').Comment} Comment
 * @typedef {'reply' | 'delete' | 'hide' | 'show'} Tool what somebody may be offered
 * @typedef {Tool | 'ask'} Deed what is done with it; deleting is asked for first
 */

/** @type {Tool[]} */
const DEEDS = ['reply', 'delete', 'hide', 'show'];

/**
 * An empty place for a comment, from the page's template.
 * @param {string} id
 * @returns {HTMLLIElement}
 */
export function place(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById('maeari-comment'));
  const content = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const item = /** @type {HTMLLIElement} */ (content.firstElementChild);
  item.id = `comment-${id}`;
  return item;
}

/**
 * Fills a place; a form open in it is left alone.
 * @param {HTMLLIElement} item
 * @param {Comment} comment
 * @param {(deed: Deed, comment: Comment, button: HTMLButtonElement) => void} act
 */
export function fill(item, comment, act) {
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (item.querySelector(`[data-part=${name}]`));
  part('name').textContent = comment.state === 'deleted' ? '' : nameOf(comment);
  part('author').hidden = !comment.byAuthor && !comment.guest;
  part('author').textContent = text(comment.byAuthor ? 'comment.author' : 'comment.guest-mark');
  const time = /** @type {HTMLTimeElement} */ (part('time'));
  time.dateTime = comment.createdAt;
  time.textContent = moment(comment.createdAt);
  /** @type {HTMLAnchorElement} */ (part('link')).href = `#${item.id}`;
  fillBody(part('body'), comment);
  part('tools').replaceChildren(...DEEDS.filter((deed) => comment.can[deed]).map((deed) => tool(deed, comment, act)));
}

/** @param {Comment} comment */
export function nameOf(comment) {
  return comment.name ?? (comment.state === 'visible' ? text('comment.guest') : '');
}

/**
 * @param {HTMLElement} body
 * @param {Comment} comment
 */
function fillBody(body, comment) {
  body.classList.toggle('comment-gone', comment.state !== 'visible');
  if (comment.state === 'visible' && comment.html !== null) {
    setMarkup(body, comment.html);
    return;
  }
  body.textContent = text(comment.state === 'deleted' ? 'comment.deleted' : 'comment.hidden');
  if (comment.text !== null) {
    const quote = document.createElement('blockquote'); // a moderator sees what it was
    quote.textContent = comment.text;
    body.append(quote);
  }
}

/**
 * @param {Tool} deed
 * @param {Comment} comment
 * @param {(deed: Deed, comment: Comment, button: HTMLButtonElement) => void} act
 */
function tool(deed, comment, act) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.dataset.deed = deed;
  button.textContent = text(`comment.${deed}`);
  if (deed === 'reply') button.setAttribute('aria-label', text('comment.reply-to', { name: nameOf(comment) }));
  if (deed === 'delete') askFirst(button, () => act('ask', comment, button), () => act(deed, comment, button));
  else button.addEventListener('click', () => act(deed, comment, button));
  return button;
}

/**
 * Deletes at the second press only, however late it comes; the first one asks, and whoever leaves has not answered.
 * @param {HTMLButtonElement} button
 * @param {() => void} ask
 * @param {() => void} run
 */
function askFirst(button, ask, run) {
  let asked = false;
  const set = (/** @type {boolean} */ now) => {
    asked = now;
    button.textContent = text(now ? 'comment.delete-really' : 'comment.delete');
  };
  button.addEventListener('click', ({ detail }) => {
    if (asked && detail <= 1) {
      run();
    } else if (!asked) {
      set(true);
      ask();
    }
  });
  button.addEventListener('blur', () => {
    if (!button.disabled) set(false);
  });
}
