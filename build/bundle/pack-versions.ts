/** Versions, representations and header lists as records of the pack (src/site/layout.ts). */
import {
  CODING_BROTLI,
  CODING_GZIP,
  CODING_IDENTITY,
  CODING_ZSTD,
  FLAG_CODINGS,
  FLAG_LANGUAGES,
  FLAG_TYPES,
  NEVER,
  REPRESENTATION_BODY,
  REPRESENTATION_BODY_HEADER_COUNT,
  REPRESENTATION_BODY_LENGTH,
  REPRESENTATION_CODING,
  REPRESENTATION_ETAG,
  REPRESENTATION_HEADER_COUNT,
  REPRESENTATION_HEADERS,
  REPRESENTATION_LANGUAGE,
  REPRESENTATION_LAST_MODIFIED,
  REPRESENTATION_SIZE,
  REPRESENTATION_TYPE,
  STATUS_SEARCH,
  VERSION_FLAGS,
  VERSION_FROM,
  VERSION_LOCATION,
  VERSION_REPRESENTATION_COUNT,
  VERSION_REPRESENTATIONS,
  VERSION_SIZE,
  VERSION_STATUS,
  VERSION_UNTIL,
} from '../../src/site/layout.ts';
import { FieldMemo } from './field-memo.ts';
import {
  type Coding,
  type HeaderPair,
  type Manifest,
  type Representation,
  redirectAnswer,
  type Version,
} from './manifest.ts';
import type { PackBodies } from './pack-bodies.ts';
import type { PackWriter } from './pack-writer.ts';
import { SEARCH_INDEX_TYPE } from './search-version.ts';

const CODINGS: Record<Coding, number> = {
  identity: CODING_IDENTITY,
  gzip: CODING_GZIP,
  br: CODING_BROTLI,
  zstd: CODING_ZSTD,
};

const NO_CONTENT = 204;

/** A field's name and value as numbers of the writer's texts. */
interface FieldNumbers {
  name: number;
  value: number;
}

export class VersionPacker {
  readonly #writer: PackWriter;
  readonly #bodies: PackBodies;
  /** Redirects without a representation use those of `redirect` and `permanentRedirect`. */
  readonly #answers: Manifest['answers'];
  /** Fields as the numbers of their names and values. */
  readonly #bodyHeaders: FieldMemo<FieldNumbers>;
  readonly #headers: FieldMemo<FieldNumbers>;
  /** The list being made: used again for each. */
  readonly #numbers: number[] = [];

  constructor(writer: PackWriter, bodies: PackBodies, answers: Manifest['answers']) {
    this.#writer = writer;
    this.#bodies = bodies;
    this.#answers = answers;
    // A map of a few names is quicker than the writer's of all texts.
    const names = new Map<string, number>();
    const toNumbers = ([text, value]: HeaderPair): FieldNumbers => {
      const name = names.get(text) ?? writer.text(text);
      names.set(text, name);
      return { name, value: writer.text(value) };
    };
    this.#bodyHeaders = new FieldMemo(toNumbers);
    this.#headers = new FieldMemo(toNumbers);
  }

  /** Writes a version with its representations and lists; returns its address. */
  version(version: Version): number {
    const { location, status } = version;
    const shared = this.#answers[redirectAnswer(status)].representations;
    const forms = version.representations.length === 0 ? shared : version.representations;
    const writer = this.#writer;
    const at = writer.allocate(VERSION_SIZE);
    writer.setU32(at + VERSION_FROM, version.from ?? 0);
    writer.setU32(at + VERSION_UNTIL, version.until ?? NEVER);
    writer.setU32(at + VERSION_STATUS, searches(forms) ? STATUS_SEARCH : status);
    writer.setU32(at + VERSION_FLAGS, flagsOf(forms));
    writer.setU32(at + VERSION_REPRESENTATION_COUNT, forms.length);
    const table = writer.allocate(forms.length * REPRESENTATION_SIZE);
    writer.setU32(at + VERSION_REPRESENTATIONS, table);
    writer.setText(at + VERSION_LOCATION, location ?? '');
    forms.forEach((form, index) => {
      this.#representation(table + index * REPRESENTATION_SIZE, form, status, location);
    });
    return at;
  }

  #representation(at: number, form: Representation, status: number, location: string | null): void {
    const writer = this.#writer;
    // A 204 has no body to describe and must not have a Content-Length (RFC 9110 §8.6).
    const bodyHeaders = status === NO_CONTENT ? [] : form.bodyHeaders;
    writer.setText(at + REPRESENTATION_TYPE, form.type);
    writer.setText(at + REPRESENTATION_LANGUAGE, form.language?.toLowerCase() ?? '');
    writer.setU32(at + REPRESENTATION_CODING, CODINGS[form.coding]);
    writer.setU32(at + REPRESENTATION_BODY, this.#bodies.addressOf(form));
    writer.setU32(at + REPRESENTATION_BODY_LENGTH, form.length);
    writer.setU32(at + REPRESENTATION_HEADERS, this.#lists(bodyHeaders, location, form.headers));
    const count = bodyHeaders.length + (location === null ? 0 : 1) + form.headers.length;
    writer.setU32(at + REPRESENTATION_HEADER_COUNT, count);
    writer.setU32(at + REPRESENTATION_BODY_HEADER_COUNT, bodyHeaders.length);
    writer.setText(at + REPRESENTATION_ETAG, form.etag ?? '');
    writer.setU32(at + REPRESENTATION_LAST_MODIFIED, form.lastModified ?? 0);
  }

  /** Writes a list of header records, or finds an equal one; returns its address. */
  headerList(headers: readonly HeaderPair[]): number {
    return this.#lists([], null, headers);
  }

  /** Both lists of a representation as one, with the location of a redirect between them. */
  #lists(
    bodyHeaders: readonly HeaderPair[],
    location: string | null,
    headers: readonly HeaderPair[],
  ): number {
    const numbers = this.#numbers;
    numbers.length = 0;
    for (const { name, value } of this.#bodyHeaders.of(bodyHeaders)) numbers.push(name, value);
    if (location !== null) numbers.push(this.#writer.text('location'), this.#writer.text(location));
    for (const { name, value } of this.#headers.of(headers)) numbers.push(name, value);
    return this.#writer.textTable(numbers);
  }
}

/** Whether a version is a search. */
function searches(forms: readonly Representation[]): boolean {
  return forms.at(-1)?.type === SEARCH_INDEX_TYPE;
}

/** What the representations of one version differ in. */
function flagsOf(forms: readonly Representation[]): number {
  let flags = 0;
  const [first] = forms;
  for (const form of forms) {
    if (form.type === SEARCH_INDEX_TYPE) continue;
    if (form.type !== first?.type) flags |= FLAG_TYPES;
    if (form.language !== first?.language) flags |= FLAG_LANGUAGES;
    if (form.coding !== first?.coding) flags |= FLAG_CODINGS;
  }
  return flags;
}
