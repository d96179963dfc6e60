/**
 * Values in the cache, by their inputs and then by their dependencies. What a value depends on is not known before it
 * is made. So where its record could stand by its inputs alone, the cache has the names of what was read; with what
 * these read now they lead on to the next key, and so on to the record. A key that is reached in this way stands for
 * the inputs and for everything that was read: the record at its end holds.
 */
import type { FileSlice } from '../bytes/stored-bytes.ts';
import { type ContentCache, cacheKey } from './content-cache.ts';
import { dataDigest } from './data-digest.ts';
import type { Dependencies, Read } from './dependencies.ts';

export interface FoundRecord {
  key: string;
  /** Whole. Only until the cache is next used. */
  bytes: Uint8Array;
  /** Where they stand; null: nowhere that could be referred to. */
  place: FileSlice | null;
  dependencies: Dependencies;
}

/** What a record is of: inputs as plain data, what was read, and what gives that now. */
export interface RecordedValue {
  inputs: object;
  dependencies: Dependencies;
  read: Read;
}

/** The record of a value of a kind; null: none was kept of these inputs and of what would be read now. */
export function findRecord(
  cache: ContentCache,
  kind: string,
  inputs: object,
  read: Read,
): FoundRecord | null {
  const dependencies = new Map<string, string>();
  for (let key = inputsKey(kind, inputs); ; ) {
    const bytes = cache.peek(key);
    if (bytes !== null) return { key, bytes, place: cache.locate(key), dependencies };
    const names = namesAt(cache, kind, key);
    if (names === null) return null;
    for (const name of names) dependencies.set(name, dataDigest(read(name)));
    key = nextKey(kind, key, names, dependencies);
  }
}

/** The key for the record of a value of a kind; the way to it is put into the cache. */
export function recordKey(
  cache: ContentCache,
  kind: string,
  { inputs, dependencies, read }: RecordedValue,
): string {
  const passed = new Map<string, string>();
  for (let key = inputsKey(kind, inputs); ; ) {
    let names = namesAt(cache, kind, key);
    if (names === null) {
      names = [...dependencies.keys()].filter((name) => !passed.has(name));
      if (names.length === 0) return key;
      cache.put(namesKey(kind, key), Buffer.from(JSON.stringify(names)));
    }
    // Another value with these inputs may have read what this one did not.
    for (const name of names) passed.set(name, dependencies.get(name) ?? dataDigest(read(name)));
    key = nextKey(kind, key, names, passed);
  }
}

function inputsKey(kind: string, inputs: object): string {
  const parts = Object.entries(inputs).flatMap(([key, input]) => [
    key,
    // A text by itself, which may be long; the mark keeps it apart from what is none.
    typeof input === 'string' ? `"${input}` : dataDigest(input),
  ]);
  return cacheKey(kind, ...parts);
}

/** The names of what is read next where `key` leads on; null: nothing is known to. */
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
