/**
 * The MCP endpoint in a WASI 0.3 component: reads the body of a request to it, and of no other. The host may bring other
 * requests meanwhile, which use the arena; what is known of this one, a Reading, lies with its body in a buffer.
 */
import { AgentRequest, hasMessage, isForAgents, METHOD_POST, MOST_BODY } from '../serve/mcp/agent-request';
import { agentAnswer } from '../serve/mcp/answer';
import type { Answer } from '../serve/answer';
import { Request } from '../serve/request';
import { allocateText } from '../site/bytes';
import { allocate, RESULT } from '../site/memory';
import type { Site } from '../site/site';
import { BUFFER_SIZE, PAGE_SIZE, releasePage, takePage } from './buffers';
import { type Flight, releaseFlight, takeFlight } from './flights';
import { leavePlaces, takePlaces } from './places';

@external("wasi:http/types@0.3.0", "[static]request.consume-body")
declare function consumeBody(request: i32, result: i32, at: usize): void;
@external("wasi:http/types@0.3.0", "[stream-read]body")
declare function readStream(readable: i32, to: usize, length: i32): i32;
@external("wasi:http/types@0.3.0", "[stream-drop-readable]body")
declare function dropBody(readable: i32): void;
@external("wasi:http/types@0.3.0", "[future-drop-readable]trailers")
declare function dropTrailers(readable: i32): void;
@external("wasi:http/types@0.3.0", "[future-new]sent")
declare function newResult(): u64;
@external("wasi:http/types@0.3.0", "[future-write]sent")
declare function writeResult(writable: i32, value: usize): i32;
@external("wasi:http/types@0.3.0", "[future-drop-writable]sent")
declare function dropResult(writable: i32): void;
@external("$root", "[waitable-set-new]")
declare function newWaitableSet(): i32;
@external("$root", "[waitable-join]")
declare function join(waitable: i32, set: i32): void;
@external("$root", "[context-set]")
declare function setContext(value: i32): void;

const BLOCKED: i32 = -1;
const WAIT: i32 = 2;
/** The event with which a task goes on when bytes of a stream were read. */
const STREAM_READ: i32 = 2;
/** Fields of a request that are kept while its body comes, in bytes. */
const MOST_FIELDS: i32 = 16384;

/** A message whose body is being read; it begins a page of memory. */
@unmanaged
class Reading {
  /** The place of the answer to come, so that no more are taken than there are. */
  flight: Flight;
  body: i32;
  result: i32;
  /** Bytes of the body that are there, and whether all are. */
  length: i32;
  isWhole: bool;
  isOpen: bool;
  /** Bytes of the fields that are kept. */
  fieldsLength: i32;
}

/** Where in the page zeros lie, result::ok for the host; where the fields, records of two lengths, name and value; the body. */
const NO_ERROR: usize = 64;
const FIELDS: usize = 128;
const BODY: usize = FIELDS + MOST_FIELDS;

/** Places that a message takes beside its own, for as much memory as a page is. */
const PAGE_PLACES: i32 = PAGE_SIZE / BUFFER_SIZE - 1;

let taken: AgentRequest | null = null;
let reading: Reading | null = null;

/** Takes a request to the endpoint, of which the header list lies at RESULT; true: the request is consumed. */
export function takeMessage(incoming: i32, request: Request, at: usize): bool {
  taken = null;
  reading = null;
  if (!isForAgents(request)) return false;
  if (hasMessage(request)) {
    const started = begin(incoming, at);
    if (started) return true;
  }
  const sent = new AgentRequest();
  taken = sent;
  sent.isBroken = true;
  addFields(sent, at);
  return false;
}

/** Whether the request that was taken last has a body that must be waited for. */
export function isReading(): bool {
  return reading != null;
}

/**
 * Reads as much of the body as is there. Returns what the task returns to the host while more is to come; 0: the message is
 * whole, and `messageOf` returns its request.
 */
export function readOn(context: i32, event: i32, result: i32): i32 {
  const own = context == 0 ? reading! : changetype<Reading>(<usize>context);
  if (context == 0) setContext(<i32>changetype<usize>(own));
  else if (event == STREAM_READ) advance(own, result);
  const page = changetype<usize>(own);
  while (!own.isWhole) {
    const got = readStream(own.body, page + BODY + own.length, MOST_BODY + 1 - own.length);
    if (got == BLOCKED) return waitFor(own.flight, own.body);
    advance(own, got);
  }
  if (own.isOpen) {
    own.isOpen = false;
    dropBody(own.body);
    // A future must be written before it is dropped.
    if (writeResult(own.result, page + NO_ERROR) == BLOCKED) return waitFor(own.flight, own.result);
  }
  dropResult(own.result);
  return 0;
}

/** Whether a task's context is a message, and not an answer on its way: it begins a page. */
export function isMessage(context: i32): bool {
  return context != 0 && (context & 0xffff) == 0;
}

/** The request again, from what was kept; the arena is empty. The place and the page are given back. */
export function messageOf(context: i32): Request {
  const own = context == 0 ? reading! : changetype<Reading>(<usize>context);
  const page = changetype<usize>(own);
  const request = new Request();
  request.method = METHOD_POST;
  request.targetAt = allocateText('/mcp');
  request.targetLength = 4;
  const sent = new AgentRequest();
  taken = sent;
  const fields = allocate(own.fieldsLength);
  const body = allocate(own.length);
  if (fields == 0 || body == 0) sent.isBroken = true;
  else {
    memory.copy(fields, page + FIELDS, own.fieldsLength);
    let at = fields;
    while (at < fields + own.fieldsLength) {
      const nameLength = load<i32>(at);
      const valueLength = load<i32>(at, 4);
      const value = at + 8 + nameLength;
      sent.addHeader(at + 8, nameLength, value, valueLength);
      at = (value + valueLength + 3) & ~3;
    }
    memory.copy(body, page + BODY, own.length);
    sent.bodyAt = body;
    sent.bodyLength = own.length;
    sent.isTooLong = own.length > MOST_BODY;
  }
  releaseFlight(own.flight);
  releasePage(page);
  leavePlaces(PAGE_PLACES);
  return request;
}

// @ts-expect-error: decorator
@inline
export function answerMessage(request: Request, site: Site | null, now: f64): Answer | null {
  const sent = taken;
  return sent === null ? null : agentAnswer(request, sent, site, now);
}

/** Begins to read the body. False: there is no memory for it, or too many fields. */
function begin(incoming: i32, at: usize): bool {
  const page = takePage();
  if (page == 0) return false;
  memory.fill(page, 0, FIELDS);
  const own = changetype<Reading>(page);
  if (!keepFields(own, at)) {
    releasePage(page);
    return false;
  }
  const result = newResult();
  consumeBody(incoming, <i32>result, RESULT);
  own.body = load<i32>(RESULT);
  dropTrailers(load<i32>(RESULT, 4));
  own.result = <i32>(result >> 32);
  own.isOpen = true;
  own.flight = takeFlight();
  takePlaces(PAGE_PLACES);
  reading = own;
  return true;
}

function advance(own: Reading, result: i32): void {
  own.length += result >>> 4;
  own.isWhole = (result & 15) != 0 || own.length > MOST_BODY;
}

/** Keeps those fields that an answer of the endpoint depends on. */
function keepFields(own: Reading, list: usize): bool {
  const page = changetype<usize>(own) + FIELDS;
  let entry: usize = load<u32>(list);
  const end: usize = entry + (load<u32>(list, 4) << 4);
  const probe = new AgentRequest();
  for (; entry < end; entry += 16) {
    const name = load<i32>(entry);
    const nameLength = load<i32>(entry, 4);
    const value = load<i32>(entry, 8);
    const valueLength = load<i32>(entry, 12);
    if (!probe.takes(name, nameLength)) continue;
    const size = (8 + nameLength + valueLength + 3) & ~3;
    if (nameLength > MOST_FIELDS || valueLength > MOST_FIELDS || own.fieldsLength + size > MOST_FIELDS) return false;
    const to = page + own.fieldsLength;
    store<i32>(to, nameLength);
    store<i32>(to, valueLength, 4);
    memory.copy(to + 8, name, nameLength);
    memory.copy(to + 8 + nameLength, value, valueLength);
    own.fieldsLength += size;
  }
  return true;
}

function addFields(sent: AgentRequest, list: usize): void {
  let entry: usize = load<u32>(list);
  const end: usize = entry + (load<u32>(list, 4) << 4);
  for (; entry < end; entry += 16) {
    sent.addHeader(load<i32>(entry), load<i32>(entry, 4), load<i32>(entry, 8), load<i32>(entry, 12));
  }
}

function waitFor(flight: Flight, waitable: i32): i32 {
  if (flight.set == 0) flight.set = newWaitableSet();
  join(waitable, flight.set);
  return WAIT | (flight.set << 4);
}
