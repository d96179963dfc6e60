/**
 * A cache in a folder: a few volumes (volume-format.ts), each with an index. Each build appends to a volume of its
 * own, so builds at the same time are not in each other's way, and one that is killed leaves a volume of whole
 * records and perhaps half a one. A damaged record is noticed when it is read, and counts as missing. A folder
 * that cannot be read or written is a cache that keeps nothing; nothing is thrown for it.
 */
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { FileSlice } from '../bytes/stored-bytes.ts';
import {
  indexOf,
  isBeingWritten,
  leftoversAmong,
  newVolumeName,
  temporaryOf,
  volumesAmong,
} from './cache-files.ts';
import {
  type CacheShare,
  type CacheSharing,
  type ContentCache,
  KIND_LENGTH,
  kindPrefix,
} from './content-cache.ts';
import { type CacheLimits, entriesToKeep, LIMITS, volumesToMerge } from './forget.ts';
import { VolumeAppender } from './volume-appender.ts';
import { KEY_LENGTH, RECORD_HEADER } from './volume-format.ts';
import { encodeIndex, type IndexEntry } from './volume-index.ts';
import { type LoadedVolume, loadVolume, VolumeReader } from './volume-reader.ts';

interface OpenVolume {
  records: VolumeReader | VolumeAppender;
  /** Bytes of the file. */
  size: number;
  /** Whether its index is up to date. */
  isIndexed: boolean;
  /** Another build is writing it: it is read and left alone. */
  isForeign: boolean;
}

interface Entry extends IndexEntry {
  volume: OpenVolume;
}

const KEY = new RegExp(`^[0-9a-f]{${KEY_LENGTH}}$`);

/** Opens the cache in `folder`, which is made when something is kept. */
export async function openCache(folder: string, limits: CacheLimits = LIMITS): Promise<ContentCache> {
  const names = await readdir(folder).catch((): string[] => []);
  const cache = new FolderCache(folder, limits, leftoversAmong(names));
  const volumes = await Promise.all(volumesAmong(names).map((name) => loadVolume(join(folder, name))));
  const found = volumes.filter((volume) => volume !== null);
  // Of two records with the same key the later counts; finished volumes come last.
  for (const { reader: records, size, isIndexed, entries } of found.sort(unfinishedFirst)) {
    const isForeign = !isIndexed && isBeingWritten(basename(records.file));
    cache.addVolume({ records, size, isIndexed, isForeign }, entries);
  }
  return cache;
}

function unfinishedFirst(a: LoadedVolume, b: LoadedVolume): number {
  return Number(a.isIndexed) - Number(b.isIndexed);
}

class FolderCache implements ContentCache, CacheSharing {
  readonly folder: string;
  readonly #limits: CacheLimits;
  readonly #leftovers: readonly string[];
  readonly #entries = new Map<string, Entry>();
  /** Keys that were read or put. */
  readonly #used = new Set<string>();
  #volumes: OpenVolume[] = [];
  /** The volume being written, in #volumes too. */
  #own: (OpenVolume & { records: VolumeAppender }) | null = null;
  /** The buffer of `peek`. */
  #peeked: Buffer = Buffer.alloc(0);
  #isAged = false;
  #isWritable = true;

  /** The entries put and the keys read since the last call of `share`. */
  #unshared: Pick<CacheShare, 'entries' | 'used'> = { entries: [], used: [] };
  /** The volumes of other threads, by their files. */
  readonly #adopted = new Map<string, OpenVolume>();

  constructor(folder: string, limits: CacheLimits, leftovers: readonly string[]) {
    this.folder = folder;
    this.#limits = limits;
    this.#leftovers = leftovers;
  }

  addVolume(volume: OpenVolume, entries: readonly IndexEntry[]): void {
    this.#volumes.push(volume);
    for (const { key, offset, length, age } of entries) {
      this.#entries.set(key, { key, offset, length, age, volume });
    }
  }

  get sharing(): CacheSharing {
    return this;
  }

  share(): CacheShare {
    const { entries, used } = this.#unshared;
    this.#unshared = { entries: [], used: [] };
    try {
      this.#own?.records.flush();
    } catch {
      this.#isWritable = false;
      for (const { key } of entries) this.#entries.delete(key);
      return { volume: null, entries: [], used };
    }
    return { volume: this.#own?.records.file ?? null, entries, used };
  }

  adopt({ volume: file, entries, used }: CacheShare): void {
    for (const key of used) this.#used.add(key);
    if (file === null) return;
    let volume = this.#adopted.get(file);
    if (volume === undefined) {
      volume = { records: new VolumeReader(file), size: 0, isIndexed: false, isForeign: false };
      this.#adopted.set(file, volume);
      this.#volumes.push(volume);
    }
    for (const { key, offset, length } of entries) {
      volume.size = Math.max(volume.size, offset + RECORD_HEADER + length);
      if (!this.#entries.has(key)) this.#entries.set(key, { key, offset, length, age: 0, volume });
    }
  }

  peek(key: string): Uint8Array | null {
    this.use(key);
    const entry = this.#entries.get(key);
    return entry === undefined ? null : this.#peek(entry);
  }

  *lastOf(kind: string): Generator<{ key: string; bytes: Uint8Array }> {
    const prefix = kindPrefix(kind);
    for (const entry of [...this.#entries.values()]) {
      if (entry.age > 0 || !entry.key.startsWith(prefix)) continue;
      const bytes = this.#peek(entry);
      if (bytes !== null) yield { key: entry.key, bytes };
    }
  }

  hasKind(kind: string): boolean {
    const prefix = kindPrefix(kind);
    for (const key of this.#entries.keys()) if (key.startsWith(prefix)) return true;
    return false;
  }

  get(key: string): Uint8Array | null {
    this.use(key);
    const entry = this.#entries.get(key);
    return entry === undefined ? null : this.#read(entry);
  }

  locate(key: string): FileSlice | null {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    return new FileSlice(entry.volume.records, entry.offset + RECORD_HEADER, entry.length);
  }

  put(key: string, ...parts: readonly Uint8Array[]): void {
    if (!KEY.test(key)) throw new RangeError(`'${key}' is no key of a cache`);
    this.use(key);
    if (this.#entries.has(key) || !this.#isWritable) return;
    try {
      const { volume, offset, length } = this.#append(key, parts);
      this.#entries.set(key, { key, offset, length, age: 0, volume });
      this.#unshared.entries.push({ key, offset, length });
    } catch {
      this.#isWritable = false;
    }
  }

  async save(): Promise<void> {
    this.#grow();
    const kept = new Set(entriesToKeep([...this.#entries.values()], this.#limits));
    for (const entry of this.#entries.values()) if (!kept.has(entry)) this.#forget(entry);
    if (this.#isWritable) await this.#write().catch(() => {});
    for (const { records } of this.#volumes) records.close();
  }

  /** Raises the age of entries that this build did not read, of kinds of which it read any. */
  #grow(): void {
    if (this.#isAged) return;
    this.#isAged = true;
    const kinds = new Set([...this.#used].map(kindOf));
    for (const entry of this.#entries.values()) {
      const isUsed = this.#used.has(entry.key);
      const age = isUsed ? 0 : entry.age + (kinds.has(kindOf(entry.key)) ? 1 : 0);
      if (age === entry.age) continue;
      entry.age = age;
      entry.volume.isIndexed = false;
    }
  }

  /** Merges volumes, writes the indexes that changed, removes old files, in this order. */
  async #write(): Promise<void> {
    // Another build has its volumes open, and can read them when they are removed.
    const merged = new Set(this.#merge());
    this.#own?.records.flush();
    const entries = this.#entriesByVolume();
    for (const volume of this.#volumes) {
      if (volume.isIndexed || volume.isForeign || merged.has(volume)) continue;
      const index = indexOf(volume.records.file);
      await writeFile(temporaryOf(index), encodeIndex(entries.get(volume) ?? []));
      await rename(temporaryOf(index), index);
      volume.isIndexed = true;
    }
    if (this.#own !== null) {
      this.#own.records.close();
      const own: OpenVolume = this.#own;
      own.size = this.#own.records.size;
      own.records = new VolumeReader(own.records.file);
      this.#own = null;
    }
    this.#volumes = this.#volumes.filter((volume) => !merged.has(volume));
    for (const { records } of merged) {
      records.close();
      await rm(indexOf(records.file), { force: true });
      await rm(records.file, { force: true });
    }
    for (const name of this.#leftovers) await rm(join(this.folder, name), { force: true });
  }

  /** Copies the live entries of volumes into the build's own; returns the volumes merged. */
  #merge(): OpenVolume[] {
    const entries = this.#entriesByVolume();
    // What threads of this build have written is as new as its own: copying it would double the writing of a first build.
    const written = new Set(this.#adopted.values());
    const others = this.#volumes.filter(
      (volume) => volume !== this.#own && !volume.isForeign && !written.has(volume),
    );
    const uses = others.map((volume) => {
      const wanted = entries.get(volume) ?? [];
      const live = wanted.reduce((sum, { length }) => sum + RECORD_HEADER + length, 0);
      return { volume, wanted, size: volume.size, live };
    });
    const merged = volumesToMerge(uses, this.#own?.records.size ?? 0);
    for (const { wanted } of merged) {
      for (const entry of wanted.sort((a, b) => a.offset - b.offset)) {
        const bytes = this.#read(entry);
        if (bytes !== null) Object.assign(entry, this.#append(entry.key, [bytes]));
      }
    }
    return merged.map(({ volume }) => volume);
  }

  #entriesByVolume(): Map<OpenVolume, Entry[]> {
    const byVolume = new Map<OpenVolume, Entry[]>(this.#volumes.map((volume) => [volume, []]));
    for (const entry of this.#entries.values()) byVolume.get(entry.volume)?.push(entry);
    return byVolume;
  }

  #append(key: string, parts: readonly Uint8Array[]): Pick<Entry, 'volume' | 'offset' | 'length'> {
    if (this.#own === null) {
      const records = new VolumeAppender(join(this.folder, newVolumeName()));
      this.#own = { records, size: 0, isIndexed: false, isForeign: false };
      this.#volumes.push(this.#own);
    }
    const volume = this.#own;
    volume.isIndexed = false;
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    return { volume, offset: volume.records.append(key, ...parts), length };
  }

  #peek(entry: Entry): Buffer | null {
    const size = RECORD_HEADER + entry.length;
    if (size > this.#peeked.length) this.#peeked = Buffer.allocUnsafe(2 * size);
    return this.#read(entry, this.#peeked.subarray(0, size));
  }

  #read(entry: Entry, record?: Buffer): Buffer | null {
    const bytes = entry.volume.records.read(entry, record);
    if (bytes === null) this.#forget(entry);
    return bytes;
  }

  use(key: string): void {
    if (this.#used.has(key)) return;
    this.#used.add(key);
    this.#unshared.used.push(key);
  }

  #forget(entry: Entry): void {
    this.#entries.delete(entry.key);
    entry.volume.isIndexed = false;
  }
}

function kindOf(key: string): string {
  return key.slice(0, KIND_LENGTH);
}
