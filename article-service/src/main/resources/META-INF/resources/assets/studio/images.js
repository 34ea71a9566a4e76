/** Images go into the text where the cursor is: chosen, pasted or dropped. */
import { upload } from './api.js';
import { say } from './words.js';

/**
 * @param {HTMLFormElement} form
 * @param {{ busy: (key: string) => void, done: () => void, failed: (error: unknown) => void }} told
 */
export function takeImages(form, told) {
  const body = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('body'));
  const chosen = /** @type {HTMLInputElement} */ (form.elements.namedItem('imageFile'));
  const cover = /** @type {HTMLInputElement} */ (form.elements.namedItem('coverFile'));

  /** @param {FileList | File[]} files */
  const insert = (files) => each(files, (url) => type(body, `\n\n![${say('image-alt')}](${url})\n\n`));
  chosen.addEventListener('change', () => insert(chosen.files ?? []).then(() => (chosen.value = '')));
  body.addEventListener('paste', (event) => intercept(event, event.clipboardData));
  body.addEventListener('drop', (event) => intercept(event, event.dataTransfer));
  cover.addEventListener('change', () => each(cover.files ?? [], showCover).then(() => (cover.value = '')));

  /** @param {Event} event @param {DataTransfer | null} brought */
  function intercept(event, brought) {
    const images = [...(brought?.files ?? [])].filter((file) => file.type.startsWith('image/'));
    if (images.length === 0) return;
    event.preventDefault();
    insert(images);
  }

  /** @param {FileList | File[]} files @param {(url: string) => void} use */
  async function each(files, use) {
    try {
      for (const file of files) {
        told.busy('uploading');
        use((await upload(file)).url);
        told.done();
      }
    } catch (error) {
      told.failed(error);
    }
  }

  /** @param {string} url */
  function showCover(url) {
    /** @type {HTMLInputElement} */ (form.elements.namedItem('coverImage')).value = url;
    const shown = /** @type {HTMLImageElement} */ (document.getElementById('cover-shown'));
    shown.src = url;
    shown.hidden = false;
    const removed = form.elements.namedItem('coverRemoved');
    if (removed instanceof HTMLInputElement) removed.checked = false;
    form.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

/** Types for the person, so that undo takes it back. @param {HTMLTextAreaElement} area @param {string} text */
function type(area, text) {
  area.focus();
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
