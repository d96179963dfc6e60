/**
 * Paths that authors write for a page: `permalink`, `slug` and `aliases`. For any text the result is a canonical
 * path below the site's root, or a refusal with its reason.
 */
import { canonicalPath, decodePath } from './canonical-path.ts';

export type SitePath = { path: string } | { refused: string };

/**
 * Reads a path from the site's root, with or without its first slash, percent-encoded or not. A slash at
 * the end is dropped: the site's URLs have none.
 */
export function parseSitePath(written: string): SitePath {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(written)) return { refused: 'it is a URL, not a path' };
  if (written.startsWith('//')) return { refused: 'it begins with two slashes, which name another host' };
  if (/[?#]/.test(written)) return { refused: 'a path has no `?` and no `#`' };
  const rooted = written.startsWith('/') ? written : `/${written}`;
  const segments = (rooted.length > 1 && rooted.endsWith('/') ? rooted.slice(0, -1) : rooted)
    .slice(1)
    .split('/');
  if (segments.length === 1 && segments[0] === '') return { path: '/' };
  const decoded: string[] = [];
  for (const segment of segments) {
    const plain = decodePath(segment)?.normalize('NFC') ?? null;
    if (plain === null) return { refused: 'it is not valid percent-encoding' };
    const reason = whyNoSegment(plain);
    if (reason !== null) return { refused: reason };
    decoded.push(plain);
  }
  return { path: canonicalPath(`/${decoded.join('/')}`) };
}

/** Reads a `slug`: one path segment, all of its characters literal. Returns it in its spelling in the path. */
export function parseSlug(written: string): SitePath {
  const reason = whyNoSegment(written);
  return reason === null ? { path: written.normalize('NFC') } : { refused: reason };
}

/** The reason why a decoded text cannot be one segment of a path, or null. */
function whyNoSegment(segment: string): string | null {
  if (segment === '') return 'it has an empty part';
  if (segment === '.' || segment === '..') return 'it has a `.` or `..` part, which could leave the site';
  if (segment.includes('/')) return 'it has a slash inside a part';
  if (segment.includes('\\')) return 'it has a backslash, which browsers take for a slash';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are refused
  return /[\u0000-\u001f\u007f]/.test(segment) ? 'it has a control character' : null;
}
