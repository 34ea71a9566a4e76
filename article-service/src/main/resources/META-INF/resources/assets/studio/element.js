/**
 * A new element with a text in it.
 * @param {string} name @param {string} [text] @param {string} [kind] its class
 */
export function element(name, text = '', kind = '') {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}
