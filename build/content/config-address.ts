/** The site's address, `url`, and `base`, the path that it lives below. */
import { parseBase } from './base-path.ts';
import type { ConfigKey } from './config-keys.ts';
import type { Config } from './model.ts';
import type { YamlMap } from './yaml-map.ts';

/**
 * The path of `url` is the base, unless `base` says that the site stands at the root. Where both name a path it is the
 * same one, or it would not be clear which.
 */
export function readAddress(map: YamlMap<ConfigKey>): Pick<Config, 'url' | 'base'> {
  const url = readUrl(map);
  const ofUrl = url === null ? '' : readBase(map, 'url', url.pathname);
  const written = map.text('base');
  const base = written === null ? ofUrl : readBase(map, 'base', written);
  if (base !== '' && ofUrl !== '' && base !== ofUrl) {
    const message = `\`base\` says ${base}, the path of \`url\` is ${ofUrl}`;
    map.report(
      'base-differs',
      'base',
      message,
      `Write \`base: ${ofUrl}\`, or \`url: ${url?.origin}${base}\``,
    );
  }
  return { base, url: url === null ? null : url.origin + base };
}

/** Absolute http(s), without user, query and fragment. */
function readUrl(map: YamlMap<ConfigKey>): URL | null {
  const text = map.text('url');
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isBase = url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
  if (isBase && url.username === '' && url.password === '') return url;
  map.report('url-invalid', 'url', `\`${text}\` is not an absolute http or https URL`);
  return null;
}

function readBase(map: YamlMap<ConfigKey>, key: 'url' | 'base', path: string): string {
  const read = parseBase(path);
  if ('base' in read) return read.base;
  const what = key === 'url' ? `the path \`${path}\` of \`url\`` : `\`${path}\``;
  map.report('base-invalid', key, `the site cannot live below ${what}: ${read.refused}`, read.hint);
  return '';
}
