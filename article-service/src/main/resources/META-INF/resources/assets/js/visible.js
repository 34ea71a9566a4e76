/** Does something once the page can be seen. @param {() => void} work */
export function whenVisible(work) {
  const look = () => {
    if (document.visibilityState !== 'visible') return;
    document.removeEventListener('visibilitychange', look);
    work();
  };
  document.addEventListener('visibilitychange', look);
  look();
}
