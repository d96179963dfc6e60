/**
 * The cache: bytes kept for the next build, by the hash of everything that decides them. An entry may be missing at
 * any time, so callers must be able to make it again; an entry that is found is whole and right.
 */
import { createHash, hash } from 'node:crypto';
import type { FileSlice } from '../bytes/stored-bytes.ts';
import { OWN_VERSION } from './own-version.ts';
import { KEY_LENGTH, type RecordPlace } from './volume-format.ts';

export interface ContentCache {
  /**
   * The bytes put under `key` (from `cacheKey`) by this or an earlier build, or null. Callers must not change them.
   */
  get(key: string): Uint8Array | null;
  /** As `get`, but into a buffer that the next call writes over: for callers that keep little of the bytes. */
  peek(key: string): Uint8Array | null;
  /** The place of the bytes under `key` in a file, good until `save`; null: there is none. */
  locate(key: string): FileSlice | null;
  /** Keeps `parts`, one after another, under `key`. An entry that is there stays: equal keys mean equal bytes. */
  put(key: string, ...parts: readonly Uint8Array[]): void;
  /**
   * Writes everything put so far to disk, and drops entries that builds no longer read. May be called repeatedly.
   * Slices from `locate` are no longer good afterwards, since volumes are merged.
   */
  save(): Promise<void>;
  /** For threads that work on the same build; not there where the cache is of one thread. */
  readonly sharing?: CacheSharing;
}

/**
 * One cache in several threads: each opens the folder itself and writes a volume of its own. The cache of the main
 * thread adopts their entries, and alone is saved.
 */
export interface CacheSharing {
  /** The folder that the threads open too. */
  readonly folder: string;
  /** Whether there is an entry of this kind (`cacheKey`). */
  hasKind(kind: string): boolean;
  /**
   * The entries of this kind that the last build read or put; each one's bytes are good until the next. They do not
   * count as read.
   */
  lastOf(kind: string): Iterable<{ key: string; bytes: Uint8Array }>;
  /** Counts the entry as read. */
  use(key: string): void;
  /** The entries that this thread has put since the last call, written to its file, and the keys that it has read. */
  share(): CacheShare;
  /** Adds the entries of another thread. */
  adopt(share: CacheShare): void;
}

/** Data that can be sent. */
export interface CacheShare {
  /** The thread's own volume; null: nothing could be written. */
  volume: string | null;
  entries: RecordPlace[];
  used: string[];
}

/** A cache that keeps nothing. */
export const NO_CACHE: ContentCache = {
  get: () => null,
  peek: () => null,
  locate: () => null,
  put: () => {},
  save: async () => {},
};

/** How many hex digits of a key are those of its kind. */
export const KIND_LENGTH = 4;

const prefixes = new Map<string, string>();

/**
 * The key of a value of `kind`. `parts` must be everything that decides the value. The version of Coldpress and
 * that of Node are part of every key. 40 hex digits: the kind, then 144 bits of SHA-256 with each part behind its
 * length, so that no two lists of parts give the same text.
 */
export function cacheKey(kind: string, ...parts: readonly (string | Uint8Array)[]): string {
  return kindPrefix(kind) + digest([OWN_VERSION, kind, ...parts]).slice(0, KEY_LENGTH - KIND_LENGTH);
}

/** The prefix of every key of `kind`. */
export function kindPrefix(kind: string): string {
  let prefix = prefixes.get(kind);
  if (prefix === undefined) {
    prefix = hash('sha256', kind, 'hex').slice(0, KIND_LENGTH);
    prefixes.set(kind, prefix);
  }
  return prefix;
}

function digest(parts: readonly (string | Uint8Array)[]): string {
  // The one-shot function is four times as fast for the short text that most keys are made of.
  if (parts.every((part) => typeof part === 'string'))
    return hash('sha256', parts.map(delimited).join(''), 'hex');
  const sha = createHash('sha256');
  for (const part of parts) {
    if (typeof part === 'string') sha.update(delimited(part));
    else sha.update(`bytes ${part.length}\n`).update(part);
  }
  return sha.digest('hex');
}

function delimited(text: string): string {
  return `text ${text.length}\n${text}`;
}
