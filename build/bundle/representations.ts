/**
 * Turns a resource into the representations of the manifest: coded forms, strong validators, and the complete
 * header list of each. Everything about an answer that HTTP lets a build decide is decided here. Threads may make
 * the forms in any order; representations are made in the manifest's order, and so are bodies stored.
 */

import type { StoredBytes } from '../bytes/stored-bytes.ts';
import { rulesFor, typeByRule, varyOn } from './answer-headers.ts';
import type { BodyStore } from './body-store.ts';
import { type CodedBody, sourceOf } from './codings.ts';
import { entityTag } from './entity-tag.ts';
import type { HeaderLists } from './header-lists.ts';
import type { HeaderRule, Representation } from './manifest.ts';
import type { Resource, ResourceBody } from './resource.ts';
import { whenAll } from './when-all.ts';

/** Returns a body's coded forms, cached or made. */
export type Encoder = (
  body: StoredBytes,
  type: string,
) => readonly CodedBody[] | Promise<readonly CodedBody[]>;

/** A resource, the author's rules as far as they apply to it, and the forms of each of its bodies. */
export interface CodedResource {
  resource: Resource;
  rules: readonly HeaderRule[];
  /** Bodies with the media type that rules give them. */
  bodies: readonly ResourceBody[];
  forms: readonly (readonly CodedBody[])[];
}

/** `resource` with the forms of its bodies; `written` are the author's rules for its path, in their order. */
export function codeResource(
  resource: Resource,
  written: readonly HeaderRule[],
  encode: Encoder,
): CodedResource | Promise<CodedResource> {
  if (written.length === 0) {
    const known = knownForms(resource);
    if (known !== null) return { resource, rules: written, bodies: resource.bodies, forms: known };
  }
  const rules = rulesFor(resource, written);
  const type = typeByRule(rules);
  const bodies = type === null ? resource.bodies : resource.bodies.map((body) => ({ ...body, type }));
  const forms = whenAll(
    // Where a rule gives another type, that may have other codings.
    bodies.map((body) => (type === null ? body.forms : undefined) ?? encode(body.body, body.type)),
  );
  return forms instanceof Promise
    ? forms.then((made) => ({ resource, rules, bodies, forms: made }))
    : { resource, rules, bodies, forms };
}

/** The forms of all bodies, where all are made already: so it is with those of a record. */
function knownForms({ bodies }: Resource): (readonly CodedBody[])[] | null {
  const known: (readonly CodedBody[])[] = [];
  for (const { forms } of bodies) {
    if (forms === undefined) return null;
    known.push(forms);
  }
  return known;
}

/** Puts the stored bodies of a resource's representations into `store`, in their order. */
export function storeForms({ forms }: CodedResource, store: BodyStore): void {
  for (const ofBody of forms) {
    const source = sourceOf(ofBody);
    for (const { coding, sha256, bytes } of ofBody) {
      if (source === null || coding !== 'identity') store.put(sha256, bytes);
    }
  }
}

/** Makes the representations of one manifest. */
export class Representations {
  readonly #lists: HeaderLists;
  /** A resource without rules is the same wherever it stands. */
  readonly #known = new Map<Resource, Representation[]>();

  /** `lists` gets the header lists of the manifest. */
  constructor(lists: HeaderLists) {
    this.#lists = lists;
  }

  /**
   * The representations in the order of the resource's bodies, the codings of each side by side. Callers must not
   * change them.
   */
  of(coded: CodedResource): Representation[] {
    if (coded.rules.length > 0) return this.#make(coded);
    let made = this.#known.get(coded.resource);
    if (made === undefined) {
      made = this.#make(coded);
      this.#known.set(coded.resource, made);
    }
    return made;
  }

  #make({ resource, rules, bodies, forms }: CodedResource): Representation[] {
    const isOk = resource.status === 200;
    const hasCodings = forms.some(({ length }) => length > 1);
    const vary = varyOn(resource, hasCodings);
    const made: Representation[] = [];
    for (let index = 0; index < bodies.length; index++) {
      const body = bodies[index] as ResourceBody;
      const ofBody = forms[index] ?? [];
      const lastModified = isOk ? validDate(body.lastModified) : null;
      const { lists, own } = this.#lists.fieldsOf({
        ...{ resource, body, vary, rules },
        codings: ofBody.map(({ coding }) => coding),
        isDated: lastModified !== null,
        isAlternative: isAlternative(bodies, index),
      });
      const source = sourceOf(ofBody);
      for (const [number, { coding, sha256, bytes }] of ofBody.entries()) {
        made.push({
          type: body.type,
          language: body.language,
          coding,
          body: sha256,
          length: bytes.length,
          inflatedFrom: coding === 'identity' ? (source?.sha256 ?? null) : null,
          etag: isOk ? entityTag(sha256) : null,
          lastModified,
          list: lists[number] ?? 0,
          own,
        });
      }
    }
    return made.length === 1 ? made : made.slice();
  }
}

/** Whether a body is another media type than the first, so that only a reader's Accept leads to it. */
function isAlternative(bodies: readonly ResourceBody[], index: number): boolean {
  return bodies[index]?.type !== bodies[0]?.type;
}

/** Dates are compared as 32 bits of seconds: a date before 1970 or after 2106 is no validator. */
function validDate(seconds: number | null): number | null {
  return seconds !== null && seconds > 0 && seconds <= 0xffff_ffff ? seconds : null;
}
