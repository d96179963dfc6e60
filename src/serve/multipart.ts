/**
 * Several ranges as multipart/byteranges (RFC 9110 §14.6, §15.3.7.2): for each a head with the type and the
 * Content-Range, then its bytes where they lie in the pack. The boundary is made from the entity tag, so
 * the same request gives the same bytes, and no body holds it by chance.
 */
import { putText } from '../site/bytes.ts';
import { setValue } from '../site/headers.ts';
import {
  PAIR_LENGTH,
  PAIR_TEXT,
  RECORD_VALUE,
  RECORD_VALUE_LENGTH,
  REPRESENTATION_BODY,
  REPRESENTATION_BODY_LENGTH,
  SPAN_AT,
  SPAN_LENGTH,
  SPAN_SIZE,
} from '../site/layout.ts';
import { allocate, copyBytes, loadI32, loadU8, storeI32, storeU8 } from '../site/memory.ts';
import { entityTag } from '../site/representations.ts';
import type { Site } from '../site/site.ts';
import type { Answer } from './answer.ts';
import { contentRangeLength, putContentRange, setContentLength } from './content-range.ts';
import type { ByteRanges } from './range.ts';

const PREFIX: string = 'coldpress-';
const MEDIA_TYPE: string = 'multipart/byteranges; boundary=';
/** A boundary has 70 characters at most (RFC 2046 §5.1.1). */
const MAX_BOUNDARY: i32 = 70;

/** Gives the answer the parts, its Content-Type and its Content-Length. False: the arena is full. */
export function sendParts(site: Site, answer: Answer, representation: i32, ranges: ByteRanges): bool {
  const mediaType: i32 = allocate(MEDIA_TYPE.length + MAX_BOUNDARY);
  if (mediaType === 0 || !answer.own(2)) return false;
  const boundary: i32 = putText(mediaType, MEDIA_TYPE);
  const boundaryEnd: i32 = putBoundary(site, boundary, representation);
  const record: i32 = answer.find('content-type');
  const spans: i32 = allocate((ranges.count * 2 + 1) * SPAN_SIZE);
  if (spans === 0) return false;

  const parts: Parts = new Parts(spans, boundary, boundaryEnd - boundary, record);
  const body: i32 = loadI32(representation + REPRESENTATION_BODY);
  const size: i32 = loadI32(representation + REPRESENTATION_BODY_LENGTH);
  for (let i: i32 = 0; i < ranges.count; i++) {
    if (!parts.addHead(i === 0, ranges.first(i), ranges.last(i), size)) return false;
    parts.addSpan(body + ranges.first(i), ranges.last(i) - ranges.first(i) + 1);
  }
  if (!parts.addEnd()) return false;
  // Only now: the parts' heads repeat the type that stood here.
  if (record !== 0) setValue(record, mediaType, boundaryEnd - mediaType);
  answer.spansAt = spans;
  answer.spansCount = parts.count;
  answer.length = parts.length;
  return setContentLength(answer);
}

/** Writes the boundary at `at`: the prefix and the letters and digits of the entity tag. */
function putBoundary(site: Site, at: i32, representation: i32): i32 {
  let end: i32 = putText(at, PREFIX);
  const pair: i32 = entityTag(site, representation);
  if (pair === 0) return end;
  const tag: i32 = loadI32(pair + PAIR_TEXT);
  const tagEnd: i32 = tag + loadI32(pair + PAIR_LENGTH);
  for (let i: i32 = tag; i < tagEnd && end - at < MAX_BOUNDARY; i++) {
    const byte: i32 = loadU8(i);
    const isLetter: bool = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
    if (isLetter || (byte >= 0x30 && byte <= 0x39)) {
      storeU8(end, byte);
      end++;
    }
  }
  return end;
}

/** The spans of a multipart body as they are added. */
class Parts {
  count: i32 = 0;
  /** The sum of the spans' lengths. */
  length: i32 = 0;
  private spans: i32;
  private boundary: i32;
  private boundaryLength: i32;
  /** The Content-Type record of the whole, or 0. */
  private type: i32;

  constructor(spans: i32, boundary: i32, boundaryLength: i32, type: i32) {
    this.spans = spans;
    this.boundary = boundary;
    this.boundaryLength = boundaryLength;
    this.type = type;
  }

  addSpan(at: i32, length: i32): void {
    const span: i32 = this.spans + this.count * SPAN_SIZE;
    storeI32(span + SPAN_AT, at);
    storeI32(span + SPAN_LENGTH, length);
    this.count++;
    this.length += length;
  }

  /** Adds a delimiter line with the part's header fields. False: the arena is full. */
  addHead(isFirst: bool, first: i32, last: i32, size: i32): bool {
    const typeLength: i32 = this.type === 0 ? 0 : loadI32(this.type + RECORD_VALUE_LENGTH);
    const at: i32 = allocate(64 + this.boundaryLength + typeLength + contentRangeLength(first, last, size));
    if (at === 0) return false;
    let end: i32 = this.putDelimiter(isFirst ? at : putText(at, '\r\n'));
    if (this.type !== 0) {
      end = putText(end, '\r\nContent-Type: ');
      copyBytes(end, loadI32(this.type + RECORD_VALUE), typeLength);
      end += typeLength;
    }
    end = putContentRange(putText(end, '\r\nContent-Range: '), first, last, size);
    end = putText(end, '\r\n\r\n');
    this.addSpan(at, end - at);
    return true;
  }

  /** Adds the closing delimiter. False: the arena is full. */
  addEnd(): bool {
    const at: i32 = allocate(16 + this.boundaryLength);
    if (at === 0) return false;
    const end: i32 = putText(this.putDelimiter(putText(at, '\r\n')), '--\r\n');
    this.addSpan(at, end - at);
    return true;
  }

  private putDelimiter(at: i32): i32 {
    const end: i32 = putText(at, '--');
    copyBytes(end, this.boundary, this.boundaryLength);
    return end + this.boundaryLength;
  }
}
