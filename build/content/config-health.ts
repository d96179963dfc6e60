/** The path at which load balancers check that the site answers: `health: /healthz`. */
import type { ConfigKey } from './config-keys.ts';
import { parseSitePath } from './site-path.ts';
import type { YamlMap } from './yaml-map.ts';

/** The paths of the API, and those that Spin answers by itself. */
const OF_HOSTS = /^\/(?:api|\.well-known\/spin)(?:\/|$)/;

/**
 * The path, canonical, from the site's own root; null where there is none, or with a problem where it cannot be used.
 */
export function readHealth(map: YamlMap<ConfigKey>): string | null {
  const text = map.text('health');
  if (text === null) return null;
  const parsed = parseSitePath(text);
  const reason = 'refused' in parsed ? parsed.refused : whyNoHealthPath(parsed.path);
  if ('path' in parsed && reason === null) return parsed.path;
  map.report(
    'path-invalid',
    'health',
    `\`${text}\` cannot be the path of the health check: ${reason}`,
    'Write a path of its own, such as `/healthz`',
  );
  return null;
}

/** The reason why the health check cannot be at a path, or null. */
function whyNoHealthPath(path: string): string | null {
  if (path === '/') return 'it is the homepage';
  if (OF_HOSTS.test(path)) return 'the host answers there itself';
  return /\.html?$/i.test(path) ? 'it names a page' : null;
}
