/** Finds the elements that decide a page's policy in one pass, since a site may have ten thousand pages. */

const DECIDING =
  /<(img|picture|source|image|input|video|audio|i?frame|object|embed|form|link|script|style|noscript|base|use|track)\b/iy;

/** The offsets (UTF-16 units) at which elements seem to begin, by their names in lower case. */
export type PageTags = ReadonlyMap<string, readonly number[]>;

/** The tags in `html`, also those in comments and scripts. */
export function tagsIn(html: string): PageTags {
  const tags = new Map<string, number[]>();
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    // Most tags are ends, or pieces of coloured code.
    if (html.startsWith('/', at + 1) || html.startsWith('span', at + 1)) continue;
    DECIDING.lastIndex = at;
    const name = DECIDING.exec(html)?.[1]?.toLowerCase();
    if (name === undefined) continue;
    const places = tags.get(name);
    if (places === undefined) tags.set(name, [at]);
    else places.push(at);
  }
  return tags;
}
