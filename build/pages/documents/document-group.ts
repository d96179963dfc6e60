/**
 * Documents side by side as one record, so that one look-up finds all of them. It has the heads of their own records
 * and leads to the bodies in these; where one of the documents has changed, they are looked up one by one.
 */
import { hash } from 'node:crypto';
import type { ContentCache } from '../../remember/content-cache.ts';
import { dataDigest } from '../../remember/data-digest.ts';
import type { Read } from '../../remember/dependencies.ts';
import { groupsInOrder } from '../../remember/groups-in-order.ts';
import type { Kind, Memo, Subject } from '../../remember/memo.ts';
import type { RecordOptions } from '../../site/records/record-options.ts';
import type { DocumentRequest } from '../../site/snapshot-requests.ts';
import {
  type DocumentRecord,
  type DocumentSubject,
  documentSubject,
  recallDocument,
} from './document-record.ts';
import { groupForm } from './group-record.ts';

/**
 * How many documents a group has on average. One edit of a post changes two pages of a hundred by their related posts,
 * and with them the groups that they are in.
 */
const SIZE = 8;

/** Called with a document's place among the requests, and its record. */
type Take = (place: number, record: DocumentRecord) => void;

export interface GroupOptions extends RecordOptions {
  memo: Memo;
  cache: ContentCache;
}

/** The groups of the requests for which `isGrouped`, in their order. A new document changes one group. */
export function groupDocuments(
  requests: readonly DocumentRequest[],
  isGrouped: (request: DocumentRequest) => boolean,
  options: GroupOptions,
): DocumentGroup[] {
  const members = requests.flatMap((request, place): Member[] =>
    isGrouped(request) ? [{ place, request, isFound: false, record: null }] : [],
  );
  return groupsInOrder(members, ({ request }) => request.document.path, { size: SIZE }).map(
    (group) => new DocumentGroup(group, options),
  );
}

interface Member {
  place: number;
  request: DocumentRequest;
  isFound: boolean;
  /** Its record, looked up ahead. */
  record: DocumentRecord | null;
}

export class DocumentGroup {
  readonly #members: readonly Member[];
  readonly #options: GroupOptions;
  /** In the order of the members. */
  #subjects: readonly DocumentSubject[] | null = null;

  constructor(members: readonly Member[], options: GroupOptions) {
    this.#members = members;
    this.#options = options;
  }

  /** The places of documents that were not found. */
  get missing(): number[] {
    return this.#members.flatMap(({ place, isFound }) => (isFound ? [] : [place]));
  }

  /** Whether the group is remembered; `take` is called for each of its documents. */
  recall(take: Take): boolean {
    const { memo } = this.#options;
    const found = memo.recall(this.#kind, this.#subject);
    if (found === null) return false;
    for (const [index, record] of found.entries()) this.#take(index, record, take);
    // They are as large as all that is found, and are not needed again.
    this.#subjects = null;
    return true;
  }

  /** Looks up the document at `place` ahead of `recallEach`. */
  lookUp(place: number): DocumentRecord | null {
    const index = this.#members.findIndex((member) => member.place === place);
    const member = this.#members[index];
    if (member === undefined) throw new RangeError(`the group has no document at ${place}`);
    member.record = this.#recallAt(index);
    return member.record;
  }

  /** Looks up the documents that were not found, one by one. */
  recallEach(take: Take): void {
    for (const [index, { isFound, record: known }] of this.#members.entries()) {
      const record = isFound ? null : (known ?? this.#recallAt(index));
      if (record !== null) this.#take(index, record, take);
    }
  }

  /** Remembers the group, if the records of all its documents are in the cache. */
  remember(): void {
    const isStored = this.#members.every(
      ({ record }, index) => (record ?? this.#recallAt(index))?.stored !== undefined,
    );
    if (!isStored) return;
    this.#options.memo.remember(this.#kind, this.#subject, (read) =>
      this.#members.map(({ request }, index) => {
        const record = this.#recallAt(index, (name) => read(`${index} ${name}`));
        if (record === null) throw new TypeError(`the record of ${request.document.file} has changed`);
        return record;
      }),
    );
  }

  #take(index: number, record: DocumentRecord, take: Take): void {
    const member = this.#members[index];
    if (member === undefined) throw new RangeError(`the group has no document ${index}`);
    member.isFound = true;
    take(member.place, record);
  }

  /** The record of one document, whose surroundings are read by `read`. */
  #recallAt(index: number, read?: Read): DocumentRecord | null {
    const [member, subject] = [this.#members[index], this.#all[index]];
    if (member === undefined || subject === undefined) throw new RangeError(`no document ${index}`);
    const { input, document } = member.request;
    return recallDocument(
      input,
      document,
      this.#options,
      read === undefined ? subject : { ...subject, read },
    );
  }

  get #all(): readonly DocumentSubject[] {
    this.#subjects ??= this.#members.map(({ request: { input, document } }) =>
      documentSubject(input, document, this.#options),
    );
    return this.#subjects;
  }

  get #kind(): Kind<readonly DocumentRecord[]> {
    return { name: 'document group', stored: groupForm(this.#options.cache) };
  }

  /** A name in its surroundings is the index of a document, a blank, and the name in that one's surroundings. */
  get #subject(): Subject {
    const all = this.#all;
    const documents = all.map(({ name, inputs: { site, own } }) => `${name} ${dataDigest(site)} ${own}\n`);
    return {
      name: all[0]?.name ?? '',
      inputs: { documents: hash('sha256', documents.join(''), 'hex') },
      read: (name) => {
        const end = name.indexOf(' ');
        const subject = all[Number(name.slice(0, end))];
        if (subject === undefined) throw new RangeError(`the group has no document '${name}'`);
        return subject.read(name.slice(end + 1));
      },
    };
  }
}
