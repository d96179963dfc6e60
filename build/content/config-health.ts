/** The path at which load balancers see whether the site answers: `health: /healthz`. */
import type { ConfigKey } from './config-keys.ts';
import { parseSitePath } from './site-path.ts';
import type { YamlMap } from './yaml-map.ts';

/** Where hosts have the API, and where Spin answers by itself. */
const OF_HOSTS = /^\/(?:api|\.well-known\/spin)(?:\/|$)/;

/** Canonical and below the base; null where there is none, or it cannot be used, which is a problem. */
export function readHealth(map: YamlMap<ConfigKey>): string | null {
  const text = map.text('health');
  if (text === null) return null;
  const parsed = parseSitePath(text);
  const reason = 'refused' in parsed ? parsed.refused : whyNot(parsed.path);
  if ('path' in parsed && reason === null) return parsed.path;
  map.report(
    'path-invalid',
    'health',
    `\`${text}\` cannot be the path of the health check: ${reason}`,
    'Write a path of its own, such as `/healthz`',
  );
  return null;
}

function whyNot(path: string): string | null {
  if (path === '/') return 'it is the homepage';
  if (OF_HOSTS.test(path)) return 'the host answers there itself';
  return /\.html?$/i.test(path) ? 'it names a page' : null;
}
