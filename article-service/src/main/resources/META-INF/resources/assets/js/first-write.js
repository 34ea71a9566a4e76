/**
 * A reader without an id gets one with the first write. Two first writes at once would make two readers, so the first of
 * a browser goes alone; from then on nobody waits.
 */
const DONE = 'maeari-wrote';

/**
 * @template T
 * @param {() => Promise<T>} send
 * @returns {Promise<T>}
 */
export async function alone(send) {
  if (!navigator.locks || wrote()) return send();
  return navigator.locks.request('maeari-first-write', async () => {
    const answer = await send();
    remember();
    return answer;
  });
}

function wrote() {
  try {
    return localStorage.getItem(DONE) !== null;
  } catch {
    return false;
  }
}

function remember() {
  try {
    localStorage.setItem(DONE, '1');
  } catch {
    // Forbidden storage: each write goes alone, which is only slower.
  }
}
