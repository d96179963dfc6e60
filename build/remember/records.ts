/**
 * Finds records by inputs and dependencies. The dependencies of a value are not known before it is made, so the search
 * goes step by step: the key of the inputs leads to the names of the things that were read; their digests as they are
 * now give the next key, and so on until a key has a record. That key stands for the inputs and all dependencies, so
 * the record holds.
 */
import type { FileSlice } from '../bytes/stored-bytes.ts';
import { type ContentCache, cacheKey } from './content-cache.ts';
import { dataDigest } from './data-digest.ts';
import type { Dependencies, Read } from './dependencies.ts';

export interface FoundRecord {
  key: string;
  /** Good until the next call of the cache. */
  bytes: Uint8Array;
  /** Their place in a file; null: there is none. */
  place: FileSlice | null;
  dependencies: Dependencies;
}

/** A value to be recorded: the key of its inputs, its dependencies, and how to read them now. */
export interface RecordedValue {
  start: string;
  dependencies: Dependencies;
  read: Read;
}

/** The record with the inputs of `start` (inputsKey), and with dependencies as `read` gives them now; or null. */
export function findRecord(cache: ContentCache, kind: string, start: string, read: Read): FoundRecord | null {
  const dependencies = new Map<string, string>();
  for (let key = start; ; ) {
    const bytes = cache.peek(key);
    if (bytes !== null) return { key, bytes, place: cache.locate(key), dependencies };
    const names = namesAt(cache, kind, key);
    if (names === null) return null;
    for (const name of names) dependencies.set(name, dataDigest(read(name)));
    key = nextKey(kind, key, names, dependencies);
  }
}

/** The key for the record of a value; the names that lead to it are put into the cache. */
export function recordKey(
  cache: ContentCache,
  kind: string,
  { start, dependencies, read }: RecordedValue,
): string {
  const passed = new Map<string, string>();
  for (let key = start; ; ) {
    let names = namesAt(cache, kind, key);
    if (names === null) {
      names = [...dependencies.keys()].filter((name) => !passed.has(name));
      if (names.length === 0) return key;
      cache.put(namesKey(kind, key), Buffer.from(JSON.stringify(names)));
    }
    // Another value with these inputs may have read things that this one did not.
    for (const name of names) passed.set(name, dependencies.get(name) ?? dataDigest(read(name)));
    key = nextKey(kind, key, names, passed);
  }
}

/** The key of plain data that is the inputs of a value: where the search for its record begins. */
export function inputsKey(kind: string, inputs: object): string {
  const parts = Object.entries(inputs).flatMap(([key, input]) => [
    key,
    // A text as it is, which may be long; the quotation mark distinguishes it from a digest.
    typeof input === 'string' ? `"${input}` : dataDigest(input),
  ]);
  return cacheKey(kind, ...parts);
}

/** The names to read next at `key`, or null. */
function namesAt(cache: ContentCache, kind: string, key: string): string[] | null {
  const bytes = cache.get(namesKey(kind, key));
  return bytes === null ? null : (JSON.parse(Buffer.from(bytes).toString()) as string[]);
}

function namesKey(kind: string, key: string): string {
  return cacheKey(`dependencies of ${kind}`, key);
}

function nextKey(kind: string, key: string, names: readonly string[], dependencies: Dependencies): string {
  return cacheKey(kind, key, JSON.stringify(names.map((name) => [name, dependencies.get(name)])));
}
