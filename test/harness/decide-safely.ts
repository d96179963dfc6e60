/**
 * Asks the handler in a memory that holds nothing but the pack, and checks that every address of its answer
 * is one that it may hand to a host: in the pack or in the arena. A read past the pack's end throws, since
 * the memory ends there; the bytes below the arena are no part of any answer.
 */
import assert from 'node:assert/strict';
import { inflateAt, resetInflation } from '../../src/inflate/inflate.ts';
import { INFLATE_STATE_SIZE, STATE_READY, WINDOW_SIZE } from '../../src/inflate/state.ts';
import { Answer } from '../../src/serve/answer.ts';
import { decide } from '../../src/serve/decide.ts';
import { Request } from '../../src/serve/request.ts';
import { revealHeaders } from '../../src/site/headers.ts';
import {
  ARENA_END,
  ARENA_START,
  PACK_BASE,
  RECORD_NAME,
  RECORD_SIZE,
  RECORD_VALUE,
  SPAN_SIZE,
} from '../../src/site/layout.ts';
import { allocateForHost, loadI32, loadU8, useMemory } from '../../src/site/memory.ts';
import { openSite } from '../../src/site/site.ts';
import { placed } from './arena.ts';

export interface SafeRequest {
  /** METHOD_* */
  method: number;
  target: string;
  headers: readonly (readonly [string, string])[];
  /** Seconds since 1970. */
  now: number;
}

/** A memory with the pack in it, for many requests; damage it in place. */
export function memoryWith(pack: Uint8Array): Uint8Array<ArrayBuffer> {
  const memory = new Uint8Array(PACK_BASE + pack.length);
  memory.set(pack, PACK_BASE);
  return memory;
}

/** Decides a request in `memory`. Throws where the answer is one that no host should be given. */
export function decideSafely(memory: Uint8Array<ArrayBuffer>, sent: SafeRequest): Answer {
  useMemory(memory.buffer);
  const request = new Request();
  request.method = sent.method;
  const target = placed(sent.target);
  request.targetAt = target.at;
  request.targetLength = target.length;
  for (const [name, value] of sent.headers) {
    const placedName = placed(name);
    const placedValue = placed(value);
    request.addHeader(placedName.at, placedName.length, placedValue.at, placedValue.length);
  }
  const answer = decide(request, openSite(), sent.now);
  assert.ok(answer.status >= 200 && answer.status <= 599, `status ${answer.status}`);
  checkPlace(memory, answer.headersAt, answer.headersCount * RECORD_SIZE);
  checkPlace(memory, answer.restAt, answer.restCount * RECORD_SIZE);
  const list = revealHeaders(answer.headersAt, answer.headersCount, answer.restAt, answer.restCount);
  if (list === 0) {
    // It is not sound: the host is given none of it.
    const nothing = new Answer();
    nothing.status = 500;
    return nothing;
  }
  assert.equal(list % 4, 0, 'the host traps on a list that is not aligned');
  for (let i = 0; i < answer.headersCount + answer.restCount; i++) {
    const record = list + i * RECORD_SIZE;
    checkPair(memory, record + RECORD_NAME);
    checkPair(memory, record + RECORD_VALUE);
    for (let k = 0; k < loadI32(record + RECORD_NAME + 4); k++) {
      assert.ok(
        loadU8(loadI32(record + RECORD_NAME) + k) < 0x80,
        'the host traps on a name that is not UTF-8',
      );
    }
  }
  checkPlace(memory, answer.spansAt, answer.spansCount * SPAN_SIZE);
  let length = 0;
  for (let i = 0; i < answer.spansCount; i++) {
    const span = answer.spansAt + i * SPAN_SIZE;
    if (loadI32(span) < 0) inflateSafely(loadI32(span), loadI32(span + 4));
    else checkPair(memory, span);
    length += loadI32(answer.spansAt + i * SPAN_SIZE + 4);
  }
  assert.equal(answer.length, length);
  return answer;
}

/** Inflates bytes at an address below 0, as far as the pack has them. Throws on a bad address. */
function inflateSafely(at: number, length: number): void {
  assert.ok(length > 0);
  const state = allocateForHost(INFLATE_STATE_SIZE);
  const window = allocateForHost(WINDOW_SIZE);
  assert.ok(state !== 0 && window !== 0);
  resetInflation(state, window);
  for (let done = 0; done < length; ) {
    const part = inflateAt(state, at + done, length - done);
    if (part === 0) return;
    const ready = loadI32(state + STATE_READY);
    assert.ok(part > 0 && ready >= window && ready + part <= window + WINDOW_SIZE);
    done += part;
  }
}

function checkPair(memory: Uint8Array, at: number): void {
  checkPlace(memory, loadI32(at), loadI32(at + 4));
}

function checkPlace(memory: Uint8Array, at: number, length: number): void {
  if (length === 0) return;
  const inPack = at >= PACK_BASE && at + length <= memory.length;
  const inArena = at >= ARENA_START && at + length <= ARENA_END;
  assert.ok(length > 0 && (inPack || inArena), `${length} bytes at ${at} are neither pack nor arena`);
}
