/** Documents that are there already: as they were at the instant before, or as an earlier build has made them. */

import type { MadeDocument } from '../pages/documents/documents.ts';
import type { CacheSharing } from '../remember/content-cache.ts';
import { RecordCheck } from '../remember/record-check.ts';
import type { DocumentRequest } from '../site/snapshot-plan.ts';
import { type SeenDocument, seeDocument } from './document-key.ts';
import type { DocumentRecord } from './document-record.ts';
import type { DocumentRecords } from './document-records.ts';
import type { Unchanged } from './unchanged.ts';

/** A document that did not change since the last instant, or its record. */
export type KnownDocument = { same: MadeDocument } | { same: null; record: DocumentRecord };

interface Candidate {
  known: KnownDocument;
  /** The keys of the records that have to be whole. */
  parts: readonly string[];
}

export class KnownDocuments {
  readonly #sharing: CacheSharing;
  readonly #records: DocumentRecords;
  readonly #unchanged: Unchanged;

  constructor(sharing: CacheSharing, records: DocumentRecords, unchanged: Unchanged) {
    this.#sharing = sharing;
    this.#records = records;
    this.#unchanged = unchanged;
  }

  /**
   * What there is of each of `requests`; null: nothing that is whole. `meanwhile` is called where that takes a while,
   * and hears of how many there is nothing.
   */
  async find(
    requests: readonly DocumentRequest[],
    meanwhile: (missing: number) => void,
  ): Promise<(KnownDocument | null)[]> {
    if (this.#records.isEmpty) return requests.map(() => null);
    const check = new RecordCheck(this.#sharing);
    try {
      const found = requests.map((request) => {
        const candidate = this.#candidate(request);
        for (const key of candidate?.parts ?? []) check.add(key);
        return candidate;
      });
      if (check.isUnderWay) meanwhile(found.filter((candidate) => candidate === null).length);
      const damaged = await check.damaged();
      return found.map((candidate) =>
        candidate === null || candidate.parts.some((key) => damaged.has(key)) ? null : candidate.known,
      );
    } finally {
      await check.close();
    }
  }

  #candidate(request: DocumentRequest): Candidate | null {
    const { input, document } = request;
    if (isChosenHomepage(request)) return null;
    let seen: SeenDocument | undefined;
    const see = (): SeenDocument => {
      seen ??= seeDocument(input, document);
      return seen;
    };
    const same = this.#unchanged.find(input, document, see);
    if (same !== null) return { known: { same }, parts: [] };
    const found = this.#records.find(input, document, see);
    if (found === null) return null;
    return { known: { same: null, record: found.record }, parts: found.parts };
  }
}

/** Homepages among which a reader's language chooses are put together to one resource before anything is coded. */
export function isChosenHomepage({ input, document }: DocumentRequest): boolean {
  return input.scopes.length > 0 && document.baseFile === input.context.content.config.homepage;
}
