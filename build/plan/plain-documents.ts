/** The documents of a small site, or of one that is built only to be looked at: made here and now, one after another. */
import type { Resource } from '../bundle/resource.ts';
import { documentResources, type MadeDocument } from '../pages/documents/documents.ts';
import type { SnapshotPlan } from '../site/snapshot-plan.ts';
import type { SiteDocuments } from './site-documents.ts';

export interface PlainOptions {
  /** Is given each resource as soon as there is one. */
  offer: (resource: Resource) => void;
  /** Hears how many documents of how many are there. */
  progress: (done: number, total: number) => void;
}

export class PlainDocuments implements SiteDocuments {
  readonly #options: PlainOptions;

  constructor(options: PlainOptions) {
    this.#options = options;
  }

  make({ requests }: SnapshotPlan): MadeDocument[] {
    const { offer, progress } = this.#options;
    return requests.map(({ input, document }, index) => {
      const made = documentResources(input, document);
      for (const [, resource] of made.resources) offer(resource);
      progress(index + 1, requests.length);
      return made;
    });
  }

  textsOf(): null {
    return null;
  }

  async keep(): Promise<void> {}

  async close(): Promise<void> {}
}
