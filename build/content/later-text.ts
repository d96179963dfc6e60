/** Documents that an earlier build has read: their texts are decoded when they are used, and most never are. */
import { decodeAgain } from './decode.ts';
import type { Document } from './model.ts';

/** A document without its texts, as plain data. */
export type DocumentFacts = Omit<Document, 'body' | 'source' | 'sha256' | 'excerpt'>;

/** The texts of a document in its file, which must not change. */
interface FileText {
  bytes: Uint8Array;
  /** UTF-16 units of the source before the body. */
  bodyAt: number;
  source: string | null;
}

const TEXT = Symbol('text');

type Later = Document & { [TEXT]: FileText };

// The same two functions for all documents, so that these keep one form in the engine.
const TEXTS: PropertyDescriptorMap & ThisType<Later> = {
  body: {
    get() {
      return sourceOf(this[TEXT]).slice(this[TEXT].bodyAt);
    },
    enumerable: true,
    configurable: true,
  },
  source: {
    get() {
      return sourceOf(this[TEXT]);
    },
    enumerable: true,
    configurable: true,
  },
};

/**
 * `target` with the texts of a file with these `bytes`, in whose source the body begins at `bodyAt` (UTF-16 units). A
 * copy by `...` decodes them.
 */
export function withFileText(
  target: Omit<Document, 'body' | 'source'>,
  bytes: Uint8Array,
  bodyAt: number,
): Document {
  return withText(target, { bytes, bodyAt, source: null });
}

/** A copy of the document; its texts are not decoded for it. */
export function copyDocument(document: Document): Document {
  const text = (document as Partial<Later>)[TEXT];
  if (text === undefined) return { ...document };
  const { excerpt, sha256 } = document;
  const copy = Object.assign(factsOf(document), { sha256 });
  return withText(excerpt === undefined ? copy : Object.assign(copy, { excerpt }), text);
}

function withText(target: Omit<Document, 'body' | 'source'>, text: FileText): Document {
  Object.defineProperty(target, TEXT, { value: text });
  return Object.defineProperties(target, TEXTS) as Document;
}

function sourceOf(text: FileText): string {
  text.source ??= decodeAgain(text.bytes);
  return text.source;
}

/** The document without its texts; these are not decoded for it. */
export function factsOf(document: Document): DocumentFacts {
  return {
    kind: document.kind,
    file: document.file,
    baseFile: document.baseFile,
    variant: document.variant,
    slug: document.slug,
    path: document.path,
    title: document.title,
    hasTitle: document.hasTitle,
    description: document.description,
    author: document.author,
    authors: document.authors,
    language: document.language,
    created: document.created,
    modified: document.modified,
    publishes: document.publishes,
    expires: document.expires,
    keywords: document.keywords,
    tags: document.tags,
    series: document.series,
    sort: document.sort,
    sectionId: document.sectionId,
    draft: document.draft,
    aliases: document.aliases,
    permalink: document.permalink,
    image: document.image,
    comments: document.comments,
    layout: document.layout,
    meta: document.meta,
    bodyLine: document.bodyLine,
    hasBlocks: document.hasBlocks,
  };
}
