/**
 * The portable handler run in Node, without Wasm: the same memory map, the same decision. Unit tests use it,
 * and the development server, where breakpoints in src/serve/ work.
 */

import { inflateAt, resetInflation } from '../../src/inflate/inflate.ts';
import { INFLATE_STATE_SIZE, STATE_READY, WINDOW_SIZE } from '../../src/inflate/state.ts';
import type { Answer } from '../../src/serve/answer.ts';
import { decide } from '../../src/serve/decide.ts';
import { MAX_TARGET_LENGTH } from '../../src/serve/limits.ts';
import {
  AgentRequest,
  hasMessage,
  isForAgents,
  METHOD_POST,
  MOST_BODY,
} from '../../src/serve/mcp/agent-request.ts';
import { agentAnswer } from '../../src/serve/mcp/answer.ts';
import { readPath } from '../../src/serve/path.ts';
import { METHOD_GET, METHOD_HEAD, METHOD_OPTIONS, METHOD_OTHER, Request } from '../../src/serve/request.ts';
import { readTarget, TARGET_PATH } from '../../src/serve/target.ts';
import { revealHeaders } from '../../src/site/headers.ts';
import { ARENA_END, PACK_BASE, RECORD_SIZE, SPAN_AT, SPAN_LENGTH, SPAN_SIZE } from '../../src/site/layout.ts';
import { allocate, allocateForHost, loadI32, storeU8, useMemory } from '../../src/site/memory.ts';
import { openSite } from '../../src/site/site.ts';
import { asChunks, type Chunks, lengthOf } from '../bytes/chunks.ts';
import { loadBytes } from '../bytes/stored-bytes.ts';

/** A header field's value: text, written as UTF-8, or bytes. */
export type FieldValue = string | Uint8Array;

export interface NativeRequest {
  method: string;
  /** The request target: text, written as UTF-8, or bytes. */
  target: FieldValue;
  /** In the order in which they were sent. */
  headers: readonly (readonly [string, FieldValue])[];
  /** The request's body, as far as the host reads it. */
  body?: Uint8Array;
  /** Seconds since 1970. */
  now: number;
}

export interface NativeResponse {
  status: number;
  /** Names in lower case; values in Latin-1, a character for each byte, as Node's http module takes them. */
  headers: [string, string][];
  body: Uint8Array;
}

export interface NativeSite {
  /** Never throws, for any request and any pack. */
  respond(request: NativeRequest): NativeResponse;
}

const METHODS: ReadonlyMap<string, number> = new Map([
  ['GET', METHOD_GET],
  ['HEAD', METHOD_HEAD],
  ['OPTIONS', METHOD_OPTIONS],
  ['POST', METHOD_POST],
]);

/** The site of a pack, whole or damaged, in one piece or several. The pack is copied. */
export function createNativeSite(pack: Uint8Array | Chunks): NativeSite {
  const chunks = asChunks(pack);
  const memory = new Uint8Array(PACK_BASE + lengthOf(chunks));
  placePack(memory, chunks);
  return { respond: (request) => respond(memory, request) };
}

/** The most memory (bytes) that is kept for the next site: enough for any site without films. */
const MOST_KEPT = 1 << 24;

/** Memory that is used again for the sites of single requests: clearing megabytes takes longer than an answer. */
export class NativeMemory {
  #memory = new Uint8Array(PACK_BASE);

  /** The answer of the site of a pack, which must be whole: its header says where it ends. */
  respond(pack: Chunks, request: NativeRequest): NativeResponse {
    const needed = PACK_BASE + lengthOf(pack);
    const memory = needed <= this.#memory.length ? this.#memory : new Uint8Array(needed);
    if (needed <= MOST_KEPT) this.#memory = memory;
    placePack(memory, pack);
    return respond(memory, request);
  }
}

function placePack(memory: Uint8Array, pack: Chunks): void {
  let at = PACK_BASE;
  for (const chunk of pack) {
    memory.set(loadBytes(chunk), at);
    at += chunk.length;
  }
}

/**
 * The canonical path of a request target, as the handler reads it; null where it is malformed or too long for the
 * handler.
 */
export function targetPath(target: FieldValue): string | null {
  const bytes = toBytes(target);
  if (bytes.length > MAX_TARGET_LENGTH) return null;
  const memory = new Uint8Array(ARENA_END);
  useMemory(memory.buffer);
  const { at, length } = place(new Request(), bytes);
  const read = readTarget(at, length);
  if (read.kind !== TARGET_PATH) return null;
  const path = readPath(read.path, read.pathLength);
  if (path.overflow || path.length === 0) return null;
  return Buffer.from(memory.buffer, path.at, path.length).toString('latin1');
}

function respond(memory: Uint8Array<ArrayBuffer>, sent: NativeRequest): NativeResponse {
  useMemory(memory.buffer);
  const request = new Request();
  request.method = METHODS.get(sent.method) ?? METHOD_OTHER;
  const target = place(request, toBytes(sent.target));
  request.targetAt = target.at;
  request.targetLength = target.length;
  const message = new AgentRequest();
  for (const [name, value] of sent.headers) {
    if (request.overflow) break;
    const placedName = place(request, toBytes(name));
    const placedValue = place(request, toBytes(value));
    request.addHeader(placedName.at, placedName.length, placedValue.at, placedValue.length);
    message.addHeader(placedName.at, placedName.length, placedValue.at, placedValue.length);
  }
  const site = openSite();
  const endpointAnswer = isForAgents(request) ? answerMessage(request, message, site, sent) : null;
  return toResponse(memory, endpointAnswer ?? decide(request, site, sent.now));
}

/** The answer of the MCP endpoint, as a component with it gives it (src/edge/agents-0.2.ts). */
function answerMessage(
  request: Request,
  message: AgentRequest,
  site: ReturnType<typeof openSite>,
  { body = new Uint8Array(), now }: NativeRequest,
): Answer | null {
  if (hasMessage(request)) {
    message.isTooLong = body.length > MOST_BODY;
    const placed = place(request, body.subarray(0, MOST_BODY));
    message.bodyAt = placed.at;
    message.bodyLength = placed.length;
    if (request.overflow) return null;
  }
  return agentAnswer(request, message, site, now);
}

/** Puts bytes into the arena, as a host does; where it is full the request overflows. */
function place(request: Request, bytes: Uint8Array): { at: number; length: number } {
  const at = allocate(bytes.length);
  if (at === 0) {
    request.overflow = true;
    return { at: 0, length: 0 };
  }
  bytes.forEach((byte, index) => {
    storeU8(at + index, byte);
  });
  return { at, length: bytes.length };
}

function toBytes(value: FieldValue): Uint8Array {
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
}

function toResponse(memory: Uint8Array<ArrayBuffer>, answer: Answer): NativeResponse {
  const view = new DataView(memory.buffer);
  /** The bytes whose address and length stand at `at`. */
  const bytesOf = (at: number): Buffer =>
    Buffer.from(memory.buffer, view.getUint32(at, true), view.getUint32(at + 4, true));
  const list = revealHeaders(answer.headersAt, answer.headersCount, answer.restAt, answer.restCount);
  // The pack is damaged: answered as a component does.
  if (list === 0) return { status: 500, headers: [], body: Buffer.alloc(0) };
  const headers: [string, string][] = [];
  for (let i = 0; i < answer.headersCount + answer.restCount; i++) {
    const record = list + i * RECORD_SIZE;
    headers.push([bytesOf(record).toString('latin1'), bytesOf(record + 8).toString('latin1')]);
  }
  const parts: Buffer[] = [];
  for (let i = 0; i < answer.spansCount; i++) {
    const span = answer.spansAt + i * SPAN_SIZE;
    if (view.getInt32(span + SPAN_AT, true) >= 0) parts.push(bytesOf(span));
    else parts.push(...inflated(memory, view.getInt32(span, true), view.getInt32(span + SPAN_LENGTH, true)));
  }
  return { status: answer.status, headers, body: Buffer.concat(parts) };
}

/** The body whose gzip form is the `length` bytes at `at`, in parts; a part of it where the pack is damaged. */
function inflated(memory: Uint8Array, at: number, length: number): Buffer[] {
  const state = allocateForHost(INFLATE_STATE_SIZE);
  const window = allocateForHost(WINDOW_SIZE);
  const parts: Buffer[] = [];
  if (state === 0 || window === 0) return parts;
  resetInflation(state, window);
  for (let done = 0; done < length; ) {
    const part = inflateAt(state, at + done, length - done);
    if (part === 0) break;
    const from = loadI32(state + STATE_READY);
    parts.push(Buffer.from(memory.subarray(from, from + part)));
    done += part;
  }
  return parts;
}
