/** Turns the page's search box into a dialog, whose script is loaded at its first use. */

/** Opens the dialog on a click of the box's field or button, on Ctrl+K or Command+K, and on `/`. */
export function openSearchOnDemand() {
  const box = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-script]'));
  const field = box?.querySelector('input');
  if (!box || !field) return;

  /** If the script cannot be loaded, the box works as without one. */
  const open = async () => {
    try {
      const { openSearch } = await import(box.dataset.script ?? '');
      openSearch(box);
    } catch {
      // On small screens it is a popover.
      if (!field.offsetParent) box.showPopover();
      field.focus();
    }
  };

  for (const opener of [field, document.querySelector('button.search')]) {
    opener?.setAttribute('aria-keyshortcuts', 'Control+K Meta+K /');
    opener?.addEventListener('click', (event) => {
      event.preventDefault();
      open();
    });
  }
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const isCommand = key === 'k' && (ctrlKey || metaKey) && !shiftKey && !altKey;
    const isSlash = key === '/' && !ctrlKey && !metaKey && !altKey && !isWriting(event.target);
    if (!isCommand && !isSlash) return;
    event.preventDefault();
    open();
  });
}

/**
 * Whether keys are input to a field or another editable element.
 * @param {EventTarget | null} target
 */
function isWriting(target) {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
