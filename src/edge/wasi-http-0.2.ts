/**
 * The handler as a WASI 0.2 component sees it: reads the request from the host, asks decide, hands the
 * answer back. Written against the canonical ABI, so nothing stands between decide and the host.
 *
 * A result that does not fit one core value is written to the last parameter, `at`. result<T, E>: a byte at
 * +0 (0 = ok), the payload at +4, or +8 where it holds a u64. option<string>: a byte at +0, address at +4,
 * length at +8. list: address at +0, length at +4.
 */
import type { Answer } from '../serve/answer';
import { decide } from '../serve/decide';
import { Request } from '../serve/request';
import { resetArena } from '../site/memory';
import { openSite } from '../site/site';
import { now } from './clock-0.2';
import { forgetOverflow, takeFields, takeTarget } from './incoming';
import { RESULT } from './result';

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
@external("wasi:http/types@0.2.0", "[resource-drop]fields")
declare function dropFields(fields: i32): void;
@external("wasi:http/types@0.2.0", "[static]fields.from-list")
declare function fieldsFromList(entries: i32, count: i32, at: usize): void;
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
@external("wasi:io/streams@0.2.0", "[method]output-stream.subscribe")
declare function subscribe(stream: i32): i32;
@external("wasi:io/streams@0.2.0", "[resource-drop]output-stream")
declare function dropStream(stream: i32): void;
@external("wasi:io/poll@0.2.0", "[method]pollable.block")
declare function block(pollable: i32): void;
@external("wasi:io/poll@0.2.0", "[resource-drop]pollable")
declare function dropPollable(pollable: i32): void;
@external("wasi:io/error@0.2.0", "[resource-drop]error")
declare function dropError(error: i32): void;

export function handle(incoming: i32, out: i32): void {
  resetArena();
  forgetOverflow();
  const request = read(incoming);
  const answer = decide(request, openSite(), now(RESULT));
  respond(answer, out);
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
  dropFields(fields);
  dropRequest(incoming);
  return request;
}

function respond(answer: Answer, out: i32): void {
  let status = answer.status;
  fieldsFromList(answer.headersAt, answer.headersCount, RESULT);
  if (load<u8>(RESULT) != 0) {
    // The host refuses a header: the build lets none through that hosts forbid, so the pack is damaged.
    status = 500;
    fieldsFromList(0, 0, RESULT);
  }
  const response = newResponse(load<i32>(RESULT, 4));
  setStatus(response, status);
  responseBody(response, RESULT);
  const body = load<i32>(RESULT, 4);
  bodyStream(body, RESULT);
  const stream = load<i32>(RESULT, 4);
  setOutparam(out, 0, response, 0, 0, 0, 0, 0, 0);

  let open = true;
  let span: usize = answer.spansAt;
  const end: usize = span + (answer.spansCount << 3);
  if (status == answer.status) {
    while (open && span < end) {
      open = send(stream, load<i32>(span), load<i32>(span, 4));
      span += 8;
    }
  }
  dropStream(stream); // before finish, or the host traps
  if (open) finishBody(body, 0, 0, RESULT);
  else dropBody(body);
}

/** Writes `length` bytes from `from`, waiting whenever the host's buffer is full; false: the reader is gone. */
function send(stream: i32, from: i32, length: i32): bool {
  while (length > 0) {
    checkWrite(stream, RESULT);
    if (load<u8>(RESULT) != 0) return closed(8);
    const room = load<u64>(RESULT, 8);
    if (room == 0) {
      const ready = subscribe(stream);
      block(ready);
      dropPollable(ready);
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
