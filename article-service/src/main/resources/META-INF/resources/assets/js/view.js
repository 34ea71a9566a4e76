/** Tells once that this page was seen: when it is, and not when a browser only prepares it. Never tried again. */

/** @param {string} article */
export function sendView(article) {
  const seen = () => {
    if (document.visibilityState !== 'visible' || prerendering()) return;
    document.removeEventListener('visibilitychange', seen);
    document.removeEventListener('prerenderingchange', seen);
    fetch('/api/engagement/views', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ articleId: article }),
      keepalive: true,
    }).catch(() => undefined);
  };
  document.addEventListener('visibilitychange', seen);
  document.addEventListener('prerenderingchange', seen);
  seen();
}

function prerendering() {
  return 'prerendering' in document && document.prerendering === true;
}
