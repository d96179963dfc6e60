/** Documents that are at one instant what they were at the instant before: most of them are. */
import type { Document } from '../../content/model.ts';
import type { Asked } from '../article-cache.ts';
import { type MadeDocument, type SourceSurroundings, sourceSurroundings } from '../documents.ts';
import { type DocumentSurroundings, documentSurroundings } from '../page-surroundings.ts';
import { aroundArticle, resolverOf } from '../render-document.ts';
import { sameData } from '../same-data.ts';
import type { SnapshotInput } from '../snapshot-input.ts';

interface Kept {
  around: DocumentSurroundings;
  source: SourceSurroundings;
  asked: Asked;
  /** The resolver that last gave just these answers. */
  resolver: unknown;
  made: MadeDocument;
}

export class Unchanged {
  /** By path. */
  readonly #kept = new Map<string, Kept>();

  /** What was kept last, where everything that it was made of is the same in `input`; else null. */
  find(input: SnapshotInput, document: Document): MadeDocument | null {
    const kept = this.#kept.get(document.path);
    if (kept === undefined) return null;
    if (!sameData(kept.around, documentSurroundings(input, document))) return null;
    if (!sameData(kept.source, sourceSurroundings(input, document))) return null;
    const around = aroundArticle(input, document, 1);
    const resolver = resolverOf(input);
    const isResolved = sameData(kept.resolver, resolver);
    const { targets, seen } = kept.asked;
    const asked = { targets: isResolved ? [] : targets, seen };
    if (!input.context.memory.articleCache.isAnswered(asked, around)) return null;
    kept.resolver = resolver;
    return kept.made;
  }

  /** Keeps what was made of the document in `input`, when it had asked just that. */
  keep(input: SnapshotInput, document: Document, asked: Asked, made: MadeDocument): void {
    this.#kept.set(document.path, {
      around: documentSurroundings(input, document),
      source: sourceSurroundings(input, document),
      asked,
      resolver: resolverOf(input),
      made,
    });
  }
}
