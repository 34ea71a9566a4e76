/** Whether somebody has signed in, as far as a page can know: a readable cookie hints at it, the services decide. */
const HINT = 'maeari_signed_in';

export function signedIn() {
  return document.cookie.split('; ').includes(`${HINT}=1`);
}

/** A service said that there is no session. */
export function forget() {
  document.cookie = `${HINT}=; Path=/; Max-Age=0; SameSite=Lax`;
}

/** The address that signs in and comes back to this place of the page. @param {string} [fragment] */
export function signInAddress(fragment = '') {
  return `/sign-in?to=${encodeURIComponent(location.pathname + fragment)}`;
}
