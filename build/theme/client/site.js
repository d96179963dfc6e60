/** The script of every page. */
import { closeDropdowns } from './dropdowns.js';
import { followOutline } from './outline.js';
import { openSearchOnDemand } from './search-launcher.js';
import { toggleTheme } from './theme-toggle.js';

toggleTheme();
closeDropdowns();
followOutline();
openSearchOnDemand();

// On an error page and the offline page. What the script adds is not needed to read them.
const lost = /** @type {HTMLElement | null} */ (document.querySelector('[data-lost]'));
if (lost) {
  import(lost.dataset.lost ?? '').then(({ showWays }) => showWays(lost)).catch(() => {});
}
