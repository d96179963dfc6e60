/** The picture of a document for links that are shared. */
import type { Document } from '../../content/model.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import type { SocialImage } from '../../site/social-image.ts';

/** The document's social card, which shows the author's `image` if it has one; else that image; else null. */
export function socialImage({ context }: SnapshotInput, document: Document): SocialImage | null {
  const card = context.cards.get(document.file);
  if (card !== undefined) return card;
  if (document.image !== null) {
    const resolved = context.resolve(document, document.image);
    const { path, width, height } = resolved ?? { path: document.image, width: null, height: null };
    return { path, width, height, alt: '' };
  }
  return null;
}
