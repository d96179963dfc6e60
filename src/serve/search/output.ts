/**
 * A body that is put together: pieces of the pack where they lie, and text written between them into a bounded piece
 * of memory, escaped for what it is to be.
 */
import { digitCount, putNumber, putText } from '../../site/bytes.ts';
import { SPAN_AT, SPAN_LENGTH, SPAN_SIZE } from '../../site/layout.ts';
import { copyBytes, loadU8, storeI32, storeU8 } from '../../site/memory.ts';
import type { Answer } from '../answer.ts';

/** Bytes that can be written, so few that a host can keep them for a slow reader (src/edge/kept.ts). */
const MOST_BYTES: i32 = 14000;
const MOST_SPANS: i32 = 24;
/** Bytes of memory that an output needs. */
export const OUTPUT_SIZE: i32 = MOST_BYTES + MOST_SPANS * SPAN_SIZE;

/** Room that a byte may take: "&#39;", or "\u0000". */
const WIDEST: i32 = 6;

export class Output {
  /** Whether something did not fit; what was written before is whole. */
  isFull: bool = false;
  /** Whether texts are escaped for JSON; else for HTML. */
  private isJson: bool;
  private spans: i32;
  private count: i32 = 0;
  private length: i32 = 0;
  /** What is being written: from where, and up to where. */
  private from: i32;
  private at: i32;
  private end: i32;

  /** `memory` is the address of OUTPUT_SIZE bytes. */
  constructor(memory: i32, isJson: bool) {
    this.spans = memory;
    this.isJson = isJson;
    this.from = memory + MOST_SPANS * SPAN_SIZE;
    this.at = this.from;
    this.end = memory + OUTPUT_SIZE;
  }

  /** Adds `length` bytes of the pack where they lie. */
  addPiece(at: i32, length: i32): void {
    this.close();
    this.addSpan(at, length);
  }

  /** Adds an ASCII literal as it is. */
  put(literal: string): void {
    if (this.hasRoom(literal.length)) this.at = putText(this.at, literal);
  }

  putNumber(value: i32): void {
    if (this.hasRoom(digitCount(value))) this.at = putNumber(this.at, value);
  }

  /** Adds bytes as they are. */
  putBytes(at: i32, length: i32): void {
    if (!this.hasRoom(length)) return;
    copyBytes(this.at, at, length);
    this.at += length;
  }

  /** Adds a text, escaped. */
  putEscaped(at: i32, length: i32): void {
    for (let i: i32 = at; i < at + length; i++) {
      if (!this.hasRoom(WIDEST)) return;
      const byte: i32 = loadU8(i);
      if (this.isJson) this.putJson(byte);
      else this.putHtml(byte);
    }
  }

  /** Where the output stands, for `undo`. */
  mark(): i32 {
    return this.at;
  }

  /** Takes back what was written since `mark`, between which no piece was added. */
  undo(mark: i32): void {
    this.at = mark;
    this.isFull = false;
  }

  /** How many bytes can still be written. */
  room(): i32 {
    return this.end - this.at;
  }

  /** Makes the output the answer's body. */
  giveTo(answer: Answer): void {
    this.close();
    answer.spansAt = this.spans;
    answer.spansCount = this.count;
    answer.length = this.length;
  }

  /** Its length in bytes. */
  size(): i32 {
    this.close();
    return this.length;
  }

  private hasRoom(length: i32): bool {
    if (length <= this.end - this.at) return true;
    this.isFull = true;
    return false;
  }

  private putHtml(byte: i32): void {
    if (byte !== 0x26 && byte !== 0x3c && byte !== 0x3e && byte !== 0x22 && byte !== 0x27) {
      this.push(byte);
      return;
    }
    // As a number: names would be five literals in the memory of every instance.
    this.push(0x26);
    this.push(0x23);
    this.at = putNumber(this.at, byte);
    this.push(0x3b);
  }

  private putJson(byte: i32): void {
    if (byte === 0x22 || byte === 0x5c) this.push(0x5c);
    this.push(byte < 0x20 ? 0x20 : byte);
  }

  /** Adds a byte for which there is room. */
  private push(byte: i32): void {
    storeU8(this.at, byte);
    this.at++;
  }

  /** Adds a byte as it is. */
  putByte(byte: i32): void {
    if (this.hasRoom(1)) this.push(byte);
  }

  /** Adds a dash or an ellipsis: U+2000 and `offset`. */
  putSign(offset: i32): void {
    if (!this.hasRoom(3)) return;
    this.push(0xe2);
    this.push(0x80);
    this.push(0x80 + offset);
  }

  private close(): void {
    if (this.at > this.from) this.addSpan(this.from, this.at - this.from);
    this.from = this.at;
  }

  private addSpan(at: i32, length: i32): void {
    if (length === 0) return;
    if (this.count === MOST_SPANS) {
      this.isFull = true;
      return;
    }
    const span: i32 = this.spans + this.count * SPAN_SIZE;
    storeI32(span + SPAN_AT, at);
    storeI32(span + SPAN_LENGTH, length);
    this.count++;
    this.length += length;
  }
}
