/** Slots that the tabs of a browser share: whoever holds one works, the others wait. */

/**
 * Waits for any of the named slots, does the work while it is held, and gives it back when the signal aborts.
 * @param {string[]} names
 * @param {AbortSignal} signal
 * @param {() => void} work
 */
export function hold(names, signal, work) {
  if (!navigator.locks) return; // not a secure context; who never holds a slot polls
  const enough = new AbortController();
  for (const name of names) {
    navigator.locks
      .request(name, { signal: AbortSignal.any([signal, enough.signal]) }, () => {
        if (enough.signal.aborted || signal.aborted) return undefined;
        enough.abort();
        work();
        return new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      })
      .catch(ignoreAbort);
  }
}

/** @param {unknown} error */
function ignoreAbort(error) {
  if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
}
