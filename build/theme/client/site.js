/** The script of every page. */
import { closeDropdowns } from './dropdowns.js';
import { openSearchOnDemand } from './search-launcher.js';
import { toggleTheme } from './theme-toggle.js';

toggleTheme();
closeDropdowns();
openSearchOnDemand();
