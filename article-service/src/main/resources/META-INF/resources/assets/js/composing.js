/**
 * Hangul and other scripts are composed: an Enter that ends a composition belongs to it and submits nothing. Safari sends
 * that Enter after the composition has ended, with key code 229.
 */
const COMPOSING = 229;

/**
 * @param {HTMLFormElement} form
 * @param {(form: HTMLFormElement) => void} submit
 */
export function submitByKeys(form, submit) {
  form.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    if (event.isComposing || event.keyCode === COMPOSING) {
      event.preventDefault();
    } else if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      submit(form);
    }
  });
}
