/**
 * The fields whose values belong to one representation. A header list that many representations share has null for the
 * value of the first four, which follow from what the manifest says of a representation; it says the others itself.
 */
import { httpDate } from './http-date.ts';
import type { HeaderList, HeaderPair, ListField, Representation } from './manifest.ts';

const REPRESENTATION_FIELDS = ['content-length', 'etag', 'last-modified', 'repr-digest'] as const;

/** A field that a header list may have with null for its value. */
export type RepresentationField = (typeof REPRESENTATION_FIELDS)[number];

const representationFields: ReadonlySet<string> = new Set(REPRESENTATION_FIELDS);

/** Whether a list may have null for the value of the field of that name (lower case). */
export function isRepresentationField(name: string): name is RepresentationField {
  return representationFields.has(name);
}

/** The value of the field for a representation; null: it has none. */
export function representationValue(name: RepresentationField, form: Representation): string | null {
  if (name === 'content-length') return String(form.length);
  if (name === 'etag') return form.etag;
  if (name === 'last-modified') return form.lastModified === null ? null : httpDate(form.lastModified);
  return form.body === null ? null : reprDigest(form.body);
}

/** Repr-Digest (RFC 9530 §3) of the coded bytes with that SHA-256 in hex. */
function reprDigest(sha256: string): string {
  return `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
}

/** Whether a field that stands in no list is the representation's own in our manifests. */
export function isOwnField([name]: ListField): boolean {
  return name === 'link' || name === 'content-location';
}

/** All fields of a representation with their values, by the header lists of its manifest. */
export function fieldsOf(lists: readonly HeaderList[], form: Representation): HeaderPair[] {
  const { bodyHeaders = [], headers = [] } = lists[form.list] ?? {};
  const listed = [...bodyHeaders, ...headers].map(([name, value]): HeaderPair => {
    const own = isRepresentationField(name) ? representationValue(name, form) : null;
    return [name, value ?? own ?? ''];
  });
  return [...listed, ...form.own];
}
