/** The cover of a post, for its page and lists. */
import type { Document } from '../../content/model.ts';
import type { SiteContext } from '../../site/site-context.ts';
import type { CoverView } from '../../theme/view.ts';

/**
 * The front matter's `image` of a post; null without one, and for one of another site, which a reader's browser would
 * have to contact.
 */
export function coverOf({ resolve, content }: SiteContext, document: Document): CoverView | null {
  if (document.kind !== 'post' || document.image === null || !content.config.covers) return null;
  const found = resolve(document, document.image);
  if (found === null || found.asset === null) return null;
  const { path, width, height, picture } = found;
  return { url: path, width, height, ...(picture === undefined ? {} : { picture }) };
}
