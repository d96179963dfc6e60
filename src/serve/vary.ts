/** Vary on an answer that refuses all representations of a route: it was negotiated as well (RFC 9110 §12.5.5). */
import { findHeader } from '../site/headers.ts';
import {
  RECORD_NAME,
  RECORD_NAME_LENGTH,
  RECORD_VALUE,
  RECORD_VALUE_LENGTH,
  REPRESENTATION_HEADER_COUNT,
  REPRESENTATION_HEADERS,
} from '../site/layout.ts';
import { loadI32 } from '../site/memory.ts';
import type { Answer } from './answer.ts';

/** Adds the Vary of a sound representation, if it has one. False: the arena is full. */
export function addVary(answer: Answer, representation: i32): bool {
  const headers: i32 = loadI32(representation + REPRESENTATION_HEADERS);
  const record: i32 = findHeader(headers, loadI32(representation + REPRESENTATION_HEADER_COUNT), 'vary');
  if (record === 0) return true;
  if (!answer.own(1)) return false;
  answer.add(
    loadI32(record + RECORD_NAME),
    loadI32(record + RECORD_NAME_LENGTH),
    loadI32(record + RECORD_VALUE),
    loadI32(record + RECORD_VALUE_LENGTH),
  );
  return true;
}
