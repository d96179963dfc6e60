/** The picture of a document for links that are shared. */
import type { Document } from '../../content/model.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import type { SocialImage } from '../../site/social-image.ts';

/** The author's `image`, else the document's social card, else null. */
export function socialImage({ context }: SnapshotInput, document: Document): SocialImage | null {
  if (document.image !== null) {
    const resolved = context.resolve(document, document.image);
    const { path, width, height } = resolved ?? { path: document.image, width: null, height: null };
    return { path, width, height, alt: '' };
  }
  return context.cards.get(document.file) ?? null;
}
