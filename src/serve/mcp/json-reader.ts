/**
 * JSON (RFC 8259), read strictly and within bounds: well-formed UTF-8, no byte order mark, no name twice in an object,
 * no half of a surrogate pair. What was read are nodes in memory, each value before what is in it; strings are decoded
 * where they stand, since no escape is shorter than what it means.
 */
import { sameBytes } from '../../site/bytes.ts';
import { loadI32, loadU8, storeI32, storeU8 } from '../../site/memory.ts';
import { hexValue } from '../canonical.ts';
import { isUtf8 } from '../utf8.ts';

/** Values and names of a text, levels of it, and members of an object, at most. */
const MOST_NODES: i32 = 1024;
const MOST_DEPTH: i32 = 32;
const MOST_MEMBERS: i32 = 64;

/** A node: what it is, the text of a string or number, and the node after it and all that is in it. */
const NODE_KIND: i32 = 0;
const NODE_AT: i32 = 4;
const NODE_LENGTH: i32 = 8;
const NODE_END: i32 = 12;
const NODE_SIZE: i32 = 16;
/** Bytes of memory that a reader needs. */
export const JSON_SIZE: i32 = MOST_NODES * NODE_SIZE;

export const KIND_OBJECT: i32 = 1;
export const KIND_ARRAY: i32 = 2;
export const KIND_STRING: i32 = 3;
/** A number without fraction and exponent, and any other. */
export const KIND_INTEGER: i32 = 4;
const KIND_NUMBER: i32 = 5;
const KIND_OTHER: i32 = 6;

/** No node. */
export const NO_NODE: i32 = -1;

const QUOTE: i32 = 0x22;
const BACKSLASH: i32 = 0x5c;
const COMMA: i32 = 0x2c;
const COLON: i32 = 0x3a;

export class JsonReader {
  private at: i32;
  private end: i32;
  private nodes: i32;
  private count: i32 = 0;

  /** Reads the `length` bytes at `at`, which it changes; `memory` is the address of JSON_SIZE bytes. */
  constructor(at: i32, length: i32, memory: i32) {
    this.at = at;
    this.end = at + length;
    this.nodes = memory;
  }

  /** Whether all of it is one JSON value within the bounds; it is node 0 then. */
  read(): bool {
    if (!isUtf8(this.at, this.end - this.at)) return false;
    this.skipBlanks();
    if (!this.readValue(0)) return false;
    this.skipBlanks();
    return this.at === this.end;
  }

  kind(node: i32): i32 {
    return node === NO_NODE ? 0 : loadI32(this.nodes + node * NODE_SIZE + NODE_KIND);
  }

  /** Where the text of a string (decoded) or a number stands. */
  textAt(node: i32): i32 {
    return loadI32(this.nodes + node * NODE_SIZE + NODE_AT);
  }

  textLength(node: i32): i32 {
    return loadI32(this.nodes + node * NODE_SIZE + NODE_LENGTH);
  }

  /** The value of an object's member; NO_NODE: the node is no object, or has no such member. */
  member(object: i32, name: string): i32 {
    if (this.kind(object) !== KIND_OBJECT) return NO_NODE;
    const end: i32 = this.endOf(object);
    for (let key: i32 = object + 1; key < end; key = this.endOf(key + 1)) {
      if (this.isExactly(key, name)) return key + 1;
    }
    return NO_NODE;
  }

  /** Whether a node is this string (ASCII). */
  isString(node: i32, literal: string): bool {
    return this.kind(node) === KIND_STRING && this.isExactly(node, literal);
  }

  /** The value of an integer from 0 to 999,999,999; -1 for any other node. */
  smallInteger(node: i32): i32 {
    if (this.kind(node) !== KIND_INTEGER || this.textLength(node) > 9) return -1;
    let value: i32 = 0;
    const at: i32 = this.textAt(node);
    for (let i: i32 = 0; i < this.textLength(node); i++) {
      const digit: i32 = loadU8(at + i) - 0x30;
      if (digit < 0) return -1;
      value = value * 10 + digit;
    }
    return value;
  }

  private isExactly(node: i32, literal: string): bool {
    const at: i32 = this.textAt(node);
    if (this.textLength(node) !== literal.length) return false;
    for (let i: i32 = 0; i < literal.length; i++) if (loadU8(at + i) !== literal.charCodeAt(i)) return false;
    return true;
  }

  private endOf(node: i32): i32 {
    return loadI32(this.nodes + node * NODE_SIZE + NODE_END);
  }

  private readValue(depth: i32): bool {
    if (this.at >= this.end || this.count === MOST_NODES || depth > MOST_DEPTH) return false;
    const node: i32 = this.count;
    this.count++;
    const byte: i32 = loadU8(this.at);
    let isRead: bool = false;
    if (byte === 0x7b) isRead = this.readObject(node, depth);
    else if (byte === 0x5b) isRead = this.readArray(node, depth);
    else if (byte === QUOTE) isRead = this.readString(node);
    else if (byte === 0x74) isRead = this.readWord(node, 'true');
    else if (byte === 0x66) isRead = this.readWord(node, 'false');
    else if (byte === 0x6e) isRead = this.readWord(node, 'null');
    else isRead = this.readNumber(node);
    storeI32(this.nodes + node * NODE_SIZE + NODE_END, this.count);
    return isRead;
  }

  private readObject(node: i32, depth: i32): bool {
    this.setNode(node, KIND_OBJECT, 0, 0);
    if (this.opensEmpty(0x7d)) return true;
    for (let members: i32 = 0; members < MOST_MEMBERS; members++) {
      const key: i32 = this.count;
      if (this.at >= this.end || loadU8(this.at) !== QUOTE || !this.readValue(depth)) return false;
      if (this.isTwice(node, key)) return false;
      this.skipBlanks();
      if (!this.takes(COLON)) return false;
      this.skipBlanks();
      if (!this.readValue(depth + 1)) return false;
      this.skipBlanks();
      if (this.takes(0x7d)) return true;
      if (!this.takes(COMMA)) return false;
      this.skipBlanks();
    }
    return false;
  }

  /** Whether a name is that of an earlier member: then it is not clear which of them counts (RFC 8259 §4). */
  private isTwice(object: i32, key: i32): bool {
    const length: i32 = this.textLength(key);
    for (let other: i32 = object + 1; other < key; other = this.endOf(other + 1)) {
      if (this.textLength(other) === length && sameBytes(this.textAt(other), this.textAt(key), length))
        return true;
    }
    return false;
  }

  private readArray(node: i32, depth: i32): bool {
    this.setNode(node, KIND_ARRAY, 0, 0);
    if (this.opensEmpty(0x5d)) return true;
    while (this.readValue(depth + 1)) {
      this.skipBlanks();
      if (this.takes(0x5d)) return true;
      if (!this.takes(COMMA)) return false;
      this.skipBlanks();
    }
    return false;
  }

  /** Goes past an opening bracket; whether the closing one follows. */
  private opensEmpty(closing: i32): bool {
    this.at++;
    this.skipBlanks();
    return this.takes(closing);
  }

  private readString(node: i32): bool {
    this.at++;
    const start: i32 = this.at;
    let to: i32 = start;
    while (this.at < this.end) {
      const byte: i32 = loadU8(this.at);
      this.at++;
      if (byte === QUOTE) {
        this.setNode(node, KIND_STRING, start, to - start);
        return true;
      }
      if (byte < 0x20) return false;
      if (byte === BACKSLASH) {
        to = this.readEscape(to);
        if (to === 0) return false;
      } else {
        storeU8(to, byte);
        to++;
      }
    }
    return false;
  }

  /** Writes what an escape means at `to`; gives the address after it, or 0 where it means nothing. */
  private readEscape(to: i32): i32 {
    if (this.at >= this.end) return 0;
    const byte: i32 = loadU8(this.at);
    this.at++;
    if (byte === 0x75) return this.readCode(to);
    let meant: i32 = 0;
    if (byte === QUOTE || byte === BACKSLASH || byte === 0x2f) meant = byte;
    else if (byte === 0x62) meant = 0x08;
    else if (byte === 0x66) meant = 0x0c;
    else if (byte === 0x6e) meant = 0x0a;
    else if (byte === 0x72) meant = 0x0d;
    else if (byte === 0x74) meant = 0x09;
    if (meant === 0) return 0;
    storeU8(to, meant);
    return to + 1;
  }

  /** `readEscape` for four hex digits, and for two times four that are a surrogate pair. */
  private readCode(to: i32): i32 {
    let code: i32 = this.readUnit();
    if (code < 0 || (code >= 0xdc00 && code <= 0xdfff)) return 0;
    if (code >= 0xd800 && code <= 0xdbff) {
      if (!this.takes(BACKSLASH) || !this.takes(0x75)) return 0;
      const low: i32 = this.readUnit();
      if (low < 0xdc00 || low > 0xdfff) return 0;
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    if (code < 0x80) {
      storeU8(to, code);
      return to + 1;
    }
    const more: i32 = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    const mark: i32 = more === 1 ? 0xc0 : more === 2 ? 0xe0 : 0xf0;
    storeU8(to, mark | (code >> (more * 6)));
    for (let i: i32 = 1; i <= more; i++) storeU8(to + i, 0x80 | ((code >> ((more - i) * 6)) & 0x3f));
    return to + more + 1;
  }

  /** Four hex digits; -1 where they are none. */
  private readUnit(): i32 {
    if (this.end - this.at < 4) return -1;
    let unit: i32 = 0;
    for (let i: i32 = 0; i < 4; i++) {
      const digit: i32 = hexValue(loadU8(this.at + i));
      if (digit < 0) return -1;
      unit = (unit << 4) | digit;
    }
    this.at += 4;
    return unit;
  }

  private readNumber(node: i32): bool {
    const start: i32 = this.at;
    this.takes(0x2d);
    if (!this.takes(0x30) && !this.skipDigits()) return false;
    let kind: i32 = KIND_INTEGER;
    if (this.takes(0x2e)) {
      kind = KIND_NUMBER;
      if (!this.skipDigits()) return false;
    }
    if (this.takes(0x65) || this.takes(0x45)) {
      kind = KIND_NUMBER;
      if (!this.takes(0x2b)) this.takes(0x2d);
      if (!this.skipDigits()) return false;
    }
    this.setNode(node, kind, start, this.at - start);
    return true;
  }

  private skipDigits(): bool {
    const start: i32 = this.at;
    while (this.at < this.end && loadU8(this.at) >= 0x30 && loadU8(this.at) <= 0x39) this.at++;
    return this.at > start;
  }

  private readWord(node: i32, word: string): bool {
    if (this.end - this.at < word.length) return false;
    for (let i: i32 = 0; i < word.length; i++) {
      if (loadU8(this.at + i) !== word.charCodeAt(i)) return false;
    }
    this.setNode(node, KIND_OTHER, this.at, word.length);
    this.at += word.length;
    return true;
  }

  private takes(byte: i32): bool {
    if (this.at >= this.end || loadU8(this.at) !== byte) return false;
    this.at++;
    return true;
  }

  private skipBlanks(): void {
    while (this.at < this.end) {
      const byte: i32 = loadU8(this.at);
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.at++;
    }
  }

  private setNode(node: i32, kind: i32, at: i32, length: i32): void {
    const place: i32 = this.nodes + node * NODE_SIZE;
    storeI32(place + NODE_KIND, kind);
    storeI32(place + NODE_AT, at);
    storeI32(place + NODE_LENGTH, length);
  }
}
