/** The request as a host hands it over: method, target, and the header fields that an answer depends on. */
import { isText } from '../site/bytes.ts';
import { allocate, copyBytes, storeU8 } from '../site/memory.ts';
import { MAX_FIELD_LENGTH } from './limits.ts';

/**
 * The methods that are told apart, numbered as wasi:http's variant `method` numbers its cases. Any other
 * number is another method; names are case-sensitive (RFC 9110 §9.1), so "get" is one.
 */
export const METHOD_GET: i32 = 0;
export const METHOD_HEAD: i32 = 1;
export const METHOD_OPTIONS: i32 = 6;
export const METHOD_OTHER: i32 = 9;

/** A header field that was sent: its value's address and length, without surrounding whitespace. */
export class Field {
  at: i32;
  length: i32;

  constructor(at: i32, length: i32) {
    this.at = at;
    this.length = length;
  }
}

export class Request {
  /** METHOD_*. */
  method: i32 = METHOD_OTHER;
  /** The request target (RFC 9112 §3.2) as it was sent. */
  targetAt: i32 = 0;
  targetLength: i32 = 0;
  /** The request does not fit: a field that we read is too long, or the arena is full. Answered 431. */
  overflow: bool = false;

  accept: Field | null = null;
  acceptEncoding: Field | null = null;
  acceptLanguage: Field | null = null;
  ifMatch: Field | null = null;
  ifNoneMatch: Field | null = null;
  ifModifiedSince: Field | null = null;
  ifUnmodifiedSince: Field | null = null;
  range: Field | null = null;
  ifRange: Field | null = null;

  /**
   * Takes note of one header field, in the order in which they were sent; those that no answer depends on
   * are passed over. The bytes must stay where they are until the request has been decided.
   */
  addHeader(name: i32, nameLength: i32, value: i32, valueLength: i32): void {
    if (nameLength === 6) {
      if (isText(name, nameLength, 'accept')) this.accept = this.join(this.accept, value, valueLength);
    } else if (nameLength === 15) {
      if (isText(name, nameLength, 'accept-encoding')) {
        this.acceptEncoding = this.join(this.acceptEncoding, value, valueLength);
      } else if (isText(name, nameLength, 'accept-language')) {
        this.acceptLanguage = this.join(this.acceptLanguage, value, valueLength);
      }
    } else if (nameLength === 13) {
      if (isText(name, nameLength, 'if-none-match')) {
        this.ifNoneMatch = this.join(this.ifNoneMatch, value, valueLength);
      }
    } else if (nameLength === 17) {
      if (isText(name, nameLength, 'if-modified-since')) {
        this.ifModifiedSince = this.join(this.ifModifiedSince, value, valueLength);
      }
    } else if (nameLength === 5) {
      if (isText(name, nameLength, 'range')) this.range = this.join(this.range, value, valueLength);
    } else if (nameLength === 8) {
      if (isText(name, nameLength, 'if-range')) {
        this.ifRange = this.join(this.ifRange, value, valueLength);
      } else if (isText(name, nameLength, 'if-match')) {
        this.ifMatch = this.join(this.ifMatch, value, valueLength);
      }
    } else if (nameLength === 19) {
      if (isText(name, nameLength, 'if-unmodified-since')) {
        this.ifUnmodifiedSince = this.join(this.ifUnmodifiedSince, value, valueLength);
      }
    }
  }

  /**
   * The field after one more line of it: fields of one name are one list, in order, joined by commas (RFC 9110
   * §5.3). A field that is no list becomes invalid that way, which is what its reader must take it for.
   */
  private join(field: Field | null, value: i32, valueLength: i32): Field | null {
    const before: i32 = field === null ? 0 : field.length + 2;
    if (valueLength > MAX_FIELD_LENGTH - before) {
      this.overflow = true;
      return field;
    }
    if (field === null) return new Field(value, valueLength);
    const at: i32 = allocate(before + valueLength);
    if (at === 0) {
      this.overflow = true;
      return field;
    }
    copyBytes(at, field.at, field.length);
    storeU8(at + field.length, 0x2c);
    storeU8(at + field.length + 1, 0x20);
    copyBytes(at + before, value, valueLength);
    return new Field(at, before + valueLength);
  }
}
