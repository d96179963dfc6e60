/**
 * The handler as a WASI 0.2 component sees it: reads the request from the host, asks decide, hands the
 * answer back. Written against the canonical ABI, so nothing stands between decide and the host.
 *
 * A result that does not fit one core value is written to the last parameter, `at`. result<T, E>: a byte at
 * +0 (0 = ok), the payload at +4, or +8 where it holds a u64. option<string>: a byte at +0, address at +4,
 * length at +8. list: address at +0, length at +4.
 */
import type { Answer } from '../serve/answer';
import { decide, dependsOnTime } from '../serve/decide';
import { Request } from '../serve/request';
import { inflateAt, resetInflation } from '../inflate/inflate';
import { STATE_READY } from '../inflate/state';
import { PACK_BASE } from '../site/layout';
import { BUFFERS, BUFFERS_END, copyBytes, loadI32, RESULT, resetArena, retainArena } from '../site/memory';
import { openSite, type Site } from '../site/site';
import { answerMessage, inflation, takeMessage } from './agents';
import { now } from './clock-0.2';
import { dropFields, makeFields, REFUSED } from './header-lists';
import { forgetOverflow, takeFields, takeTarget } from './incoming';

@external("wasi:http/types@0.2.0", "[method]incoming-request.method")
declare function requestMethod(request: i32, at: usize): void;
@external("wasi:http/types@0.2.0", "[method]incoming-request.path-with-query")
declare function requestTarget(request: i32, at: usize): void;
@external("wasi:http/types@0.2.0", "[method]incoming-request.headers")
declare function requestHeaders(request: i32): i32;
@external("wasi:http/types@0.2.0", "[resource-drop]incoming-request")
declare function dropRequest(request: i32): void;
@external("wasi:http/types@0.2.0", "[method]fields.entries")
declare function fieldsEntries(fields: i32, at: usize): void;
@external("wasi:http/types@0.2.0", "[constructor]outgoing-response")
declare function newResponse(headers: i32): i32;
@external("wasi:http/types@0.2.0", "[method]outgoing-response.set-status-code")
declare function setStatus(response: i32, status: i32): i32;
@external("wasi:http/types@0.2.0", "[method]outgoing-response.body")
declare function responseBody(response: i32, at: usize): void;
@external("wasi:http/types@0.2.0", "[method]outgoing-body.write")
declare function bodyStream(body: i32, at: usize): void;
@external("wasi:http/types@0.2.0", "[static]outgoing-body.finish")
declare function finishBody(body: i32, hasTrailers: i32, trailers: i32, at: usize): void;
@external("wasi:http/types@0.2.0", "[resource-drop]outgoing-body")
declare function dropBody(body: i32): void;
// result<outgoing-response, error-code> flattens to nine core parameters.
@external("wasi:http/types@0.2.0", "[static]response-outparam.set")
declare function setOutparam(out: i32, isError: i32, response: i32, e0: i32, e1: i64, e2: i32, e3: i32, e4: i32, e5: i32): void;
@external("wasi:io/streams@0.2.0", "[method]output-stream.check-write")
declare function checkWrite(stream: i32, at: usize): void;
@external("wasi:io/streams@0.2.0", "[method]output-stream.write")
declare function write(stream: i32, from: i32, length: i32, at: usize): void;
@external("wasi:io/streams@0.2.0", "[method]output-stream.blocking-flush")
declare function flush(stream: i32, at: usize): void;
@external("wasi:io/streams@0.2.0", "[resource-drop]output-stream")
declare function dropStream(stream: i32): void;
@external("wasi:io/error@0.2.0", "[resource-drop]error")
declare function dropError(error: i32): void;

/** The status of a new response (wasi:http). */
const OK: i32 = 200;
/** Bytes of a body that are in memory at once. */
const BUFFER_SIZE: i32 = <i32>(BUFFERS_END - BUFFERS);

/** An answer on its way: the stream of its body, and the response until the host has been given it. */
class Delivery {
  stream: i32;
  private out: i32;
  private response: i32;
  private isBegun: bool = false;

  constructor(stream: i32, out: i32, response: i32) {
    this.stream = stream;
    this.out = out;
    this.response = response;
  }

  /** Gives the host the response, if it has not been given it. */
  begin(): void {
    if (this.isBegun) return;
    this.isBegun = true;
    setOutparam(this.out, 0, this.response, 0, 0, 0, 0, 0, 0);
  }
}

/** The site, opened with the first request, and the last where the host uses an instance once. */
let site: Site | null = null;
let isOpen: bool = false;

export function handle(incoming: i32, out: i32): void {
  resetArena();
  forgetOverflow();
  if (!isOpen) open();
  const request = read(incoming);
  const instant = dependsOnTime(request, site) ? now(RESULT) : 0;
  const answer = answerMessage(request, site, instant);
  respond(answer !== null ? answer : decide(request, site, instant), out);
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
  fieldsEntries(fields, RESULT);
  takeFields(request, RESULT);
  takeMessage(incoming, request, RESULT);
  dropFields(fields);
  dropRequest(incoming);
  return request;
}

/**
 * Hands over head and body. The host is given the response when the first bytes of its body are at hand, and not
 * before: it begins with the head while they are written, and none waits long for what follows. Written before the
 * response is given they would be sent in one piece, but a reader alone on a connection would wait a sixth longer.
 */
function respond(answer: Answer, out: i32): void {
  let headers = makeFields(answer.headersAt, answer.headersCount, answer.restAt, answer.restCount);
  // The list is not sound, or the host refuses a header: the build lets no such list through.
  const isDamaged = headers == REFUSED;
  if (isDamaged) headers = makeFields(0, 0, 0, 0);
  const status = isDamaged ? 500 : answer.status;
  const response = newResponse(headers);
  if (status != OK) setStatus(response, status);
  responseBody(response, RESULT);
  const body = load<i32>(RESULT, 4);
  bodyStream(body, RESULT);
  const delivery = new Delivery(load<i32>(RESULT, 4), out, response);

  let open = true;
  let span = answer.spansAt;
  const end = isDamaged ? span : span + (answer.spansCount << 3);
  while (open && span < end) {
    open = send(delivery, loadI32(span), loadI32(span + 4), span - answer.spansAt);
    span += 8;
  }
  dropStream(delivery.stream); // before finish, or the host traps
  if (open) finishBody(body, 0, 0, RESULT);
  else dropBody(body);
  delivery.begin();
}

/**
 * Sends `length` bytes from `from`, in memory, in the pack or inflated from it: the span `offset` bytes behind the
 * answer's first one. False: the reader is gone, or the stream that they are inflated from is damaged.
 */
function send(delivery: Delivery, from: i32, length: i32, offset: i32): bool {
  if (from < PACK_BASE) {
    return from < 0 ? inflateAll(delivery, from, length, offset) : writeAll(delivery, from, length);
  }
  while (length > 0) {
    const part = min(length, BUFFER_SIZE);
    copyBytes(<i32>BUFFERS, from, part);
    if (!writeAll(delivery, <i32>BUFFERS, part)) return false;
    from += part;
    length -= part;
  }
  return true;
}

/** `send` for bytes that are inflated. */
function inflateAll(delivery: Delivery, from: i32, length: i32, offset: i32): bool {
  const state = inflation();
  if (state == 0) return false;
  // The first of an answer's spans that can be one, where a multipart head may come before it. The window is where pieces
  // of other bodies are put.
  if (offset <= 8) resetInflation(state, <i32>BUFFERS);
  while (length > 0) {
    const part = inflateAt(state, from, length);
    if (part == 0 || !writeAll(delivery, loadI32(state + STATE_READY), part)) return false;
    from += part;
    length -= part;
  }
  return true;
}

/** Writes `length` bytes from `from`, waiting whenever the host's buffer is full; false: the reader is gone. */
function writeAll(delivery: Delivery, from: i32, length: i32): bool {
  const stream = delivery.stream;
  delivery.begin();
  while (length > 0) {
    checkWrite(stream, RESULT);
    if (load<u8>(RESULT) != 0) return closed(8);
    const room = load<u64>(RESULT, 8);
    if (room == 0) {
      // Waits until there is room: what would wait without a flush takes three imports instead of one, and an
      // instance of WASI 0.2, which serves one request, pays for each that it has.
      flush(stream, RESULT);
      if (load<u8>(RESULT) != 0) return closed(4);
      continue;
    }
    const part = room < <u64>length ? <i32>room : length;
    write(stream, from, part, RESULT);
    if (load<u8>(RESULT) != 0) return closed(4);
    from += part;
    length -= part;
  }
  return true;
}

/** stream-error at RESULT + `at`: last-operation-failed (0) owns an error. Always false. */
function closed(at: usize): bool {
  if (load<u8>(RESULT + at) == 0) dropError(load<i32>(RESULT + at + 4));
  return false;
}
