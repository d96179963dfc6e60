/**
 * Documents as records of the cache: what an earlier build, or another thread of this one, has made of a document is
 * used again where it was made of the same. An unchanged document costs a key and a look-up: its article is not
 * decoded, its page not rendered, its bodies stay where they are.
 */
import { type CodedBody, codedBodies } from '../bundle/codings.ts';
import type { Resource } from '../bundle/resource.ts';
import type { FileSlice, StoredBytes } from '../bytes/stored-bytes.ts';
import { markdownPath } from '../content/document-name.ts';
import type { Document } from '../content/model.ts';
import type { Asked } from '../pages/documents/article-cache.ts';
import { makeMarkdown, makePage } from '../pages/documents/documents.ts';
import {
  aroundArticle,
  type KeptArticle,
  pagePath,
  renderArticle,
} from '../pages/documents/render-document.ts';
import type { CacheSharing, ContentCache } from '../remember/content-cache.ts';
import type { Blocked } from '../site/safety/page-policy.ts';
import { securedWithBlocked } from '../site/safety/safety-headers.ts';
import type { SnapshotInput } from '../site/snapshot-input.ts';
import {
  DOCUMENT_RECORD,
  DocumentKeys,
  type RecordOptions,
  type SeenDocument,
  seeDocument,
} from './document-key.ts';
import type { DocumentRecord } from './document-record.ts';
import { decodeRecord, encodeRecord, findRecord, headLength, isHeadWhole } from './resource-record.ts';

/** A record that was put into the cache: its key, and its head (`decodeRecord`). */
export interface WrittenRecord {
  key: string;
  head: Uint8Array;
}

/** A record that was found, and the keys of those that its bytes stand in. */
export interface FoundRecord {
  record: DocumentRecord;
  parts: readonly string[];
}

/** Bytes that the heads of most documents take. */
const MOST_HEADS = 4096;

export class DocumentRecords {
  readonly #cache: ContentCache;
  readonly #sharing: CacheSharing;
  readonly #options: RecordOptions;
  readonly #keys: DocumentKeys;

  constructor(cache: ContentCache, sharing: CacheSharing, options: RecordOptions) {
    this.#cache = cache;
    this.#sharing = sharing;
    this.#options = options;
    this.#keys = new DocumentKeys(options);
  }

  /** Whether the cache has any record of a document. */
  get isEmpty(): boolean {
    return !this.#sharing.hasKind(DOCUMENT_RECORD);
  }

  /**
   * What was made of the document when everything around it was as in `input`, where `see` sees it; or null. Of what is
   * found only the head was looked at: it holds if the records of its `parts` are whole.
   */
  find(input: SnapshotInput, document: Document, see: () => SeenDocument): FoundRecord | null {
    const { articleCache } = input.context.memory;
    const around = aroundArticle(input, document, 1);
    const at = (key: string): FoundRecord | null => {
      const record = this.#headAt(key);
      return record === null ? null : { record, parts: [key, record.texts.key] };
    };
    const isAnswered = ({ record }: FoundRecord): boolean => articleCache.isAnswered(record.asked, around);
    const key = this.#keys.of(see());
    const found = at(key);
    if (found === null || isAnswered(found)) return found;
    const other = at(this.#keys.answered(key, articleCache.askAgain(found.record.asked, around)));
    // An answer may have led to a further question.
    return other !== null && isAnswered(other) ? other : null;
  }

  /** Makes the document and puts it into the cache; null where the cache does not take it. */
  make(input: SnapshotInput, document: Document): WrittenRecord | null {
    const seen = seeDocument(input, document);
    const { articleCache } = input.context.memory;
    const articles = articlesOf(input, document);
    const [first] = articles;
    if (first === undefined || first.texts === null) return null;
    const { resources, blocked } = this.#resources(seen, articles);
    const record: DocumentRecord = {
      resources,
      blocked,
      changesAt: first.rendered.changesAt,
      findings: {
        problems: articles.flatMap(({ rendered }) => rendered.problems),
        anchors: [...new Set(articles.flatMap(({ rendered }) => rendered.anchors))],
        pendingAnchors: articles.flatMap(({ rendered }) => rendered.pendingAnchors),
      },
      asked: joined(articles.map((article) => articleCache.askedBy(article))),
      texts: first.texts,
    };
    const key = this.#freeKey(input, seen);
    if (key === null) return null;
    const { head, bodies } = encodeRecord(record);
    this.#cache.put(key, head, ...bodies);
    return this.#cache.locate(key) === null ? null : { key, head };
  }

  /** The record that `make` has written, here or in another thread; null where the cache does not have it. */
  written({ key, head }: WrittenRecord): DocumentRecord | null {
    return this.#decode(head, this.#cache.locate(key));
  }

  /** The texts of the document's article, as the manifest has them. */
  textsOf({ texts: { key, start, length } }: DocumentRecord): StoredBytes | null {
    return this.#cache.locate(key)?.part(start, length) ?? null;
  }

  /** Where the record of a document goes that was not found; null: others have all places that it may have. */
  #freeKey(input: SnapshotInput, seen: SeenDocument): string | null {
    const key = this.#keys.of(seen);
    const other = this.#recordAt(key);
    if (other === null) return key;
    const around = aroundArticle(input, seen.around.document, 1);
    const asked = input.context.memory.articleCache.askAgain(other.asked, around);
    const answered = this.#keys.answered(key, asked);
    return this.#recordAt(answered) === null ? answered : null;
  }

  /** The record by its head, whatever may have become of its bodies. */
  #headAt(key: string): DocumentRecord | null {
    let bytes = this.#sharing.peek(key, MOST_HEADS);
    if (bytes !== null && headLength(bytes) > bytes.length)
      bytes = this.#sharing.peek(key, headLength(bytes));
    if (bytes === null || !isHeadWhole(bytes)) return this.#recordAt(key);
    return this.#decode(bytes, this.#cache.locate(key));
  }

  #recordAt(key: string): DocumentRecord | null {
    return findRecord(this.#cache, this.#sharing, key);
  }

  #decode(bytes: Uint8Array, place: FileSlice | null): DocumentRecord | null {
    return place === null ? null : decodeRecord(bytes, place);
  }

  #resources(
    { around, source: aroundSource }: SeenDocument,
    articles: readonly KeptArticle[],
  ): { resources: [string, Resource][]; blocked: Blocked[][] } {
    const { document, original } = around;
    const source = original === null ? makeMarkdown(aroundSource) : null;
    const made = articles.map(({ rendered }, index): [string, Resource] => {
      const number = index + 1;
      const page = makePage({ ...around, rendered, number }, number === 1 ? source : null);
      return [pagePath(document, number), page];
    });
    if (source !== null) made.push([markdownPath(document.path), source]);
    const coded = new Map<StoredBytes, readonly CodedBody[]>();
    const blocked: Blocked[][] = [];
    const resources = made.map(([path, resource]): [string, Resource] => {
      const { secured, blocked: stopped } = securedWithBlocked(resource, this.#options.safety);
      blocked.push(stopped);
      const bodies = secured.bodies.map((body) => {
        const forms = coded.get(body.body) ?? codedBodies(body.body, body.type, this.#options.levels);
        coded.set(body.body, forms);
        return { ...body, forms };
      });
      return [path, { ...secured, bodies }];
    });
    return { resources, blocked };
  }
}

/** The articles of all pages of a document. */
function articlesOf(input: SnapshotInput, document: Document): KeptArticle[] {
  const articles = [renderArticle(input, document, 1)];
  const count = articles[0]?.rendered.pageCount ?? 1;
  for (let number = 2; number <= count; number++) articles.push(renderArticle(input, document, number));
  return articles;
}

/** All that the articles of several pages asked; which page each of them is, is nothing to ask. */
function joined(asked: readonly Asked[]): Asked {
  return {
    targets: [...new Map(asked.flatMap(({ targets }) => targets))],
    seen: [...new Map(asked.flatMap(({ seen }) => seen))].filter(([part]) => part !== 'pageNumber'),
  };
}
