/**
 * The three long texts of a document in the manifest. They are most of manifest.json and seldom change, so they are
 * kept in the encoded form that they have there and decoded only when one of them is read.
 */

import { loadBytes, type StoredBytes } from '../bytes/stored-bytes.ts';
import type { ManifestDocument } from './manifest.ts';

/** `html`, `markdown` and `text` of a document, the last of its keys. */
export type DocumentTexts = Pick<ManifestDocument, 'html' | 'markdown' | 'text'>;

/** A document with encoded texts: its other keys, and the texts from `encodeTexts`. */
export interface EncodedDocument {
  head: Omit<ManifestDocument, keyof DocumentTexts>;
  texts: StoredBytes;
}

const ENCODED = Symbol('encoded');

type Decodable = ManifestDocument & { [ENCODED]: EncodedDocument };

/** The texts as they end the document's line in manifest.json: `"html":…,"markdown":…,"text":…}` in UTF-8. */
export function encodeTexts({ html, markdown, text }: DocumentTexts): Uint8Array {
  return Buffer.from(JSON.stringify({ html, markdown, text }).slice(1));
}

/** The texts that `encodeTexts` encoded. Throws a SyntaxError on other bytes. */
export function decodeTexts(encoded: StoredBytes): DocumentTexts {
  const bytes = loadBytes(encoded);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
  return JSON.parse(`{${text}`) as DocumentTexts;
}

/** The `text` of the texts that `encodeTexts` encoded, without decoding the others. Throws a SyntaxError on other bytes. */
export function decodeText(encoded: StoredBytes): string {
  const bytes = loadBytes(encoded);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // In a string a quotation mark has a backslash before it, so only the key can match.
  return (JSON.parse(`{${buffer.toString('utf8', buffer.lastIndexOf(',"text":') + 1)}`) as DocumentTexts)
    .text;
}

/** The texts decoded last: after one of the three the others are mostly read next. */
let latest: { encoded: StoredBytes; texts: DocumentTexts } | null = null;

function recallTexts(encoded: StoredBytes): DocumentTexts {
  if (latest?.encoded !== encoded) latest = { encoded, texts: decodeTexts(encoded) };
  return latest.texts;
}

/** The same functions for all documents: with one of its own for each, every document would be another kind of object. */
const TEXTS: PropertyDescriptorMap & ThisType<Decodable> = {
  html: {
    get() {
      return recallTexts(this[ENCODED].texts).html;
    },
    enumerable: true,
  },
  markdown: {
    get() {
      return recallTexts(this[ENCODED].texts).markdown;
    },
    enumerable: true,
  },
  text: {
    get() {
      return recallTexts(this[ENCODED].texts).text;
    },
    enumerable: true,
  },
};

/**
 * The document with these keys and texts. The texts are its last keys, as in any document; they are decoded when
 * read, and kept until those of another document are.
 */
export function withTexts(encoded: EncodedDocument): ManifestDocument {
  const document = Object.defineProperty(Object.assign({}, encoded.head), ENCODED, { value: encoded });
  return Object.defineProperties(document, TEXTS) as ManifestDocument;
}

/** The argument from which `withTexts` made the document; null for any other document. */
export function encodedDocument(document: ManifestDocument): EncodedDocument | null {
  return (document as Partial<Decodable>)[ENCODED] ?? null;
}
