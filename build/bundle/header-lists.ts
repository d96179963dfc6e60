/** The header lists of one manifest: each once, by its number. */
import { bodyHeaders, sharedHeaders, withRules } from './answer-headers.ts';
import type { Coding, HeaderList, HeaderPair, HeaderRule, ListField } from './manifest.ts';
import { isOwnField } from './own-values.ts';
import type { Resource, ResourceBody } from './resource.ts';
import { keptFromSharedCaches } from './shared-caches.ts';

/** All that decides the fields of the forms of one body. */
export interface FieldInputs {
  resource: Resource;
  body: ResourceBody;
  /** Of its forms. */
  codings: readonly Coding[];
  /** The value of Vary, or null. */
  vary: string | null;
  /** Whether there is a Last-Modified. */
  isDated: boolean;
  /** Whether only a reader's Accept leads to the body. */
  isAlternative: boolean;
  /** The author's rules, as far as they apply to the resource. */
  rules: readonly HeaderRule[];
}

/** The fields of the forms of one body: the number of each form's list, and what stands beside all lists. */
export interface FormFields {
  lists: readonly number[];
  own: HeaderPair[];
}

export class HeaderLists {
  /** In the order of their first use. */
  readonly lists: HeaderList[] = [];
  readonly #common: readonly HeaderPair[];
  readonly #numbers = new Map<string, number>();
  /** Of bodies without rules, by their inputs: a large site has ten thousands of bodies, and lists for a few dozen. */
  readonly #known = new Map<string, readonly number[]>();

  /** `common` are the headers that every answer has, unless its resource says otherwise; names in lower case. */
  constructor(common: readonly HeaderPair[]) {
    this.#common = common;
  }

  /** The fields of the forms of a body. Callers must not change them. */
  fieldsOf(inputs: FieldInputs): FormFields {
    if (inputs.rules.length > 0) return this.#make(inputs);
    const key = inputsKey(inputs);
    const lists = this.#known.get(key);
    if (lists !== undefined) return { lists, own: inputs.body.headers.filter(isOwnField) };
    const made = this.#make(inputs);
    this.#known.set(key, made.lists);
    return made;
  }

  #make({ resource, body, codings, vary, isDated, isAlternative, rules }: FieldInputs): FormFields {
    const isOwn = (field: ListField): boolean =>
      isOwnField(field) && body.headers.some((own) => own === field);
    const headers = sharedHeaders(resource, body, vary, isDated, this.#common);
    let own: HeaderPair[] = [];
    const lists = codings.map((coding) => {
      const written = { bodyHeaders: bodyHeaders(body, coding, resource.status === 200), headers };
      const ruled = withRules(written, rules);
      const all = isAlternative ? keptFromSharedCaches(ruled) : ruled;
      own = body.headers.filter((field) => isOwn(field) && all.headers.includes(field));
      return this.#numberOf({ ...all, headers: all.headers.filter((field) => !isOwn(field)) });
    });
    return { lists, own };
  }

  #numberOf({ bodyHeaders: about, headers }: HeaderList): number {
    const key = JSON.stringify([about, headers]);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.lists.length;
      this.lists.push({ bodyHeaders: about, headers });
      this.#numbers.set(key, number);
    }
    return number;
  }
}

/** A text that differs where lists do. */
function inputsKey({ resource, body, codings, vary, isDated, isAlternative }: FieldInputs): string {
  let key = `${resource.status} ${resource.freshness} ${isDated} ${isAlternative} ${body.type} ${body.language}`;
  key += ` ${codings.join()} ${vary}`;
  for (const field of body.headers) key += isOwnField(field) ? `\n${field[0]}` : `\n${field[0]} ${field[1]}`;
  return key;
}
