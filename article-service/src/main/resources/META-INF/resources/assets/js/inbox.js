/** What the bell shows: its button, its panel, and one notice. */
import { moment, text } from './messages.js';

/**
 * @typedef {{
 *   id: string, kind: 'comment' | 'reply' | 'first-like', articleId: string, title: string, url: string,
 *   name: string | null, excerpt: string | null, createdAt: string, read: boolean,
 * }} Notice
 */

const SVG = 'http://www.w3.org/2000/svg';
const BELL = 'M6 16v-5a6 6 0 0 1 12 0v5l1.5 2h-15zM10 21h4';

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {string} [className]
 * @param {string} [words]
 */
function make(tag, className = '', words = '') {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = words;
  return element;
}

/** The button with the bell and the number of unread notices. */
export function icon() {
  const button = make('button', 'tool bell');
  button.type = 'button';
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-controls', 'maeari-inbox');
  const picture = document.createElementNS(SVG, 'svg');
  picture.setAttribute('viewBox', '0 0 24 24');
  picture.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', BELL);
  picture.append(path);
  button.append(picture, make('span', 'bell-badge'));
  return button;
}

/**
 * The empty panel.
 * @param {() => void} readAll
 */
export function shell(readAll) {
  const panel = make('section', 'inbox');
  panel.id = 'maeari-inbox';
  panel.hidden = true;
  panel.setAttribute('aria-label', text('bell.title'));
  const head = make('div', 'inbox-head');
  const all = make('button', 'link', text('bell.all-read'));
  all.type = 'button';
  all.addEventListener('click', readAll);
  head.append(make('h2', '', text('bell.title')), all);
  const note = make('p', 'inbox-empty');
  note.setAttribute('role', 'status');
  const foot = make('div', 'inbox-foot');
  const out = make('a', '', text('sign-out'));
  out.href = '/sign-out';
  foot.append(out);
  panel.append(head, note, make('ol'), foot);
  return panel;
}

/**
 * @param {Notice} notice
 * @param {() => void} follow when its link is taken
 */
export function toItem(notice, follow) {
  const item = make('li', notice.read ? 'inbox-item' : 'inbox-item unread');
  const link = make('a');
  link.href = notice.url;
  const name = notice.name ?? text('bell.somebody');
  link.append(make('b', '', text(`bell.${notice.kind}`, { name, title: notice.title })));
  if (notice.excerpt) link.append(make('q', '', notice.excerpt));
  const time = make('time', '', ` ${moment(notice.createdAt)}`);
  time.dateTime = notice.createdAt;
  link.append(time);
  link.addEventListener('click', follow);
  item.append(link);
  return item;
}
