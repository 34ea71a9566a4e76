/**
 * The one place where text becomes markup: what engagement-service wrote, escaped, and nothing else (a comment from a
 * parsed tree, the operator's page from its template). The Content-Security-Policy allows this policy only.
 */
const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('maeari', {
  createHTML: (/** @type {string} */ html) => html,
});

/**
 * @param {Element} place
 * @param {string} html of the service
 */
export function setMarkup(place, html) {
  place.innerHTML = policy?.createHTML(html) ?? html;
}
