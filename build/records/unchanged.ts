/** Documents that are at one instant what they were at the instant before: most of them are. */
import type { Document } from '../content/model.ts';
import type { Asked } from '../pages/documents/article-cache.ts';
import type { MadeDocument } from '../pages/documents/documents.ts';
import { aroundArticle, resolverOf } from '../pages/documents/render-document.ts';
import { sameData } from '../remember/same-data.ts';
import type { SnapshotInput } from '../site/snapshot-input.ts';
import type { SeenDocument } from './document-key.ts';

interface Kept {
  seen: SeenDocument;
  asked: Asked;
  /** The resolver that last gave just these answers. */
  resolver: unknown;
  made: MadeDocument;
}

export class Unchanged {
  /** By path. */
  readonly #kept = new Map<string, Kept>();

  /** What was kept last, where everything that it was made of is the same in `input`, what it sees included; else null. */
  find(input: SnapshotInput, document: Document, see: () => SeenDocument): MadeDocument | null {
    const kept = this.#kept.get(document.path);
    if (kept === undefined || !sameData(kept.seen, see())) return null;
    const around = aroundArticle(input, document, 1);
    const resolver = resolverOf(input);
    const isResolved = sameData(kept.resolver, resolver);
    const asked = isResolved ? { ...kept.asked, targets: [] } : kept.asked;
    if (!input.context.memory.articleCache.isAnswered(asked, around)) return null;
    kept.resolver = resolver;
    return kept.made;
  }

  /** Keeps what was made of a document, `seen` like that in `input`, when it had asked just that. */
  keep(input: SnapshotInput, seen: SeenDocument, asked: Asked, made: MadeDocument): void {
    this.#kept.set(seen.around.document.path, { seen, asked, resolver: resolverOf(input), made });
  }
}
