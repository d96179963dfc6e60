/** Dropdowns are <details> and need no script; with one, Escape and a click elsewhere close them too. */

const OPEN = 'header.site details[name][open],details.variants[open]';

/** Listens for what closes an open dropdown. Focus returns to its summary when Escape closes it. */
export function closeDropdowns() {
  addEventListener('click', ({ target }) => {
    for (const dropdown of document.querySelectorAll(OPEN)) {
      if (target instanceof Node && !dropdown.contains(target)) dropdown.removeAttribute('open');
    }
  });
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const dropdown of document.querySelectorAll(OPEN)) {
      if (dropdown.contains(document.activeElement)) dropdown.querySelector('summary')?.focus();
      dropdown.removeAttribute('open');
    }
  });
}
