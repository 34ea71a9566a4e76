/** Writing with scripts on: a live preview, saving without leaving the page, and no text that is lost. */
import { Refused } from '../js/http.js';
import { setMarkup } from '../js/markup.js';
import { change, fieldAtFault, preview, read, reason, save } from './api.js';
import { takeImages } from './images.js';
import { forget, keep, offer } from './kept.js';
import { say } from './words.js';

const PAUSE = 300;
const COMPOSING = 229;

const form = /** @type {HTMLFormElement} */ (document.getElementById('editor'));
const told = /** @type {HTMLElement} */ (document.getElementById('told'));
const shown = /** @type {HTMLElement} */ (document.getElementById('preview'));
const shownTitle = /** @type {HTMLElement} */ (document.getElementById('preview-title'));
let dirty = 'dirty' in form.dataset;
let saving = false;
/** Saved, and on the way to another page. */
let leaving = false;
/** @type {AbortController | undefined} */
let rendering;
/** @type {number | undefined} */
let soon;

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
/** @param {string} name */
const value = (name) => field(name).value;

form.addEventListener('input', () => {
  dirty = true;
  clearTimeout(soon);
  soon = setTimeout(show, PAUSE);
});
form.addEventListener('submit', (event) => {
  const button = /** @type {SubmitEvent} */ (event).submitter;
  if (button instanceof HTMLButtonElement && 'plain' in button.dataset) {
    if (button.value === 'image' && !value('imageFile')) {
      event.preventDefault();
      tell('error_image_missing', true);
      field('imageFile').focus();
    }
    return;
  }
  event.preventDefault();
  const over = button instanceof HTMLButtonElement && button.name === 'over' ? button.value : '';
  submit(over ? 'save' : button instanceof HTMLButtonElement ? button.value : 'save', over || value('revision'));
});
form.addEventListener('keydown', (event) => {
  // An Enter that ends the composition of a syllable belongs to it, and submits nothing.
  const composing = event.isComposing || event.keyCode === COMPOSING;
  if (event.key === 'Enter' && composing && event.target instanceof HTMLInputElement) event.preventDefault();
  if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    submit('save', value('revision'));
  }
});
addEventListener('beforeunload', (event) => {
  if (dirty && !saving) event.preventDefault();
});
addEventListener('pageshow', (event) => {
  // Who comes back finds this page as it was left, older than what it has saved.
  if (event.persisted && leaving) location.replace(`/studio/articles/${form.dataset.id}`);
});
takeImages(form, { busy: tell, done: () => told.replaceChildren(), failed });
offer(form, told, () => form.dispatchEvent(new Event('input')));
// What was typed before this script was here.
if (['title', 'body'].some((name) => value(name) !== field(name).defaultValue)) form.dispatchEvent(new Event('input'));

async function show() {
  if (dirty) keep(form);
  shownTitle.textContent = value('title');
  rendering?.abort();
  rendering = new AbortController();
  try {
    setMarkup(shown, await preview(value('body'), rendering.signal));
  } catch {
    // The next change tries again; what was shown stays.
  }
}

/** @param {string} action @param {string} revision */
async function submit(action, revision) {
  if (saving || !form.reportValidity()) return;
  saving = true;
  tell('saving');
  mark('');
  try {
    const id = form.dataset.id ?? '';
    const sent = typed();
    const article = await save(sent, id, revision);
    const all = saved(article, JSON.stringify(sent));
    const changed =
      action === 'publish' || action === 'unpublish' ? await change(article.id, action, article.revision) : article;
    const done = changed.status === 'published' ? 'saved_public' : 'saved';
    if (all && (changed !== article || !id)) {
      leaving = true;
      location.assign(`/studio/articles/${article.id}?done=${action === 'save' ? done : `${action}ed`}`);
      return;
    }
    tell(done);
  } catch (error) {
    await failed(error);
  } finally {
    saving = leaving;
  }
}

function typed() {
  const removed = form.elements.namedItem('coverRemoved');
  const cover = removed instanceof HTMLInputElement && removed.checked ? '' : value('coverImage');
  return {
    title: value('title'),
    body: value('body'),
    summary: value('summary'),
    category: value('category'),
    tags: value('tags').split(/[,，、]/).map((tag) => tag.trim()).filter(Boolean),
    language: value('language') || null,
    coverImage: cover || null,
    slug: value('slug') === value('presentSlug') ? null : value('slug'),
  };
}

/**
 * The page is that article's from now on. What was typed while it was saved stays, and is not saved yet.
 * @param {{ id: string, revision: number, slug: string }} article
 * @param {string} sent as JSON
 * @returns {boolean} whether that is all that was typed
 */
function saved(article, sent) {
  const all = JSON.stringify(typed()) === sent;
  if (all || value('slug') === value('presentSlug')) field('slug').value = article.slug;
  field('presentSlug').value = article.slug;
  forget(form);
  form.dataset.id = article.id;
  for (const revision of document.querySelectorAll('input[name=revision]')) {
    /** @type {HTMLInputElement} */ (revision).value = String(article.revision);
  }
  dirty = !all;
  if (dirty) keep(form);
  return all;
}

/** @param {unknown} error */
async function failed(error) {
  if (!(error instanceof Refused)) throw error;
  if (dirty) keep(form);
  const why = reason(error);
  tell(why, true);
  if (why.startsWith('error_') && why !== 'error_changed') told.lastElementChild?.append(' ', say('error'));
  mark(fieldAtFault(error));
  if (why === 'problem-session') link('/sign-in?to=/studio/signed-in', 'sign-in-again');
  if (why === 'error_changed') {
    link(`/studio/articles/${form.dataset.id}`, 'see_other');
    const { revision } = await read(form.dataset.id ?? '').catch(() => ({ revision: '' }));
    if (revision) offerOver(String(revision));
  }
}

/** Shows which field is at fault, and goes there. @param {string} name empty for none */
function mark(name) {
  form.querySelector('[aria-invalid]')?.removeAttribute('aria-invalid');
  if (!name) return;
  field(name).setAttribute('aria-invalid', 'true');
  field(name).focus();
}

/** @param {string} revision */
function offerOver(revision) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = say('save_over');
  button.addEventListener('click', () => submit('save', revision));
  told.lastElementChild?.append(' ', button);
}

/** @param {string} key */
function tell(key, wrong = false) {
  const line = document.createElement('p');
  line.className = wrong ? 'notice wrong' : 'notice';
  line.setAttribute('role', wrong ? 'alert' : 'status');
  line.textContent = say(key);
  told.replaceChildren(line);
}

/** @param {string} href @param {string} key */
function link(href, key) {
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.target = '_blank';
  anchor.textContent = say(key);
  told.lastElementChild?.append(' ', anchor);
}
