/**
 * A volume: a file of records that is only ever appended to. It begins with MAGIC; a record is its key, the length
 * of its bytes, a checksum of all three, and the bytes. So a record shows by itself whether it is whole and has the
 * expected key, and a file that was cut off is good up to the cut.
 */
import { crc32 } from 'node:zlib';

/** Hex digits of a key. */
export const KEY_LENGTH = 40;

/** The format's name and version. */
export const MAGIC: Uint8Array = new TextEncoder().encode('coldvolume 1\n');

const KEY_BYTES = KEY_LENGTH / 2;
const LENGTH_AT = KEY_BYTES;
const CHECKSUM_AT = KEY_BYTES + 4;
/** Bytes of a record before its content. */
export const RECORD_HEADER: number = KEY_BYTES + 8;

/** Where a record lies: its key, the offset of its first byte, and the length of its content. */
export interface RecordPlace {
  key: string;
  offset: number;
  length: number;
}

/** Fills `target` with a record whose content is `parts`, which leave just RECORD_HEADER bytes of it. */
export function writeRecord(target: Buffer, key: string, parts: readonly Uint8Array[]): void {
  let at = RECORD_HEADER;
  for (const part of parts) {
    target.set(part, at);
    at += part.length;
  }
  const content = target.subarray(RECORD_HEADER);
  target.write(key, 0, 'hex');
  target.writeUInt32LE(content.length, LENGTH_AT);
  target.writeUInt32LE(checksum(target.subarray(0, CHECKSUM_AT), content), CHECKSUM_AT);
}

/** The content of the record that is all of `record`, or null where it is damaged or not that of `key`. */
export function readRecord(record: Buffer, key: string): Buffer | null {
  if (record.length < RECORD_HEADER) return null;
  const bytes = record.subarray(RECORD_HEADER);
  const isWhole =
    record.toString('hex', 0, KEY_BYTES) === key &&
    record.readUInt32LE(LENGTH_AT) === bytes.length &&
    record.readUInt32LE(CHECKSUM_AT) === checksum(record.subarray(0, CHECKSUM_AT), bytes);
  return isWhole ? bytes : null;
}

/** Key and length (of the content) as a record's first bytes have them, unchecked. */
export function readRecordHeader(header: Buffer): { key: string; length: number } {
  return { key: header.toString('hex', 0, KEY_BYTES), length: header.readUInt32LE(LENGTH_AT) };
}

function checksum(head: Uint8Array, bytes: Uint8Array): number {
  return crc32(bytes, crc32(head));
}
