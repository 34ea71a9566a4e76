/**
 * A stream of server-sent events that comes back after a failure, each time a little later and never all at once; and when
 * it was told to, if the service that goes has said so (`farewell`, the browser's own `retry` ends with the connection).
 */
import { renewed } from './session.js';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/**
 * @template T
 * @param {string} url
 * @param {string} type of the events
 * @param {AbortSignal} signal ends it
 * @param {(data: T) => void} take
 * @param {() => boolean} [wanted] asked before each connection
 */
export function stream(url, type, signal, take, wanted = () => true) {
  let pause = FIRST_PAUSE;
  /** @type {number | undefined} */
  let told;
  /** @type {EventSource | undefined} */
  let source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  async function connect() {
    await renewed();
    if (signal.aborted || !wanted()) return;
    source = new EventSource(url);
    source.addEventListener(type, (event) => {
      pause = FIRST_PAUSE;
      take(JSON.parse(event.data));
    });
    source.addEventListener('farewell', (event) => {
      told = Number(event.data);
    });
    source.addEventListener('error', () => {
      source?.close();
      timer = setTimeout(connect, told ?? pause * (0.5 + Math.random()));
      told = undefined;
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    });
  }

  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    source?.close();
  });
  connect();
}
