/**
 * The path below which the whole site lives: `/blog`, or '' for the root of its host. Inside the build every path
 * counts from the site's own root; these functions turn it into the address that readers use and back.
 */
import { decodePath } from './canonical-path.ts';
import { parseSitePath } from './site-path.ts';

/** Unreserved characters (RFC 3986 §2.3): every router, proxy and shell takes them as they stand. */
const BASE = /^(?:\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/;
/** Longer ones would take more of each address than the page's own path. */
const LONGEST = 200;

/** The base, or why a text is none; `hint` says what to write. */
export type ReadBase = { base: string } | { refused: string; hint: string };

/** Reads the path of a site as its author writes it, with or without slashes around it. `/` is the root. */
export function parseBase(written: string): ReadBase {
  const parsed = parseSitePath(written);
  const hint = suggestion(written);
  if ('refused' in parsed) return { refused: parsed.refused, hint };
  if (parsed.path === '/') return { base: '' };
  if (parsed.path.length > LONGEST) return { refused: `it is longer than ${LONGEST} characters`, hint };
  if (/\.html?$/i.test(parsed.path)) return { refused: 'it names a page, not a folder', hint };
  if (BASE.test(parsed.path)) return { base: parsed.path };
  const refused =
    'a part has other characters than letters a to z, digits, `-`, `_`, `~` and, after the first, `.`';
  return { refused, hint };
}

/** The nearest text that can be a base. */
function suggestion(written: string): string {
  const [path = ''] = written
    .slice(0, LONGEST)
    .replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/]*/, '')
    .split(/[?#]/, 1);
  const segments = (decodePath(path) ?? path)
    .normalize('NFKD')
    .replace(/\.html?$/i, '')
    .replace(/\p{M}/gu, '')
    .split('/')
    .map((segment) => segment.replace(/[^A-Za-z0-9._~-]+/g, '-').replace(/^[.-]+|-$/g, ''))
    .filter((segment) => segment !== '');
  return segments.length === 0
    ? 'Write it like `/blog`, or `/` for the root'
    : `Write \`/${segments.join('/')}\``;
}

/** Whether a path (with query and fragment, if any) is the base or lies below it. Nothing lies below ''. */
export function isBelowBase(base: string, path: string): boolean {
  if (base === '' || !path.startsWith(base)) return false;
  const next = path.charAt(base.length);
  return next === '' || next === '/' || next === '?' || next === '#';
}

/**
 * The address of a path of the site, which begins with one slash; query and fragment stay. The homepage has no slash at
 * its end. What lies below the base already stays as it is: no path of the site begins like its base (mount.ts). So
 * does an address of another server.
 */
export function belowBase(base: string, path: string): string {
  if (base === '' || !path.startsWith('/') || isBelowBase(base, path)) return path;
  const isHome = path === '/' || path.startsWith('/?') || path.startsWith('/#');
  return base + (isHome ? path.slice(1) : path);
}

/** The path of the site that an address leads to; one that is not below the base is a path of the site already. */
export function withoutBase(base: string, path: string): string {
  if (!isBelowBase(base, path)) return path;
  const rest = path.slice(base.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
