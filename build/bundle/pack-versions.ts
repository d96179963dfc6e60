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
import type { Coding, HeaderPair, Manifest, Representation, Version } from './manifest.ts';
import { type RepresentationField, representationValue } from './own-values.ts';
import { formsOf, PartBodies, type PartBody } from './pack-forms.ts';
import { type PackedList, packList, placeOfList } from './pack-lists.ts';
import type { PackWriter } from './pack-writer.ts';
import { SEARCH_INDEX_TYPE } from './search-version.ts';

const CODINGS: Record<Coding, number> = {
  identity: CODING_IDENTITY,
  gzip: CODING_GZIP,
  br: CODING_BROTLI,
  zstd: CODING_ZSTD,
};

/** The field that says where a negotiated form has an address of its own. */
const ADDRESS = 'content-location';

/** Own fields as numbers of texts, each name before its value: first of addresses of their own. */
interface OwnNumbers {
  fields: readonly HeaderPair[];
  addresses: readonly number[];
  others: readonly number[];
}

/** Writes versions into one part of the tables. */
export class VersionPacker {
  readonly #writer: PackWriter;
  /** Redirects without a representation use those of `redirect` and `permanentRedirect`. */
  readonly #answers: Manifest['answers'];
  readonly #lists: Manifest['headerLists'];
  /** By `placeOfList`. */
  readonly #packed: (PackedList | undefined)[] = [];
  /** The numbers of the texts of dates and lengths, which are then made once each. */
  readonly #dates = new Map<number, number>();
  readonly #lengths = new Map<number, number>();
  readonly #bodies = new PartBodies();
  /** The own fields packed last, as numbers: the codings of a body have the same. */
  #own: OwnNumbers | null = null;

  constructor(writer: PackWriter, { answers, headerLists }: Pick<Manifest, 'answers' | 'headerLists'>) {
    this.#writer = writer;
    this.#answers = answers;
    this.#lists = headerLists;
  }

  /**
   * Writes a version with its representations and lists, or finds an equal one, as the source of a page has it at both
   * of its paths; returns its address.
   */
  version(version: Version): number {
    const { location, status } = version;
    const forms = formsOf(version, this.#answers);
    const writer = this.#writer;
    const size = VERSION_SIZE + forms.length * REPRESENTATION_SIZE;
    const at = writer.allocate(size);
    let next = at + VERSION_SIZE;
    for (let index = 0; index < forms.length; index++) {
      this.#representation(next, forms[index] as Representation, status, location);
      next += REPRESENTATION_SIZE;
    }
    writer.setU32(at + VERSION_STATUS, halves(searches(forms) ? STATUS_SEARCH : status, flagsOf(forms)));
    if (location !== null) writer.setAddress(at + VERSION_LOCATION, writer.pair(writer.text(location)));
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
    writer.setAddress(at + REPRESENTATION_LABEL, list.label.at);
    const body = this.#bodies.next(form);
    writer.setLater('bodies', at + REPRESENTATION_BODY, body.number);
    writer.setU32(at + REPRESENTATION_BODY_LENGTH, form.length);
    this.#ownFields(at, form, body, list, location);
    writer.setLater('lists', at + REPRESENTATION_HEADERS, placeOfList(form.list, status));
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

  /** The header list of that number; `status` is that of the answer. */
  #listOf(number: number, status: number): PackedList {
    const place = placeOfList(number, status);
    let packed = this.#packed[place];
    if (packed === undefined) {
      packed = packList(this.#writer, this.#lists[number], status);
      this.#packed[place] = packed;
    }
    return packed;
  }

  /**
   * Writes the fields of a representation that its list does not have, its tag among them, with the location of a
   * redirect: first where a negotiated form has an address of its own, whose answer has all the others too.
   */
  #ownFields(
    at: number,
    form: Representation,
    body: PartBody,
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
      const value = this.#valueOf(name, form, body);
      if (name === 'etag') tag = value;
      texts.push(number, value);
    }
    for (const number of others) texts.push(number);
    for (const { name, number } of list.about) texts.push(number, this.#valueOf(name, form, body));
    writer.setAddress(at + REPRESENTATION_OWN_HEADERS, writer.textTableWithEnd(texts, addresses.length));
    writer.setU32(at + REPRESENTATION_HEADER_COUNTS, halves(list.sharedCount, texts.length / 2));
    if (tag !== 0) writer.setAddress(at + REPRESENTATION_ETAG, writer.pair(tag));
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
  #valueOf(name: RepresentationField, form: Representation, body: PartBody): number {
    if (name === 'etag') return this.#writer.text(form.etag ?? '');
    if (name === 'repr-digest') {
      if (body.digest === 0) body.digest = this.#writer.newText(representationValue(name, form) ?? '');
      return body.digest;
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
