/** Turns the link to the list of everything into the search box, whose own script comes with its first use. */

/** Opens the search on a plain click of the link, and on Ctrl+K or Command+K. */
export function openSearchOnDemand() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('a.search[data-script]'));
  if (!link) return;
  link.setAttribute('aria-haspopup', 'dialog');
  link.setAttribute('aria-keyshortcuts', 'Control+K Meta+K');

  /** If the script cannot be had, the link is followed. */
  const open = async () => {
    try {
      const { openSearch } = await import(link.dataset.script ?? '');
      openSearch(link);
    } catch {
      location.assign(link.href);
    }
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
