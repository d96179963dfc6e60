/** Dropdowns are <details> and need no script; with this one, Escape and a click elsewhere close them too. */

const OPEN = 'header.site details[name][open],details.variants[open]';

/** Closes open dropdowns on Escape and on a click elsewhere. After Escape the focus returns to the summary. */
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
