/** The elements of a page that a policy is concerned with, found in one pass: a site has ten thousand pages. */

const CONCERNED =
  /<(img|picture|source|image|input|video|audio|i?frame|object|embed|form|link|script|style)\b/gi;

/** Where elements seem to begin (UTF-16 units), in order, by their names in lower case. */
export type PageTags = ReadonlyMap<string, readonly number[]>;

/** The tags in `html`; what looks like one in a comment or a script is among them. */
export function tagsIn(html: string): PageTags {
  const tags = new Map<string, number[]>();
  for (const { 1: written = '', index } of html.matchAll(CONCERNED)) {
    const name = written.toLowerCase();
    const places = tags.get(name);
    if (places === undefined) tags.set(name, [index]);
    else places.push(index);
  }
  return tags;
}
