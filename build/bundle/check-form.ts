/**
 * One representation of a manifest: whether its header list agrees with the body that it describes, and whether every
 * host accepts its fields.
 */
import { MAX_HEADERS } from '../../src/site/layout.ts';
import { FORBIDDEN_FIELDS } from './forbidden-fields.ts';
import type { HeaderList, ListField, Representation } from './manifest.ts';
import { isRepresentationField } from './own-values.ts';

/** A field name (RFC 9110 §5.1), in lower case. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const STRONG_TAG = /^"[\x21\x23-\x7e\x80-\uffff]*"$/;

/** The fields of a header list that its representations must agree with; undefined: it has none of that name. */
interface ListFacts {
  count: number;
  /** Null: that of the representation. */
  etag: string | null | undefined;
  length: string | null | undefined;
  coding: string;
  hasType: boolean;
  hasCacheControl: boolean;
  /** In lower case. */
  vary: string;
  hasAllow: boolean;
  /** Whether each representation must have a date, and a body for its digest. */
  isDated: boolean;
  isDigested: boolean;
}

export class FormCheck {
  readonly #faults: string[];
  readonly #goodNames = new Set<string>();
  readonly #facts: (ListFacts | undefined)[];

  /** Checks the lists of a manifest. Faults are added to `faults`, each a sentence that names the place. */
  constructor(lists: readonly HeaderList[], faults: string[]) {
    this.#faults = faults;
    this.#facts = lists.map((list, number) => this.#check(`header list ${number}`, list));
  }

  /** Checks a representation of an answer with that status; `where` is its route. */
  check(where: string, status: number, form: Representation): void {
    const { etag, own } = form;
    const faults = this.#faults;
    const list = this.factsOf(form);
    if (list === undefined) {
      faults.push(`${where}: there is no header list ${form.list}`);
      return;
    }
    // One more is the Location of a redirect.
    const count = list.count + own.length;
    if (count >= MAX_HEADERS)
      faults.push(`${where}: has ${count} header fields, and a component holds ${MAX_HEADERS - 1}`);
    if (own.length > 0) this.checkFields(where, own);
    if (etag !== null && !STRONG_TAG.test(etag))
      faults.push(`${where}: the entity tag ${etag} is not strong`);
    if (etag !== null && status !== 200) faults.push(`${where}: a ${status} must have no validator`);
    if (list.etag === undefined ? etag !== null : etag === null || (list.etag ?? etag) !== etag)
      faults.push(`${where}: etag and its header disagree`);
    if (!list.hasCacheControl) faults.push(`${where}: says no cache-control`);
    if (form.body === null && form.length !== 0) faults.push(`${where}: a length without a body`);
    if (list.isDated && form.lastModified === null) faults.push(`${where}: has no date for last-modified`);
    if (list.isDigested && form.body === null) faults.push(`${where}: has no body for repr-digest`);
    if (list.coding !== form.coding)
      faults.push(`${where}: is coded ${form.coding}, its header says ${list.coding}`);
    if (status !== 204 && list.length !== null && list.length !== String(form.length)) {
      faults.push(`${where}: has ${form.length} bytes, its header says ${list.length}`);
    }
    if (form.length > 0 && !list.hasType) faults.push(`${where}: says no content-type`);
  }

  /** The facts about the list of a representation; undefined: there is none of that number. */
  factsOf(form: Representation): ListFacts | undefined {
    return this.#facts[form.list];
  }

  #check(where: string, { bodyHeaders, headers }: HeaderList): ListFacts {
    this.checkFields(where, bodyHeaders);
    this.checkFields(where, headers);
    const isOwn = (name: string): boolean =>
      [...bodyHeaders, ...headers].some((field) => field[0] === name && field[1] === null);
    return {
      count: bodyHeaders.length + headers.length,
      etag: headerValue(headers, 'etag'),
      length: headerValue(bodyHeaders, 'content-length'),
      coding: headerValue(bodyHeaders, 'content-encoding') ?? 'identity',
      hasType: headerValue(bodyHeaders, 'content-type') !== undefined,
      hasCacheControl: headerValue(headers, 'cache-control') !== undefined,
      vary: headerValue(headers, 'vary')?.toLowerCase() ?? '',
      hasAllow: headerValue(headers, 'allow') !== undefined,
      isDated: isOwn('last-modified'),
      isDigested: isOwn('repr-digest'),
    };
  }

  /** Checks names and values of fields. */
  checkFields(where: string, fields: readonly ListField[]): void {
    for (const field of fields) {
      const fault = this.#faultOf(field);
      if (fault !== null) this.#faults.push(`${where}: ${fault}`);
    }
  }

  #faultOf([name, value]: ListField): string | null {
    if (!this.#goodNames.has(name)) {
      if (!TOKEN.test(name)) return `"${name}" is no field name in lower case`;
      if (FORBIDDEN_FIELDS.has(name)) return `hosts do not let a component set ${name}`;
      this.#goodNames.add(name);
    }
    if (value === null) return isRepresentationField(name) ? null : `a representation has no ${name}`;
    return isFieldValue(value) ? null : `the value of ${name}`;
  }
}

/** A tab, or a character that is no control character (RFC 9110 §5.5). */
const FIELD_VALUE = /^[\t\x20-\x7e\x80-\uffff]*$/;

/** Whether a value has no control characters but tabs, and no space around it (RFC 9110 §5.5). */
function isFieldValue(value: string): boolean {
  return FIELD_VALUE.test(value) && !isBlank(value[0]) && !isBlank(value.at(-1));
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** The value of the first field of that name (lower case); undefined: there is none. */
function headerValue(headers: readonly ListField[], name: string): string | null | undefined {
  for (const field of headers) if (field[0] === name) return field[1];
  return undefined;
}
