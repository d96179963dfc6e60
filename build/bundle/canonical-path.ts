/**
 * The one canonical spelling of a path (src/serve/path.ts redirects to it): percent-encoded only where RFC
 * 3986 §3.3 lets a character not stand for itself in a segment, in capital hex digits.
 */

/** What encodeURIComponent encodes although it may stand in a segment: $ & + , / : ; = @ without the slash. */
const NEEDLESS = /%(?:24|26|2B|2C|3A|3B|3D|40)/g;

/** The canonical spelling of one segment, given as plain text. Throws a URIError on a lone surrogate. */
export function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(NEEDLESS, decodeURIComponent);
}

/** The canonical spelling of a path given as plain text: `/a b/ü` is `/a%20b/%C3%BC`. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeSegment).join('/');
}

/** Whether `path` is in the canonical spelling: from "/", with no empty, "." or ".." segments. */
export function isCanonicalPath(path: string): boolean {
  if (!path.startsWith('/')) return false;
  const segments = path.slice(1).split('/');
  return segments.every((segment, index) => {
    if (segment === '') return index === segments.length - 1;
    return segment !== '.' && segment !== '..' && isCanonicalSegment(segment);
  });
}

function isCanonicalSegment(segment: string): boolean {
  try {
    const text = decodeURIComponent(segment);
    return encodeSegment(text) === segment && !hasControls(text);
  } catch {
    return false;
  }
}

function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x7f) return true;
  }
  return false;
}
