/**
 * What the build and an API agree on: what an API module exports, and what it is given. An author's
 * `api/main.ts` is such a module, and so is main.ts beside this file.
 */
import type { SiteFacts } from './data.ts';
import type { Library } from './library.ts';
import type { ApiSettings, Settings } from './settings.ts';

/** What an API is given when it is made, once, at build time in the component. */
export interface ApiContext {
  site: SiteFacts;
  posts: Library;
  /** Seconds since 1970. To be asked during a request only: a build has no time of its own. */
  now: () => number;
  settings: Settings;
}

/** Any object with fetch, such as an itty-router. It sees HEAD requests as GET. */
export interface Api {
  fetch(request: Request): Response | Promise<Response>;
}

export interface ApiModule {
  default: (context: ApiContext) => Api;
  settings?: ApiSettings;
}
