/** Which article each document has at an instant: said without reading it, for keys of what shows several articles. */
import type { Document } from '../content/model.ts';
import { DataDigests } from '../remember/data-digests.ts';
import type { SnapshotInput } from '../site/snapshot-input.ts';
import type { DocumentRecord } from './document-record.ts';

export class RecordedArticles {
  readonly #digests = new DataDigests();
  readonly #latest = new Map<Document, { input: SnapshotInput; digest: string }>();

  /** In `input`, the articles of `document` are those of its record. */
  note(input: SnapshotInput, document: Document, { texts, asked }: DocumentRecord): void {
    this.#latest.set(document, { input, digest: `${texts.key} ${this.#digests.of(asked)}` });
  }

  /** In `input`, they are what they were before. */
  keep(input: SnapshotInput, document: Document): void {
    const latest = this.#latest.get(document);
    if (latest !== undefined) this.#latest.set(document, { ...latest, input });
  }

  /** Of `document` there is no record. */
  forget(document: Document): void {
    this.#latest.delete(document);
  }

  /** What stands for the article of `document` as it is read in `input`; null: nothing is known of it. */
  of(input: SnapshotInput, document: Document): string | null {
    const latest = this.#latest.get(document);
    return latest?.input === input ? latest.digest : null;
  }
}
