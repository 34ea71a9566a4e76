/** Brings the page's elements to life; without it the page is complete, and still. */
import { MaeariComments } from './comments.js';
import { MaeariCounts } from './counts.js';
import { MaeariLike } from './like.js';
import { start } from './live.js';
import { signedIn } from './session.js';
import { sendView } from './view.js';

customElements.define('maeari-counts', MaeariCounts);
customElements.define('maeari-like', MaeariLike);
customElements.define('maeari-comments', MaeariComments);
// Only who has signed in has an inbox.
if (signedIn()) import('./bell.js').then(({ MaeariBell }) => customElements.define('maeari-bell', MaeariBell));

const article = document.querySelector('[data-article]')?.getAttribute('data-article');
if (article) sendView(article);
start();
