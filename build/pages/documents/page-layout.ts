/** Which layout a page has: the author's, else the one that its place and its text suggest. */
import type { Document } from '../../content/model.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import type { PageView } from '../../theme/view.ts';
import { trailTo } from './trail.ts';

/** A text that begins with a hero, in any number of colons. */
const BEGINS_WITH_HERO = /^\s{0,200}:{3,20}[ \t]{0,20}(?:\{[ \t]{0,20}\.)?hero\b/;

/**
 * The layout; undefined: the text alone. A page of a section is documentation. A homepage that begins with a hero is a
 * landing page; one of a site without sections, with posts that it does not list itself, is a blog.
 */
export function pageLayout(input: SnapshotInput, document: Document, isHome: boolean): PageView['layout'] {
  if (document.kind === 'post') return 'blog';
  const chosen = document.layout ?? guess(input, document, isHome);
  return chosen === 'page' || chosen === null ? undefined : chosen;
}

function guess(
  { context, view, posts }: SnapshotInput,
  document: Document,
  isHome: boolean,
): Document['layout'] {
  const { config } = context.content;
  if (BEGINS_WITH_HERO.test(document.body)) return 'landing';
  if (isHome) return config.layout ?? (posts.length > 0 && isPlainBlog(view.nav, document) ? 'blog' : null);
  if (config.layout === 'docs') return 'docs';
  return trailTo(view.nav, document.path).length > 0 ? 'docs' : null;
}

function isPlainBlog(nav: SnapshotInput['view']['nav'], { hasBlocks }: Document): boolean {
  // A block of posts (content/pages/docs/markdown.md), in any of its spellings, is a list of the author's own.
  return nav.every(({ children }) => children.length === 0) && !hasBlocks;
}
