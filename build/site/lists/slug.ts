/** The name of a tag, author or section as a segment of a path. */
import { canonicalPath } from '../../content/canonical-path.ts';

/** The slugs of names: ten thousand posts have a few names between them. */
const known = new Map<string, string | null>();

/**
 * `Web Assembly` gives `web-assembly`: lower case, with hyphens for blanks, underscores and slashes, and everything
 * else as it is, percent-encoded where a path needs it (`C#` is `c%23`). Names that differ only in this have one
 * slug. Null where the result is empty, `.` or `..`.
 */
export function listSlug(name: string): string | null {
  let slug = known.get(name);
  if (slug === undefined) {
    slug = makeSlug(name);
    known.set(name, slug);
  }
  return slug;
}

function makeSlug(name: string): string | null {
  const slug = name
    .normalize('NFC')
    .toLowerCase()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no path may hold them
    .replace(/[\s_/\\\u0000-\u001f\u007f-]+/g, '-')
    .replace(/^-|-$/g, '');
  return /^\.{0,2}$/.test(slug) ? null : canonicalPath(slug);
}
