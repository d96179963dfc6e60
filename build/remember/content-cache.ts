/**
 * What a build keeps of its work for the next one: bytes by the hash of everything that decides them. A caller
 * must be able to make the bytes again, for nothing here is promised; what is given is whole and right.
 */
import { createHash, hash } from 'node:crypto';
import type { FileSlice } from '../bytes/stored-bytes.ts';
import { OWN_VERSION } from './own-version.ts';
import { KEY_LENGTH, type RecordPlace } from './volume-format.ts';

export interface ContentCache {
  /** What was put under `key` (from `cacheKey`), now or in an earlier build, or null. Not to be changed. */
  get(key: string): Uint8Array | null;
  /** What `get` gives, but in memory that the next call uses again: for the many of which little is kept. */
  peek(key: string): Uint8Array | null;
  /** Where the bytes that `get` gave, or `put` was given, stand in a file until `save`; null: nowhere. */
  locate(key: string): FileSlice | null;
  /** Keeps `parts`, one after another, under `key`. What stands there already stays: equal keys mean equal bytes. */
  put(key: string, ...parts: readonly Uint8Array[]): void;
  /**
   * Makes everything put so far last, and forgets what builds no longer ask for. May be called repeatedly; what
   * `locate` gave before is not to be read any more, since volumes are merged.
   */
  save(): Promise<void>;
  /** For threads that work on the same build. Not there: it is of this thread alone. */
  readonly sharing?: CacheSharing;
}

/**
 * One large cache in several threads: each opens the folder itself and puts what it makes into a volume of its own. The
 * main thread's takes all of it over, and is the only one that is saved.
 */
export interface CacheSharing {
  /** What the threads open too. */
  readonly folder: string;
  /** Whether anything was kept with a key of this kind (`cacheKey`). */
  hasKind(kind: string): boolean;
  /** All that this thread has put since it was last asked, written to its file; and which keys it has asked for. */
  share(): CacheShare;
  /** Takes over what another thread shares. */
  adopt(share: CacheShare): void;
}

/** Data that can be sent. */
export interface CacheShare {
  /** The thread's own volume; null: nothing could be written. */
  volume: string | null;
  entries: RecordPlace[];
  used: string[];
}

/** Keeps nothing: everything is made anew. */
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
 * The key of what the stage `kind` makes from `parts`: all that decides the result must be among them.
 * The version of Coldpress and that of Node are part of every key. 40 hex digits: the kind, then 144 bits of SHA-256 with each part behind its
 * length, so that no two lists of parts give the same text.
 */
export function cacheKey(kind: string, ...parts: readonly (string | Uint8Array)[]): string {
  return kindPrefix(kind) + digest([OWN_VERSION, kind, ...parts]).slice(0, KEY_LENGTH - KIND_LENGTH);
}

/** What every key of `kind` begins with. */
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
