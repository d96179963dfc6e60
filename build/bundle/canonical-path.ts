/** Whether the handler can look up a route's path: requests in any other spelling are redirected. */
import { canonicalPath, decodePath } from '../content/canonical-path.ts';

/** A path of segments without an encoded character, none of them empty, "." or "..". */
const PLAIN = /^\/(?:(?!\.{1,2}(?:\/|$))[A-Za-z0-9\-._~!$&'()*+,;=:@]+(?:\/|$))*$/;

/** Whether `path` is in the canonical spelling: from "/", with no empty, "." or ".." segments. */
export function isCanonicalPath(path: string): boolean {
  if (PLAIN.test(path)) return true;
  if (!path.startsWith('/')) return false;
  const segments = path.slice(1).split('/');
  return segments.every((segment, index) => {
    if (segment === '') return index === segments.length - 1;
    return segment !== '.' && segment !== '..' && isCanonicalSegment(segment);
  });
}

function isCanonicalSegment(segment: string): boolean {
  const text = decodePath(segment);
  // No file name has a slash, so a build never means an encoded one.
  if (text === null || text.includes('/') || hasControls(text)) return false;
  return canonicalPath(text) === segment;
}

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x7f) return true;
  }
  return false;
}
