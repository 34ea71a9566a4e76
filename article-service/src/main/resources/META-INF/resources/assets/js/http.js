/** Requests to our own services, and what to tell a person when one is refused. */
import { alone } from './first-write.js';
import { text } from './messages.js';
import { forget, renewed, signedIn } from './session.js';

const PATIENCE = 15_000;

/** Whether this page was ever somebody's: what is written there must not be published as a stranger's. */
let somebodys = false;

/** A request that did not do what it should; the status is 0 when no answer came. */
export class Refused extends Error {
  /**
   * @param {number} status
   * @param {{ type?: string, field?: string } | undefined} problem
   */
  constructor(status, problem) {
    super(`refused: ${status}`);
    this.status = status;
    this.problem = problem?.type?.split(':').pop() ?? '';
    this.field = problem?.field ?? '';
  }
}

/**
 * @typedef {{ data: any, position: string | null }} Answer
 * @param {string} url
 * @returns {Promise<Answer>}
 */
export function get(url) {
  return request(url, { method: 'GET' });
}

/**
 * @param {string} method
 * @param {string} url
 * @param {object} [body] sent as JSON
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Answer>}
 */
export function write(method, url, body, headers = {}) {
  const all = { ...(body && { 'Content-Type': 'application/json' }), ...headers };
  return alone(() => request(url, { method, headers: all, body: body && JSON.stringify(body), keepalive: true }));
}

/**
 * What happened and what to do, in the page's language.
 * @param {unknown} error
 */
export function explain(error) {
  if (!(error instanceof Refused)) throw error;
  return text(`problem.${reason(error)}`);
}

/** @param {Refused} refused */
function reason({ status, problem }) {
  if (status === 401 || status === 499) return 'session';
  if (status === 403) return problem.includes('cookie') ? 'cookies' : 'refused';
  if (status === 404 || status === 410) return 'gone';
  if (status === 412 || status === 409) return 'changed';
  if (status === 413) return 'long';
  if (status === 429) return 'often';
  if (status === 408 || status === 503 || status === 502 || status === 504) return 'busy';
  return status === 0 ? 'offline' : 'refused';
}

/**
 * @param {string} url
 * @param {RequestInit} init
 * @param {number} [patience] in milliseconds
 * @returns {Promise<Answer>}
 */
export async function request(url, init, patience = PATIENCE) {
  const headers = { Accept: 'application/json', ...init.headers };
  somebodys ||= signedIn();
  await renewed();
  if (somebodys && !signedIn() && init.method !== 'GET') throw new Refused(499, undefined);
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(url, { ...init, headers, signal }).catch(() => undefined);
  if (!response) throw new Refused(0, undefined);
  const data = await response.json().catch(() => undefined);
  if (response.ok && data === undefined && init.method === 'GET') throw new Refused(0, undefined); // cut off on its way
  if (!response.ok) {
    if (response.status === 401 || response.status === 499) forget();
    throw new Refused(response.status, data);
  }
  return { data, position: response.headers.get('Maeari-Position') };
}
