/** From an API module and the build's data to a function that answers requests; the same in every host. */
import type { Api, ApiModule } from './contract.ts';
import type { ApiData } from './data.ts';
import { Library } from './library.ts';
import { type Surroundings, serve } from './serve.ts';
import { resolveSettings, type Settings } from './settings.ts';

export interface Environment extends Omit<Surroundings, 'settings'> {
  /** Seconds since 1970; asked during requests only. */
  now: () => number;
}

export interface Service {
  settings: Settings;
  handle: (request: Request) => Promise<Response>;
  /** Does what else the first request would do. */
  prepare: () => void;
}

/** Throws where the module has no default export that makes an API, or its settings are wrong. */
export function createService(module: ApiModule, data: ApiData, environment: Environment): Service {
  if (typeof module.default !== 'function') {
    throw new TypeError('an API module exports by default a function that gives { fetch(request) }');
  }
  const settings = resolveSettings(module.settings);
  const { now } = environment;
  const posts = new Library(data);
  const api: Api = module.default({ site: data.site, posts, now, settings });
  if (typeof api?.fetch !== 'function') {
    throw new TypeError('the API module’s default export gave no object with fetch(request)');
  }
  const handle: Service['handle'] = (request) => serve(api, request, { ...environment, settings });
  return { settings, handle, prepare: () => posts.prepare() };
}
