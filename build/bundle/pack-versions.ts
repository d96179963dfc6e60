/** Versions, representations and header lists as records of the pack (src/site/layout.ts). */
import {
  CODING_BROTLI,
  CODING_GZIP,
  CODING_IDENTITY,
  CODING_ZSTD,
  FLAG_CODINGS,
  FLAG_LANGUAGES,
  FLAG_TYPES,
  REPRESENTATION_BODY,
  REPRESENTATION_BODY_LENGTH,
  REPRESENTATION_CODING,
  REPRESENTATION_ETAG,
  REPRESENTATION_HEADER_COUNTS,
  REPRESENTATION_HEADERS,
  REPRESENTATION_LABEL,
  REPRESENTATION_LAST_MODIFIED,
  REPRESENTATION_OWN_HEADERS,
  REPRESENTATION_SIZE,
  STATUS_SEARCH,
  VERSION_LOCATION,
  VERSION_REPRESENTATION_COUNT,
  VERSION_SIZE,
  VERSION_STATUS,
} from '../../src/site/layout.ts';
import {
  type Coding,
  type HeaderPair,
  type ListField,
  type Manifest,
  type Representation,
  redirectAnswer,
  type Version,
} from './manifest.ts';
import { isRepresentationField, type RepresentationField, representationValue } from './own-values.ts';
import type { PackBodies, Place } from './pack-bodies.ts';
import type { PackWriter } from './pack-writer.ts';
import { SEARCH_INDEX_TYPE } from './search-version.ts';

const CODINGS: Record<Coding, number> = {
  identity: CODING_IDENTITY,
  gzip: CODING_GZIP,
  br: CODING_BROTLI,
  zstd: CODING_ZSTD,
};

const NO_CONTENT = 204;

/** The field that says where a negotiated form has an address of its own. */
const ADDRESS = 'content-location';

/** A header list of the manifest as the tables have it. */
interface PackedList {
  /** The address of the table of the fields with values, those about the body first. */
  shared: number;
  sharedCount: number;
  /** Fields whose values follow from each representation: those about the body, and the others. */
  about: readonly OwnName[];
  others: readonly OwnName[];
  /** How many fields of each part a 304 leaves out, as REPRESENTATION_CODING has them. */
  leftOut: number;
  /** The label of the representation that was packed last with this list: mostly that of the next one. */
  label: { type: string; language: string | null; at: number } | null;
}

/** Own fields as numbers of texts, each name before its value: first of addresses of their own. */
interface OwnNumbers {
  fields: readonly HeaderPair[];
  addresses: readonly number[];
  others: readonly number[];
}

interface OwnName {
  name: RepresentationField;
  /** The number of the name among the writer's texts. */
  number: number;
}

export class VersionPacker {
  readonly #writer: PackWriter;
  readonly #bodies: PackBodies;
  /** Redirects without a representation use those of `redirect` and `permanentRedirect`. */
  readonly #answers: Manifest['answers'];
  readonly #lists: Manifest['headerLists'];
  /** By number, those of a 204 behind all others. */
  readonly #packed: (PackedList | undefined)[] = [];
  /** The numbers of the texts of dates and lengths, which are then made once each. */
  readonly #dates = new Map<number, number>();
  readonly #lengths = new Map<number, number>();
  /** The own fields packed last, as numbers: the codings of a body have the same. */
  #own: OwnNumbers | null = null;

  constructor(
    writer: PackWriter,
    bodies: PackBodies,
    { answers, headerLists }: Pick<Manifest, 'answers' | 'headerLists'>,
  ) {
    this.#writer = writer;
    this.#bodies = bodies;
    this.#answers = answers;
    this.#lists = headerLists;
  }

  /**
   * Writes a version with its representations and lists, or finds an equal one, as the source of a page has it at both
   * of its paths; returns its address.
   */
  version(version: Version): number {
    const { location, status } = version;
    const shared = this.#answers[redirectAnswer(status)].representations;
    const forms = version.representations.length === 0 ? shared : version.representations;
    const writer = this.#writer;
    const size = VERSION_SIZE + forms.length * REPRESENTATION_SIZE;
    const at = writer.allocate(size);
    let next = at + VERSION_SIZE;
    for (let index = 0; index < forms.length; index++) {
      this.#representation(next, forms[index] as Representation, status, location);
      next += REPRESENTATION_SIZE;
    }
    writer.setU32(at + VERSION_STATUS, halves(searches(forms) ? STATUS_SEARCH : status, flagsOf(forms)));
    writer.setU32(at + VERSION_LOCATION, location === null ? 0 : writer.pair(writer.text(location)));
    writer.setU32(at + VERSION_REPRESENTATION_COUNT, forms.length);
    return writer.record(at, size);
  }

  #representation(at: number, form: Representation, status: number, location: string | null): void {
    const writer = this.#writer;
    const list = this.#listOf(form.list, status);
    const { type, language } = form;
    if (list.label?.type !== type || list.label.language !== language) {
      const label = writer.textTable([writer.text(type), writer.text(language?.toLowerCase() ?? '')]);
      list.label = { type, language, at: label };
    }
    writer.setU32(at + REPRESENTATION_LABEL, list.label.at);
    const place = this.#bodies.placeOf(form);
    writer.setU32(at + REPRESENTATION_BODY, place.address);
    writer.setU32(at + REPRESENTATION_BODY_LENGTH, form.length);
    this.#ownFields(at, form, place, list, location);
    writer.setU32(at + REPRESENTATION_HEADERS, list.shared);
    writer.setU32(at + REPRESENTATION_CODING, CODINGS[form.coding] + list.leftOut);
    writer.setU32(at + REPRESENTATION_LAST_MODIFIED, form.lastModified ?? 0);
  }

  /**
   * Writes the Link fields of a version. A page and its source name each other's paths there, which need not be written
   * once more: the route can point into the field, which should stand beside it for that.
   */
  links({ representations }: Version): void {
    for (let index = 0; index < representations.length; index++) {
      const { own, type } = representations[index] as Representation;
      // The codings of a body stand side by side, with the same links.
      if (index > 0 && type === representations[index - 1]?.type) continue;
      for (const field of own) {
        const value = field[1];
        if (field[0] !== 'link') continue;
        const linked = linkedPath(value);
        if (linked !== null) this.#writer.textWithin(this.#writer.text(value), linked.path, linked.offset);
      }
    }
  }

  /** Writes a list of header records, or finds an equal one; returns its address. */
  headerList(headers: readonly HeaderPair[]): number {
    const writer = this.#writer;
    return writer.textTable(headers.flatMap(([name, value]) => [writer.text(name), writer.text(value)]));
  }

  /** The header list of that number, written with its first use; `status` is that of the answer. */
  #listOf(number: number, status: number): PackedList {
    // A 204 has no body to describe and must not have a Content-Length (RFC 9110 §8.6).
    const isBodiless = status === NO_CONTENT;
    const index = number + (isBodiless ? this.#lists.length : 0);
    let packed = this.#packed[index];
    if (packed === undefined) {
      const { bodyHeaders = [], headers = [] } = this.#lists[number] ?? {};
      packed = this.#packList(isBodiless ? [] : bodyHeaders, headers);
      this.#packed[index] = packed;
    }
    return packed;
  }

  #packList(bodyHeaders: readonly ListField[], headers: readonly ListField[]): PackedList {
    const namesOf = (fields: readonly ListField[]): OwnName[] =>
      fields.flatMap(([name, value]) =>
        value === null && isRepresentationField(name) ? [{ name, number: this.#writer.text(name) }] : [],
      );
    const shared = [...bodyHeaders, ...headers].filter((field): field is HeaderPair => field[1] !== null);
    const [about, others] = [namesOf(bodyHeaders), namesOf(headers)];
    return {
      shared: this.headerList(shared),
      sharedCount: shared.length,
      ...{ about, others },
      leftOut: (bodyHeaders.length - about.length) * 2 ** 4 + about.length * 2 ** 18,
      label: null,
    };
  }

  /**
   * Writes the fields of a representation that its list does not have, its tag among them, with the location of a
   * redirect: first where a negotiated form has an address of its own, whose answer has all the others too.
   */
  #ownFields(
    at: number,
    form: Representation,
    place: Place,
    list: PackedList,
    location: string | null,
  ): void {
    const writer = this.#writer;
    const { addresses, others } = this.#numbersOf(form.own);
    const texts = addresses.slice();
    if (location !== null) texts.push(writer.text('location'), writer.text(location));
    // 0: there is none. Its name has a number before its own.
    let tag = 0;
    for (const { name, number } of list.others) {
      const value = this.#valueOf(name, form, place);
      if (name === 'etag') tag = value;
      texts.push(number, value);
    }
    for (const number of others) texts.push(number);
    for (const { name, number } of list.about) texts.push(number, this.#valueOf(name, form, place));
    writer.setU32(at + REPRESENTATION_OWN_HEADERS, writer.textTableWithEnd(texts, addresses.length));
    writer.setU32(at + REPRESENTATION_HEADER_COUNTS, halves(list.sharedCount, texts.length / 2));
    writer.setU32(at + REPRESENTATION_ETAG, tag === 0 ? 0 : writer.pair(tag));
  }

  #numbersOf(fields: readonly HeaderPair[]): OwnNumbers {
    if (this.#own?.fields === fields) return this.#own;
    const [addresses, others]: [number[], number[]] = [[], []];
    for (const [name, value] of fields) {
      (name === ADDRESS ? addresses : others).push(this.#writer.text(name), this.#writer.text(value));
    }
    this.#own = { fields, addresses, others };
    return this.#own;
  }

  /** The number of the text of a value, which is made once for each date, length and body. */
  #valueOf(name: RepresentationField, form: Representation, place: Place): number {
    if (name === 'etag') return this.#writer.text(form.etag ?? '');
    if (name === 'repr-digest') {
      if (place.digest === 0) place.digest = this.#writer.newText(representationValue(name, form) ?? '');
      return place.digest;
    }
    const [numbers, key] =
      name === 'content-length' ? [this.#lengths, form.length] : [this.#dates, form.lastModified ?? 0];
    let number = numbers.get(key);
    if (number === undefined) {
      number = this.#writer.text(representationValue(name, form) ?? '');
      numbers.set(key, number);
    }
    return number;
  }
}

/** Two numbers as lowerHalf and upperHalf read them. */
function halves(low: number, high: number): number {
  return low + high * 2 ** 16;
}

/** Where the path of the resource that a Link field leads to stands in its value; null: there is none. */
function linkedPath(value: string): { path: string; offset: number } | null {
  const end = value.indexOf('>');
  // Past the host, if there is one.
  const host = value.indexOf('//');
  const offset = value.indexOf('/', host === -1 || host > end ? 1 : host + 2);
  if (value[0] !== '<' || offset === -1 || offset > end || !/^[\x20-\x7e]*$/.test(value)) return null;
  return { path: value.slice(offset, end), offset };
}

/** Whether a version is a search. */
function searches(forms: readonly Representation[]): boolean {
  return forms.at(-1)?.type === SEARCH_INDEX_TYPE;
}

/** The fields in which the representations of one version differ. */
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
