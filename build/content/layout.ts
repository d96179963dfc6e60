/** `layout` in front matter: how a page is laid out, in our words and those of other tools. */
import type { FrontMatter } from './front-matter-keys.ts';

/**
 * blog: posts, with their dates, tags and neighbours. docs: pages of a section, with a list of it beside them. landing:
 * a wide page without anything around it. page: the text alone.
 */
export const LAYOUTS = ['blog', 'docs', 'landing', 'page'] as const;

export type Layout = (typeof LAYOUTS)[number];

/** The words of VitePress, Docusaurus, Just the Docs and PaperMod that mean one of ours. */
const OTHERS: ReadonlyMap<string, Layout> = new Map([
  ['doc', 'docs'],
  ['documentation', 'docs'],
  ['splash', 'landing'],
]);

/** The layout that the author has written; null: none, or another tool's, which is reported as such. */
export function readLayout(frontMatter: FrontMatter): Layout | null {
  const written = frontMatter.find('layout');
  if (written === null) return null;
  const { map, key } = written;
  const word = map.isText(key) ? (map.text(key) ?? '').toLowerCase() : '';
  const own = LAYOUTS.find((layout) => layout === word) ?? OTHERS.get(word) ?? null;
  if (own === null) map.reportKey('other-tool-key', key, `\`${key}\``);
  return own;
}
