/** The services' APIs, as the studio uses them. */
import { Refused, request } from '../js/http.js';
import { renewed } from '../js/session.js';

/** An image takes its time. */
const PATIENCE = 30_000;

/** Fields of an article that have a sentence and a place in the form. */
const FIELDS = ['title', 'body', 'summary', 'category', 'tags', 'language', 'slug'];

/** What to tell a person; the key of a text. @param {Refused} refused */
export function reason(refused) {
  const { status, problem, field } = refused;
  if (status === 401 || status === 499) return 'problem-session';
  if (status === 403) return 'problem-refused';
  if (status === 429) return 'problem-often';
  if (status === 0) return 'problem-offline';
  if (status >= 500) return 'problem-busy';
  if (status === 404 || status === 410) return 'error_gone';
  if (status === 412) return 'error_changed';
  if (problem === 'slug-taken') return 'error_slug_taken';
  if (problem === 'image-too-large') return 'error_image_large';
  if (problem === 'no-image' || field === 'coverImage') return 'error_image';
  return `error_${fieldAtFault(refused) || 'other'}`;
}

/** The form's field that has to change, empty if that would not help. @param {Refused} refused */
export function fieldAtFault({ status, problem, field }) {
  if (problem === 'slug-taken') return 'slug';
  if (problem === 'too-large') return 'body';
  return status === 400 && FIELDS.includes(field) ? field : '';
}

/** @param {Record<string, unknown>} article @param {string} id empty for a new one @param {string} revision */
export function save(article, id, revision) {
  return id
    ? send('PUT', `/api/articles/${id}`, JSON.stringify(article), { 'If-Match': `"${revision}"` })
    : send('POST', '/api/articles', JSON.stringify(article));
}

/** @param {string} id @param {'publish' | 'unpublish'} transition @param {number} revision */
export function change(id, transition, revision) {
  return send('POST', `/api/articles/${id}/${transition}`, '', { 'If-Match': `"${revision}"` });
}

/** @param {string} id */
export function read(id) {
  return send('GET', `/api/articles/${id}`, undefined);
}

/** @param {File} image @returns {Promise<{ url: string }>} */
export function upload(image) {
  return send('POST', '/api/articles/media', image, { 'Content-Type': image.type || 'application/octet-stream' });
}

/**
 * @typedef {{ burst: string, articleId: string, held: number, since: string, decision: 'count' | 'drop' | null, added: number }} Burst
 */

/** Bursts of views about which an operator decides. @param {string} after @returns {Promise<{ items: Burst[], next: string | null }>} */
export function held(after) {
  return send('GET', `/api/engagement/held${after ? `?after=${after}` : ''}`, undefined);
}

/** @param {Burst} burst @param {'count' | 'drop'} decision */
export function decide({ burst, articleId }, decision) {
  return send('POST', `/api/engagement/held/${burst}/decision`, JSON.stringify({ articleId, decision }));
}

/** The text as readers will see it, rendered by the server. @param {string} markdown @param {AbortSignal} signal */
export async function preview(markdown, signal) {
  const headers = { 'Content-Type': 'text/plain' };
  await renewed();
  const response = await fetch('/studio/preview', { method: 'POST', body: markdown, headers, signal, redirect: 'error' });
  if (!response.ok) throw new Refused(response.status, undefined);
  return response.text();
}

/**
 * @param {string} method @param {string} url @param {BodyInit | undefined} body
 * @param {Record<string, string>} [headers]
 */
async function send(method, url, body, headers = {}) {
  const json = body ? { 'Content-Type': 'application/json' } : {};
  const { data } = await request(url, { method, body: body || undefined, headers: { ...json, ...headers } }, PATIENCE);
  return data;
}
