/** The API of Coldpress's own site. A site folder's api/main.ts looks like this. */
import type { ApiSettings } from './settings.ts';

export { createRouter as default } from './router.ts';

export const settings: ApiSettings = {
  // Everything here is public and sends no cookie, so any site may read it.
  cors: { origins: '*' },
};
