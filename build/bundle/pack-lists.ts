/** Header lists as the tables have them: the fields with values stand once in a pack, wherever a list is used. */
import { RECORD_SIZE } from '../../src/site/layout.ts';
import type { HeaderList, HeaderPair, ListField } from './manifest.ts';
import { isRepresentationField, type RepresentationField } from './own-values.ts';
import type { PackWriter } from './pack-writer.ts';

const NO_CONTENT = 204;

/** A header list of the manifest as the tables have it. */
export interface PackedList {
  /** Of the fields with values. */
  sharedCount: number;
  /** Fields whose values follow from each representation: those about the body, and the others. */
  about: readonly OwnName[];
  others: readonly OwnName[];
  /** How many fields of each part a 304 leaves out, as REPRESENTATION_CODING has them. */
  leftOut: number;
  /** The label of the representation that was packed last with this list: mostly that of the next one. */
  label: { type: string; language: string | null; at: number } | null;
}

interface OwnName {
  name: RepresentationField;
  /** The number of the name among the writer's texts. */
  number: number;
}

/** Writes a list of header records, or finds an equal one; returns its address. */
export function packFields(writer: PackWriter, headers: readonly HeaderPair[]): number {
  return writer.textTable(headers.flatMap(([name, value]) => [writer.text(name), writer.text(value)]));
}

/** Writes the fields with values of all `lists`; returns their addresses by `placeOfList`. */
export function packShared(writer: PackWriter, lists: readonly HeaderList[]): number[] {
  return lists.flatMap(({ bodyHeaders, headers }) => {
    const about = valued(bodyHeaders);
    const at = packFields(writer, [...about, ...valued(headers)]);
    return [at, at + about.length * RECORD_SIZE];
  });
}

/** The part of a list that the representations of an answer with that status need. */
export function packList(writer: PackWriter, list: HeaderList | undefined, status: number): PackedList {
  const { bodyHeaders = [], headers = [] } = list ?? {};
  const described = isBodiless(status) ? [] : bodyHeaders;
  const namesOf = (fields: readonly ListField[]): OwnName[] =>
    fields.flatMap(([name, value]) =>
      value === null && isRepresentationField(name) ? [{ name, number: writer.text(name) }] : [],
    );
  const [about, others] = [namesOf(described), namesOf(headers)];
  return {
    sharedCount: valued(described).length + valued(headers).length,
    ...{ about, others },
    leftOut: (described.length - about.length) * 2 ** 4 + about.length * 2 ** 18,
    label: null,
  };
}

/** A 204 has no body to describe and must not have a Content-Length (RFC 9110 §8.6). */
function isBodiless(status: number): boolean {
  return status === NO_CONTENT;
}

/** Where the address of a header list stands among those of `packShared`: each has two, with and without those about a body. */
export function placeOfList(number: number, status: number): number {
  return 2 * number + (isBodiless(status) ? 1 : 0);
}

/** The fields that have a value. */
function valued(fields: readonly ListField[]): HeaderPair[] {
  return fields.filter((field): field is HeaderPair => field[1] !== null);
}
