/** For tabs that hold no stream: asks for the counts every ten seconds. */
import { receive, watched } from './hub.js';
import { get } from './http.js';

const FIRST_PAUSE = 1_500;
const PAUSE = 10_000;

/** @param {AbortSignal} signal ends it */
export function poll(signal) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer = setTimeout(ask, FIRST_PAUSE);
  signal.addEventListener('abort', () => clearTimeout(timer));

  async function ask() {
    const query = new URLSearchParams(watched().map((id) => ['article', id]));
    try {
      const { data } = await get(`/api/engagement/counts?${query}`);
      data.items.forEach(receive);
    } catch {
      // The numbers stay as they are; the next time may do better.
    }
    if (!signal.aborted) timer = setTimeout(ask, PAUSE * (0.9 + Math.random() * 0.2));
  }
}
