/** Finds the elements that decide a page's policy in one pass, since a site may have ten thousand pages. */

const DECIDING =
  /<(img|picture|source|image|input|video|audio|i?frame|object|embed|form|link|script|style|noscript|base|use|track)\b/gi;

/** The offsets (UTF-16 units) at which elements seem to begin, by their names in lower case. */
export type PageTags = ReadonlyMap<string, readonly number[]>;

/** The tags in `html`, also those in comments and scripts. */
export function tagsIn(html: string): PageTags {
  const tags = new Map<string, number[]>();
  for (const { 1: written = '', index } of html.matchAll(DECIDING)) {
    const name = written.toLowerCase();
    const places = tags.get(name);
    if (places === undefined) tags.set(name, [index]);
    else places.push(index);
  }
  return tags;
}
