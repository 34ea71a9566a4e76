/**
 * What moves while the page is open. At most two tabs of a browser hold streams, since a browser allows six connections
 * per origin on HTTP/1.1; they tell the others, and who holds none asks every ten seconds.
 */
import { receive, watched, passOn } from './hub.js';
import { poll } from './polling.js';
import { signedIn } from './session.js';
import { hold } from './slots.js';
import { stream } from './stream.js';

const SLOTS = ['maeari-live-1', 'maeari-live-2'];
const INBOX = ['maeari-live-inbox'];

/** @type {AbortController | undefined} */
let running;

/** Begins, and from then on follows whether the tab can be seen. */
export function start() {
  document.addEventListener('visibilitychange', follow);
  addEventListener('pagehide', stop);
  addEventListener('pageshow', follow);
  follow();
}

function follow() {
  if (document.visibilityState === 'visible') run();
  else stop();
}

function stop() {
  running?.abort();
  running = undefined;
}

function run() {
  if (running) return;
  running = new AbortController();
  const { signal } = running;
  const waiting = new AbortController();
  if (watched().length > 0) poll(AbortSignal.any([signal, waiting.signal]));
  hold(SLOTS, signal, () => {
    waiting.abort();
    listen(signal);
  });
}

/** @param {AbortSignal} signal */
function listen(signal) {
  const articles = watched();
  if (articles.length > 0) {
    const query = new URLSearchParams(articles.map((id) => ['article', id]));
    stream(`/api/engagement/counts/stream?${query}`, 'counts', signal, receive);
  }
  if (signedIn()) {
    hold(INBOX, signal, () =>
      stream('/api/notifications/stream', 'notification', signal, (notice) => passOn('notification', notice), signedIn),
    );
  }
}
