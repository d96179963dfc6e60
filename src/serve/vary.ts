/** Vary on an answer that refuses all representations of a route: it was negotiated as well (RFC 9110 §12.5.5). */
import { RECORD_NAME, RECORD_NAME_LENGTH, RECORD_VALUE, RECORD_VALUE_LENGTH } from '../site/layout.ts';
import { loadI32 } from '../site/memory.ts';
import type { Answer } from './answer.ts';
import { notModifiedAnswer } from './compose.ts';

/** Adds the Vary of a sound representation, if it has one. False: the arena is full. */
export function addVary(answer: Answer, representation: i32): bool {
  const record: i32 = notModifiedAnswer(representation).find('vary');
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
