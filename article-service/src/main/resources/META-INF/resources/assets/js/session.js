/** Whether somebody has signed in, as far as a page can know: a readable cookie hints at it, the services decide. */
const HINT = 'maeari_signed_in';
const RENEW = 'maeari-renew';
const PATIENCE = 15_000;

export function signedIn() {
  return document.cookie.split('; ').includes(`${HINT}=1`);
}

/** A service said that there is no session. */
export function forget() {
  document.cookie = `${HINT}=; Path=/; Max-Age=0; SameSite=Lax`;
}

/**
 * Before a request of somebody who has signed in: renews the session if that is due, one tab alone while the others wait.
 * Asked all at once, some would come with a refresh token that another has used up.
 */
export async function renewed() {
  if (!navigator.locks || !due()) return;
  await navigator.locks.request('maeari-session', async () => {
    if (!due()) return;
    const response = await fetch('/api/session', { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
    if (response?.status === 401 || response?.status === 499) forget();
    if (response?.ok) remember((await response.json()).renewIn);
  });
}

function due() {
  if (!signedIn()) return false;
  try {
    return Date.now() >= Number(localStorage.getItem(RENEW));
  } catch {
    return false; // Forbidden storage: each request renews for itself.
  }
}

/** @param {number} seconds */
function remember(seconds) {
  localStorage.setItem(RENEW, String(Date.now() + seconds * 1000));
}

/** The address that signs in and comes back to this place of the page. @param {string} [fragment] */
export function signInAddress(fragment = '') {
  return `/sign-in?to=${encodeURIComponent(location.pathname + fragment)}`;
}
