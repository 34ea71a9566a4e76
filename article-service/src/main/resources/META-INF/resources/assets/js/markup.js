/**
 * The one place where text becomes markup: what engagement-service rendered from a parsed tree, escaped, and nothing
 * else. The Content-Security-Policy allows this policy only.
 */
const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('maeari', {
  createHTML: (/** @type {string} */ html) => html,
});

/**
 * @param {Element} place
 * @param {string} html from the service's `html` field
 */
export function setMarkup(place, html) {
  place.innerHTML = policy?.createHTML(html) ?? html;
}
