/** Turns the link to the list of everything into the search box, whose own script comes with its first use. */

/** Opens the search on a plain click of the link, and on Ctrl+K or Command+K. */
export function openSearchOnDemand() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a.search[data-script]'));
  if (!link) return;
  link.setAttribute('aria-haspopup', 'dialog');
  link.setAttribute('aria-keyshortcuts', 'Control+K');

  /** Loads the script once; it listens for the event. If it cannot be had, the link is followed. */
  const open = () => {
    if (document.querySelector('dialog.search')) {
      link.dispatchEvent(new Event('search'));
      return;
    }
    if (document.querySelector('script[data-search]')) return;
    const script = document.createElement('script');
    script.src = link.dataset.script || '';
    script.dataset.search = '';
    script.onload = () => link.dispatchEvent(new Event('search'));
    script.onerror = () => location.assign(link.href);
    document.head.append(script);
  };

  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
}
