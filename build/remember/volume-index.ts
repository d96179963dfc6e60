/**
 * The index of a volume: the places of its records, and the number of builds since each was read. It saves reading
 * the whole volume; where it is damaged or missing it is made again from the volume.
 */
import { crc32 } from 'node:zlib';
import type { RecordPlace } from './volume-format.ts';
import { KEY_LENGTH } from './volume-format.ts';

export interface IndexEntry extends RecordPlace {
  /** Builds since it was last read. */
  age: number;
}

const INDEX_MAGIC = new TextEncoder().encode('coldindex 1\n');
const KEY_BYTES = KEY_LENGTH / 2;
/** Key, offset (a double: exact to 2^53), length, age. */
const ENTRY_SIZE = KEY_BYTES + 8 + 4 + 4;
const CHECKSUM_SIZE = 4;

/** The bytes of an index: magic, entries, checksum of both. */
export function encodeIndex(entries: readonly IndexEntry[]): Buffer {
  const bytes = Buffer.alloc(INDEX_MAGIC.length + entries.length * ENTRY_SIZE + CHECKSUM_SIZE);
  bytes.set(INDEX_MAGIC);
  let at = INDEX_MAGIC.length;
  for (const { key, offset, length, age } of entries) {
    bytes.write(key, at, 'hex');
    bytes.writeDoubleLE(offset, at + KEY_BYTES);
    bytes.writeUInt32LE(length, at + KEY_BYTES + 8);
    bytes.writeUInt32LE(age, at + KEY_BYTES + 12);
    at += ENTRY_SIZE;
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(0, at)), at);
  return bytes;
}

/** The entries of an index, or null where the bytes are damaged or of another version. */
export function decodeIndex(bytes: Buffer): IndexEntry[] | null {
  const end = bytes.length - CHECKSUM_SIZE;
  if (end < INDEX_MAGIC.length || !bytes.subarray(0, INDEX_MAGIC.length).equals(INDEX_MAGIC)) return null;
  if ((end - INDEX_MAGIC.length) % ENTRY_SIZE !== 0) return null;
  if (bytes.readUInt32LE(end) !== crc32(bytes.subarray(0, end))) return null;
  const entries: IndexEntry[] = [];
  for (let at = INDEX_MAGIC.length; at < end; at += ENTRY_SIZE) {
    entries.push({
      key: bytes.toString('hex', at, at + KEY_BYTES),
      offset: bytes.readDoubleLE(at + KEY_BYTES),
      length: bytes.readUInt32LE(at + KEY_BYTES + 8),
      age: bytes.readUInt32LE(at + KEY_BYTES + 12),
    });
  }
  return entries;
}
