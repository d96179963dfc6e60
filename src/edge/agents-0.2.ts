/**
 * The MCP endpoint in a WASI 0.2 component: reads the body of a request to it, and of no other. An instance serves one
 * request at a time, so one message is under way.
 */
import { INFLATE_STATE_SIZE } from '../inflate/state';
import type { Answer } from '../serve/answer';
import { AgentRequest, hasMessage, isForAgents, MOST_BODY } from '../serve/mcp/agent-request';
import { agentAnswer } from '../serve/mcp/answer';
import type { Request } from '../serve/request';
import { allocate, allocateForHost, RESULT } from '../site/memory';
import type { Site } from '../site/site';

@external("wasi:http/types@0.2.0", "[method]incoming-request.consume")
declare function consume(request: i32, at: usize): void;
@external("wasi:http/types@0.2.0", "[method]incoming-body.stream")
declare function bodyStream(body: i32, at: usize): void;
@external("wasi:http/types@0.2.0", "[resource-drop]incoming-body")
declare function dropBody(body: i32): void;
@external("wasi:io/streams@0.2.0", "[method]input-stream.blocking-read")
declare function readStream(stream: i32, length: u64, at: usize): void;
@external("wasi:io/streams@0.2.0", "[resource-drop]input-stream")
declare function dropStream(stream: i32): void;
@external("wasi:io/error@0.2.0", "[resource-drop]error")
declare function dropError(error: i32): void;

/** Bytes that are read at once. */
const PART: i32 = 4096;

let taken: AgentRequest | null = null;
/** In the arena: the words of the endpoint take the place that it has in other frames. */
let inflationState: i32 = 0;

// @ts-expect-error: decorator
@inline
export function takeMessage(incoming: i32, request: Request, at: usize): bool {
  taken = null;
  inflationState = 0;
  if (isForAgents(request)) take(incoming, request, at);
  return false;
}

// @ts-expect-error: decorator
@inline
export function answerMessage(request: Request, site: Site | null, now: f64): Answer | null {
  const sent = taken;
  return sent === null ? null : agentAnswer(request, sent, site, now);
}

export function inflation(): i32 {
  if (inflationState == 0) inflationState = allocateForHost(INFLATE_STATE_SIZE);
  return inflationState;
}

function take(incoming: i32, request: Request, at: usize): void {
  const sent = new AgentRequest();
  taken = sent;
  let entry: usize = load<u32>(at);
  const end: usize = entry + (load<u32>(at, 4) << 4);
  for (; entry < end; entry += 16) {
    sent.addHeader(load<i32>(entry), load<i32>(entry, 4), load<i32>(entry, 8), load<i32>(entry, 12));
  }
  if (hasMessage(request)) readBody(incoming, sent);
}

/** Reads a body up to one byte more than it may have. */
function readBody(incoming: i32, sent: AgentRequest): void {
  sent.isBroken = true;
  const room = allocate(MOST_BODY + PART);
  consume(incoming, RESULT);
  if (load<u8>(RESULT) != 0 || room == 0) return;
  const body = load<i32>(RESULT, 4);
  bodyStream(body, RESULT);
  if (load<u8>(RESULT) == 0) {
    const stream = load<i32>(RESULT, 4);
    readAll(stream, room, sent);
    dropStream(stream);
  }
  dropBody(body);
}

function readAll(stream: i32, room: i32, sent: AgentRequest): void {
  sent.bodyAt = room;
  while (sent.bodyLength <= MOST_BODY) {
    readStream(stream, PART, RESULT);
    if (load<u8>(RESULT) != 0) {
      // stream-error: last-operation-failed (0) owns an error, closed (1) is the end.
      sent.isBroken = load<u8>(RESULT, 4) == 0;
      if (sent.isBroken) dropError(load<i32>(RESULT, 8));
      return;
    }
    const length = load<i32>(RESULT, 8);
    if (length > PART) return;
    memory.copy(room + sent.bodyLength, load<i32>(RESULT, 4), length);
    sent.bodyLength += length;
  }
  sent.isBroken = false;
  sent.isTooLong = true;
}
