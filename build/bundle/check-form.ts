/**
 * One representation of a manifest: whether its header lists agree with the body that they describe, and whether every
 * host accepts them.
 */
import { MAX_HEADERS } from '../../src/site/layout.ts';
import { FORBIDDEN_FIELDS } from './forbidden-fields.ts';
import type { HeaderPair, Representation } from './manifest.ts';

/** A field name (RFC 9110 §5.1), in lower case. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const STRONG_TAG = /^"[\x21\x23-\x7e\x80-\uffff]*"$/;

export class FormCheck {
  readonly #faults: string[];
  readonly #goodNames = new Set<string>();
  /** The good lists checked last, by their place: mostly the next one has the identical fields. */
  readonly #lastBodyFields = new Map<number, readonly HeaderPair[]>();
  readonly #lastFields = new Map<number, readonly HeaderPair[]>();

  /** Faults are added to `faults`, each a sentence that names the place. */
  constructor(faults: string[]) {
    this.#faults = faults;
  }

  /** Checks a representation of an answer with that status; `where` is its route, `place` its place there (placeOf). */
  check(where: string, status: number, form: Representation, place: number = 0): void {
    const { etag, bodyHeaders, headers } = form;
    const faults = this.#faults;
    // One more is the Location of a redirect.
    const count = bodyHeaders.length + headers.length;
    if (count >= MAX_HEADERS)
      faults.push(`${where}: has ${count} header fields, and a component holds ${MAX_HEADERS - 1}`);
    if (this.#areGood(where, bodyHeaders, this.#lastBodyFields.get(place)))
      this.#lastBodyFields.set(place, bodyHeaders);
    if (this.#areGood(where, headers, this.#lastFields.get(place))) this.#lastFields.set(place, headers);
    if (etag !== null && !STRONG_TAG.test(etag))
      faults.push(`${where}: the entity tag ${etag} is not strong`);
    if (etag !== null && status !== 200) faults.push(`${where}: a ${status} must have no validator`);
    if ((headerValue(headers, 'etag') ?? null) !== etag)
      faults.push(`${where}: etag and its header disagree`);
    if (headerValue(headers, 'cache-control') === undefined) faults.push(`${where}: says no cache-control`);
    if (form.body === null && form.length !== 0) faults.push(`${where}: a length without a body`);
    const coding = headerValue(bodyHeaders, 'content-encoding') ?? 'identity';
    if (coding !== form.coding) faults.push(`${where}: is coded ${form.coding}, its header says ${coding}`);
    const length = headerValue(bodyHeaders, 'content-length');
    if (status !== 204 && length !== String(form.length)) {
      faults.push(`${where}: has ${form.length} bytes, its header says ${length}`);
    }
    if (form.length > 0 && headerValue(bodyHeaders, 'content-type') === undefined) {
      faults.push(`${where}: says no content-type`);
    }
  }

  /** Checks names and values of a header list. */
  checkFields(where: string, headers: readonly HeaderPair[]): void {
    this.#areGood(where, headers);
  }

  /** Reports the faults of a list; those of `good` are known to have none. Returns whether there are none. */
  #areGood(where: string, headers: readonly HeaderPair[], good: readonly HeaderPair[] = []): boolean {
    let areGood = true;
    for (let index = 0; index < headers.length; index++) {
      const field = headers[index] as HeaderPair;
      const fault = field === good[index] ? null : this.#faultOf(field);
      if (fault === null) continue;
      this.#faults.push(`${where}: ${fault}`);
      areGood = false;
    }
    return areGood;
  }

  #faultOf(field: HeaderPair): string | null {
    const name = field[0];
    if (!this.#goodNames.has(name)) {
      if (!TOKEN.test(name)) return `"${name}" is no field name in lower case`;
      if (FORBIDDEN_FIELDS.has(name)) return `hosts do not let a component set ${name}`;
      this.#goodNames.add(name);
    }
    return isFieldValue(field[1]) ? null : `the value of ${name}`;
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
export function headerValue(headers: readonly HeaderPair[], name: string): string | undefined {
  for (const field of headers) if (field[0] === name) return field[1];
  return undefined;
}
