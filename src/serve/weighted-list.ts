/**
 * The lists of Accept, Accept-Encoding and Accept-Language (RFC 9110 §12.4.2, §12.5): items separated by
 * commas, each with parameters and perhaps a weight, "text/html;level=1;q=0.5". Empty elements are passed
 * over (§5.6.1.2), and so are items whose weight is not one: what cannot be read was not said.
 */
import { isText } from '../site/bytes.ts';
import { loadU8 } from '../site/memory.ts';
import type { Field } from './request.ts';

/** The weight of an item that states none, and the highest there is: weights are in thousandths. */
const FULL_WEIGHT: i32 = 1000;

const TAB: i32 = 0x09;
const SPACE: i32 = 0x20;
const QUOTE: i32 = 0x22;
const COMMA: i32 = 0x2c;
const SEMICOLON: i32 = 0x3b;
const BACKSLASH: i32 = 0x5c;

/** Whether a byte is optional whitespace (RFC 9110 §5.6.3). */
export function isBlank(byte: i32): bool {
  return byte === SPACE || byte === TAB;
}

/** Reads a list item by item: `next` until it gives false, the item's parts in the fields. */
export class WeightedList {
  /** The item without its parameters. */
  at: i32 = 0;
  length: i32 = 0;
  /** 0 to FULL_WEIGHT. */
  weight: i32 = 0;
  /** Whether the item has a parameter before its weight, other than charset=utf-8, which all our text is in. */
  isQualified: bool = false;
  private position: i32;
  private end: i32;

  constructor(field: Field) {
    this.position = field.at;
    this.end = field.at + field.length;
  }

  /** Goes to the next item. False: there is none. */
  next(): bool {
    while (this.position < this.end) {
      if (this.readItem()) return true;
    }
    return false;
  }

  /** Reads up to the next comma. False: no item stands there, or none that can be read. */
  private readItem(): bool {
    this.at = this.skipBlanks();
    this.length = this.partEnd() - this.at;
    this.weight = FULL_WEIGHT;
    this.isQualified = false;
    let isWeighed: bool = false;
    while (this.position < this.end && loadU8(this.position) === SEMICOLON) {
      this.position++;
      const start: i32 = this.skipBlanks();
      const end: i32 = this.partEnd();
      // What follows the weight was once an extension and means nothing now (§12.5.1).
      if (isWeighed || end === start) continue;
      if (end - start > 2 && isText(start, 2, 'q=')) {
        this.weight = readWeight(start + 2, end);
        isWeighed = true;
      } else if (!isCharset(start, end)) {
        this.isQualified = true;
      }
    }
    this.position++;
    return this.length > 0 && this.weight >= 0;
  }

  private skipBlanks(): i32 {
    while (this.position < this.end && isBlank(loadU8(this.position))) this.position++;
    return this.position;
  }

  /** Goes to the comma or semicolon that ends this part; gives where its text ends, without blanks. */
  private partEnd(): i32 {
    let textEnd: i32 = this.position;
    let isQuoted: bool = false;
    while (this.position < this.end) {
      const byte: i32 = loadU8(this.position);
      if (!isQuoted && (byte === COMMA || byte === SEMICOLON)) return textEnd;
      if (byte === QUOTE) isQuoted = !isQuoted;
      if (isQuoted && byte === BACKSLASH && this.position + 1 < this.end) this.position++;
      this.position++;
      if (!isBlank(byte)) textEnd = this.position;
    }
    return textEnd;
  }
}

/** "charset=utf-8", its value quoted or not. */
function isCharset(start: i32, end: i32): bool {
  const value: i32 = start + 8;
  if (value > end || !isText(start, 8, 'charset=')) return false;
  return isText(value, end - value, 'utf-8') || isText(value, end - value, '"utf-8"');
}

/** A qvalue (RFC 9110 §12.4.2) in thousandths, or -1: "0", "0.5", "1.000"; three decimals at most. */
function readWeight(start: i32, end: i32): i32 {
  const whole: i32 = loadU8(start) - 0x30;
  if ((whole !== 0 && whole !== 1) || end - start > 5) return -1;
  let weight: i32 = whole * FULL_WEIGHT;
  if (end - start > 1 && loadU8(start + 1) !== 0x2e) return -1;
  let unit: i32 = 100;
  for (let i: i32 = start + 2; i < end; i++) {
    const digit: i32 = loadU8(i) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    weight += digit * unit;
    unit = unit === 100 ? 10 : 1;
  }
  return weight > FULL_WEIGHT ? -1 : weight;
}
