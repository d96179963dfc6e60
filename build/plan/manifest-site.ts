/** The manifest's data of the site as a whole. */
import type { ManifestSite } from '../bundle/manifest.ts';
import type { Config } from '../content/model.ts';

export function manifestSite(config: Config): ManifestSite {
  return {
    name: config.sitename,
    description: config.sitedescription,
    url: config.url,
    language: config.language,
    timezone: config.timezone,
    ...(config.base === '' ? {} : { base: config.base }),
  };
}
