/**
 * The handler as a WASI 0.3 component sees it. The host calls `handle` with a request, and may call it again
 * before the answer is sent: up to that the handler never waits, so one arena serves all requests in turn.
 * What remains of an answer under way is its Flight; the host calls `resume` when it has taken some bytes.
 *
 * The shapes of results in memory are those of wasi-http-0.2.ts. A stream or future is a pair of handles,
 * given as one u64: readable in the low half, writable in the high half. An asynchronous write gives BLOCKED,
 * or a count << 4 with a code: 0 = written, 1 = the reader is gone.
 */
import type { Answer } from '../serve/answer';
import { brokenAnswer } from '../serve/compose';
import { decide, dependsOnTime } from '../serve/decide';
import { Request } from '../serve/request';
import { inflateAt } from '../inflate/inflate';
import { STATE_READY } from '../inflate/state';
import { PACK_BASE } from '../site/layout';
import { copyBytes, loadI32, RESULT, resetArena, retainArena } from '../site/memory';
import { openSite, type Site } from '../site/site';
import { answerMessage, isMessage, isReading, messageOf, readOn, takeMessage } from './agents';
import { now } from './clock-0.3';
import { type Flight, releaseFlight, roomOf, takeFlight, takeRoom } from './flights';
import { dropFields, makeFields, REFUSED } from './header-lists';
import { forgetOverflow, takeFields, takeTarget } from './incoming';
import { inflationOf, isMade, keep } from './kept';

@external("wasi:http/types@0.3.0", "[method]request.get-method")
declare function requestMethod(request: i32, at: usize): void;
@external("wasi:http/types@0.3.0", "[method]request.get-path-with-query")
declare function requestTarget(request: i32, at: usize): void;
@external("wasi:http/types@0.3.0", "[method]request.get-headers")
declare function requestHeaders(request: i32): i32;
@external("wasi:http/types@0.3.0", "[resource-drop]request")
declare function dropRequest(request: i32): void;
@external("wasi:http/types@0.3.0", "[method]fields.copy-all")
declare function copyFields(fields: i32, at: usize): void;
@external("wasi:http/types@0.3.0", "[static]response.new")
declare function newResponse(headers: i32, hasBody: i32, body: i32, trailers: i32, at: usize): void;
@external("wasi:http/types@0.3.0", "[method]response.set-status-code")
declare function setStatus(response: i32, status: i32): i32;
@external("wasi:http/types@0.3.0", "[stream-new]body")
declare function newStream(): u64;
@external("wasi:http/types@0.3.0", "[stream-write]body")
declare function writeStream(writable: i32, from: usize, length: i32): i32;
@external("wasi:http/types@0.3.0", "[stream-drop-writable]body")
declare function dropStream(writable: i32): void;
@external("wasi:http/types@0.3.0", "[future-new]trailers")
declare function newTrailers(): u64;
@external("wasi:http/types@0.3.0", "[future-write]trailers")
declare function writeTrailers(writable: i32, value: usize): i32;
@external("wasi:http/types@0.3.0", "[future-drop-writable]trailers")
declare function dropTrailers(writable: i32): void;
@external("wasi:http/types@0.3.0", "[future-drop-readable]sent")
declare function dropSent(readable: i32): void;
// result<response, error-code> flattens to eight core parameters.
@external("$root", "[task-return]handle")
declare function returnResponse(isError: i32, response: i32, e0: i32, e1: i64, e2: i32, e3: i32, e4: i32, e5: i32): void;
@external("$root", "[waitable-set-new]")
declare function newWaitableSet(): i32;
@external("$root", "[waitable-join]")
declare function join(waitable: i32, set: i32): void;
@external("$root", "[context-get]")
declare function getContext(): i32;
@external("$root", "[context-set]")
declare function setContext(value: i32): void;

const BLOCKED: i32 = -1;
/** What `handle` and `resume` tell the host: the task is done, or it waits for the set in the upper bits. */
const EXIT: i32 = 0;
const WAIT: i32 = 2;
/** The event with which `resume` is called when bytes of a stream were taken. */
const STREAM_WRITE: i32 = 3;
/** The status of a new response (wasi:http). */
const OK: i32 = 200;
const UNAVAILABLE: i32 = 503;

/** result::ok(option::none): no trailers. The host may read it at any time. */
const NO_TRAILERS: usize = memory.data(64, 16);

/** The site, opened with the first request: all see the same. */
let site: Site | null = null;
let isOpen: bool = false;

export function handle(incoming: i32): i32 {
  resetArena();
  forgetOverflow();
  if (!isOpen) open();
  const request = read(incoming);
  if (isReading()) return readMessage(0, 0, 0);
  const instant = dependsOnTime(request, site) ? now(RESULT) : 0;
  const message = answerMessage(request, site, instant);
  const answer = message !== null ? message : decide(request, site, instant);
  if (!isMade(answer)) return respond(answer, 0);
  const kept = keep(answer);
  return kept != 0 ? respond(answer, kept) : respondWithoutRange(request, instant);
}

/** Reads on in a message to the MCP endpoint, and answers it when it is whole. */
function readMessage(context: i32, event: i32, result: i32): i32 {
  const waiting = readOn(context, event, result);
  if (waiting != 0) return waiting;
  resetArena();
  forgetOverflow();
  const request = messageOf(context);
  const instant = dependsOnTime(request, site) ? now(RESULT) : 0;
  const message = answerMessage(request, site, instant);
  const answer = message !== null ? message : decide(request, site, instant);
  if (!isMade(answer)) return respond(answer, 0);
  const kept = keep(answer);
  return kept != 0 ? respond(answer, kept) : respondLater();
}

function open(): void {
  isOpen = true;
  site = openSite();
  retainArena();
}

function read(incoming: i32): Request {
  const request = new Request();
  requestMethod(incoming, RESULT);
  request.method = load<u8>(RESULT);
  requestTarget(incoming, RESULT);
  takeTarget(request, RESULT);
  const fields = requestHeaders(incoming);
  copyFields(fields, RESULT);
  takeFields(request, RESULT);
  dropFields(fields);
  if (!takeMessage(incoming, request, RESULT)) dropRequest(incoming);
  return request;
}

/** Answers as if no range had been asked for, which a server may always do (RFC 9110 §14.2). */
function respondWithoutRange(request: Request, instant: f64): i32 {
  request.range = null;
  const answer = decide(request, site, instant);
  if (!isMade(answer)) return respond(answer, 0);
  const kept = keep(answer);
  return kept != 0 ? respond(answer, kept) : respondLater();
}

/** For results of a search, and messages, for which the host gives no memory. */
function respondLater(): i32 {
  const refusal = brokenAnswer();
  refusal.status = UNAVAILABLE;
  return respond(refusal, 0);
}

/** Gives the host the head, and as much of the body as it takes at once. `kept` has the spans, if they need it. */
function respond(answer: Answer, kept: usize): i32 {
  let status = answer.status;
  let hasBody = answer.spansCount > 0;
  let headers = makeFields(answer.headersAt, answer.headersCount, answer.restAt, answer.restCount);
  if (headers == REFUSED) {
    // The build lets no header through that hosts forbid, so the pack is damaged.
    status = 500;
    hasBody = false;
    headers = makeFields(0, 0, 0, 0);
  }
  const trailers = newTrailers();
  const body: u64 = hasBody ? newStream() : 0;
  newResponse(headers, i32(hasBody), <i32>body, <i32>trailers, RESULT);
  const response = load<i32>(RESULT);
  dropSent(load<i32>(RESULT, 4));
  if (status != OK) setStatus(response, status);

  const flight = takeFlight();
  flight.stream = <i32>(body >> 32);
  flight.trailers = <i32>(trailers >> 32);
  flight.ready = 0;
  flight.left = 0;
  flight.next = answer.spansAt;
  flight.nextCount = 0;
  if (kept != 0) {
    flight.nextCount = answer.spansCount;
  } else if (hasBody) {
    flight.at = loadI32(answer.spansAt);
    flight.left = answer.length;
  }
  flight.kept = kept;
  flight.isClosing = false;
  setContext(<i32>changetype<usize>(flight));
  returnResponse(0, response, 0, 0, 0, 0, 0, 0);
  return proceed(flight);
}

/** The host has taken bytes, or the trailers, of the flight that this task is about. */
export function resume(event: i32, _waitable: i32, result: i32): i32 {
  const context = getContext();
  if (isMessage(context)) return readMessage(context, event, result);
  const flight = changetype<Flight>(<usize>context);
  if (event == STREAM_WRITE) advance(flight, result);
  return proceed(flight);
}

/** Writes on until the host takes no more, and ends when all is written. */
function proceed(flight: Flight): i32 {
  while (flight.stream != 0) {
    if (flight.ready == 0 && !prepare(flight)) {
      dropStream(flight.stream);
      flight.stream = 0;
      break;
    }
    const result = writeStream(flight.stream, flight.from, flight.ready);
    if (result == BLOCKED) return waitFor(flight, flight.stream);
    advance(flight, result);
  }
  if (!flight.isClosing) {
    flight.isClosing = true;
    // A future must be written before it is dropped, also where its reader is gone.
    if (writeTrailers(flight.trailers, NO_TRAILERS) == BLOCKED) return waitFor(flight, flight.trailers);
  }
  dropTrailers(flight.trailers);
  releaseFlight(flight);
  return EXIT;
}

/** Makes the next piece of the body ready in memory. False: there is none. */
function prepare(flight: Flight): bool {
  if (flight.left == 0) {
    if (flight.nextCount == 0) return false;
    flight.at = load<i32>(flight.next);
    flight.left = load<i32>(flight.next, 4);
    flight.next += 8;
    flight.nextCount--;
  }
  if (flight.at < PACK_BASE) {
    // Without memory to inflate it, or where it is damaged, the body ends here.
    if (flight.at < 0 && !inflate(flight)) return false;
    if (flight.at >= 0) {
      flight.from = flight.at;
      flight.ready = flight.left;
    }
  } else {
    if (flight.buffer == 0) takeRoom(flight);
    // Without memory the body ends here; the host sees that it is shorter than its head says.
    if (flight.buffer == 0) return false;
    flight.from = flight.buffer;
    flight.ready = min(flight.left, roomOf(flight));
    copyBytes(<i32>flight.buffer, flight.at, flight.ready);
  }
  flight.at += flight.ready;
  flight.left -= flight.ready;
  return true;
}

/** Readies the next piece of a span that is inflated. False: there is no memory for that, or the stream is damaged. */
function inflate(flight: Flight): bool {
  if (flight.kept == 0) return false;
  const state = inflationOf(flight.kept);
  flight.ready = inflateAt(state, flight.at, flight.left);
  flight.from = loadI32(state + STATE_READY);
  return flight.ready != 0;
}

/** Takes note of what a write achieved. */
function advance(flight: Flight, result: i32): void {
  const count = result >>> 4;
  flight.from += count;
  flight.ready -= count;
  if ((result & 15) != 0) {
    // The reader is gone, and with it the need for the rest.
    flight.ready = 0;
    flight.left = 0;
    flight.nextCount = 0;
  }
}

function waitFor(flight: Flight, waitable: i32): i32 {
  if (flight.set == 0) flight.set = newWaitableSet();
  join(waitable, flight.set);
  return WAIT | (flight.set << 4);
}
