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
import { type FieldNumbers, LastFields, placeOf } from './last-fields.ts';
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

/** Fields whose values belong to one representation, as a rule; the others are the same on most pages of a site. */
const OWN_FIELDS: ReadonlySet<string> = new Set([
  'content-length',
  'content-location',
  'etag',
  'last-modified',
  'link',
  'location',
  'repr-digest',
]);

/** The form packed last at one place of a version: mostly the next one has its label and its shared fields too. */
interface LastForm {
  type: string;
  language: string | null;
  /** The address of the label's table; 0: nothing was packed yet. */
  label: number;
  about: LastFields;
  others: LastFields;
  /** The address of the table of shared fields; 0: nothing was packed yet. */
  shared: number;
}

type FieldLists = Pick<Representation, 'bodyHeaders' | 'headers'>;

export class VersionPacker {
  readonly #writer: PackWriter;
  readonly #bodies: PackBodies;
  /** Redirects without a representation use those of `redirect` and `permanentRedirect`. */
  readonly #answers: Manifest['answers'];
  readonly #toNumbers: (field: HeaderPair) => FieldNumbers;
  /** By its place (placeOf). */
  readonly #last = new Map<number, LastForm>();

  constructor(writer: PackWriter, bodies: PackBodies, answers: Manifest['answers']) {
    this.#writer = writer;
    this.#bodies = bodies;
    this.#answers = answers;
    // A map of a few names is quicker than the writer's of all texts.
    const names = new Map<string, number>();
    this.#toNumbers = (field): FieldNumbers => {
      const text = field[0];
      let name = names.get(text);
      if (name === undefined) {
        name = writer.text(text);
        names.set(text, name);
      }
      return {
        name,
        value: writer.text(field[1]),
        isOwn: OWN_FIELDS.has(text),
        isAddress: text === 'content-location',
      };
    };
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
      const place = placeOf(index, forms.length);
      this.#representation(next, forms[index] as Representation, { status, location, place });
      next += REPRESENTATION_SIZE;
    }
    writer.setU32(at + VERSION_STATUS, halves(searches(forms) ? STATUS_SEARCH : status, flagsOf(forms)));
    writer.setU32(at + VERSION_LOCATION, location === null ? 0 : writer.pair(writer.text(location)));
    writer.setU32(at + VERSION_REPRESENTATION_COUNT, forms.length);
    return writer.record(at, size);
  }

  #lastAt(place: number): LastForm {
    let last = this.#last.get(place);
    if (last === undefined) {
      const [about, others] = [new LastFields(this.#toNumbers), new LastFields(this.#toNumbers)];
      last = { type: '', language: null, label: 0, about, others, shared: 0 };
      this.#last.set(place, last);
    }
    return last;
  }

  #representation(
    at: number,
    form: Representation,
    { status, location, place }: { status: number; location: string | null; place: number },
  ): void {
    const writer = this.#writer;
    const last = this.#lastAt(place);
    // A 204 has no body to describe and must not have a Content-Length (RFC 9110 §8.6).
    const bodyHeaders = status === NO_CONTENT ? [] : form.bodyHeaders;
    const { type, language } = form;
    if (last.label === 0 || last.type !== type || last.language !== language) {
      last.label = writer.textTable([writer.text(type), writer.text(language?.toLowerCase() ?? '')]);
      last.type = type;
      last.language = language;
    }
    writer.setU32(at + REPRESENTATION_LABEL, last.label);
    writer.setU32(at + REPRESENTATION_BODY, this.#bodies.addressOf(form));
    writer.setU32(at + REPRESENTATION_BODY_LENGTH, form.length);
    const lists = { bodyHeaders, headers: form.headers };
    const leftOut = this.#lists(at, lists, location, last);
    writer.setU32(at + REPRESENTATION_CODING, CODINGS[form.coding] + leftOut);
    writer.setU32(at + REPRESENTATION_ETAG, form.etag === null ? 0 : writer.pair(writer.text(form.etag)));
    writer.setU32(at + REPRESENTATION_LAST_MODIFIED, form.lastModified ?? 0);
  }

  /**
   * Writes the Link fields of a version. A page and its source name each other's paths there, which need not be written
   * once more: the route can point into the field, which should stand beside it for that.
   */
  links({ representations }: Version): void {
    for (let index = 0; index < representations.length; index++) {
      const { headers, type } = representations[index] as Representation;
      // The codings of a body stand side by side, with the same links.
      if (index > 0 && type === representations[index - 1]?.type) continue;
      for (const field of headers) {
        const value = field[1];
        if (field[0] !== 'link') continue;
        const linked = linkedPath(value);
        if (linked !== null) this.#writer.textWithin(this.#writer.text(value), linked.path, linked.offset);
      }
    }
  }

  /** Writes a list of header records, or finds an equal one; returns its address. */
  headerList(headers: readonly HeaderPair[]): number {
    return this.#writer.textTable(headers.map(this.#toNumbers).flatMap(({ name, value }) => [name, value]));
  }

  /**
   * Writes both lists of a representation, with the location of a redirect between them, in the two parts that
   * the representation at `at` has: fields of one name stay in their order. Returns how many fields of each part a 304
   * leaves out, as REPRESENTATION_CODING has them.
   */
  #lists(at: number, { bodyHeaders, headers }: FieldLists, location: string | null, last: LastForm): number {
    const writer = this.#writer;
    const { about, others } = last;
    const own: number[] = [];
    const isAboutSame = about.take(bodyHeaders);
    if (location !== null) own.push(writer.text('location'), writer.text(location));
    const areOthersSame = others.take(headers);
    let addresses = 0;
    for (const { name, value, isOwn, isAddress } of others.numbers) {
      if (!isOwn) continue;
      if (isAddress) {
        own.splice(addresses, 0, name, value);
        addresses += 2;
      } else own.push(name, value);
    }
    let ownAbout = 0;
    for (const { name, value, isOwn } of about.numbers) {
      if (!isOwn) continue;
      own.push(name, value);
      ownAbout++;
    }
    if (last.shared === 0 || !isAboutSame || !areOthersSame) {
      const shared: number[] = [];
      for (const { name, value, isOwn } of about.numbers) if (!isOwn) shared.push(name, value);
      for (const { name, value, isOwn } of others.numbers) if (!isOwn) shared.push(name, value);
      last.shared = writer.textTable(shared);
    }
    const count = about.numbers.length + others.numbers.length + (location === null ? 0 : 1);
    writer.setU32(at + REPRESENTATION_HEADERS, last.shared);
    writer.setU32(at + REPRESENTATION_OWN_HEADERS, writer.textTableWithEnd(own, addresses));
    writer.setU32(at + REPRESENTATION_HEADER_COUNTS, halves(count - own.length / 2, own.length / 2));
    return (about.numbers.length - ownAbout) * 2 ** 4 + ownAbout * 2 ** 18;
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
