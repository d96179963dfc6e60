/** The manifest's data of the site as a whole. */
import type { ManifestSite } from '../bundle/manifest.ts';
import type { Config } from '../content/model.ts';

/** `media` is the folder on another server that has files of the site; null: none. */
export function manifestSite(config: Config, media: string | null = null): ManifestSite {
  return {
    name: config.sitename,
    description: config.sitedescription,
    url: config.url,
    language: config.language,
    timezone: config.timezone,
    ...(config.base === '' ? {} : { base: config.base }),
    ...(media === null ? {} : { media }),
  };
}
