/**
 * An exact reader of HTTP/1.1 responses (RFC 9112): what a test is to judge must not be smoothed by a client
 * library. Names keep their case, values their bytes (as Latin-1), repeated fields stay apart, and everything that
 * the grammar does not allow is an error.
 */

export interface RawResponse {
  /** '1.1' */
  version: string;
  status: number;
  reason: string;
  /** As sent, in order. */
  headers: [string, string][];
  body: Buffer;
  /** What said where the body ends (RFC 9112 §6.3). */
  framing: 'none' | 'length' | 'chunked' | 'close';
  /** The size of each chunk, where the framing is chunked. */
  chunks: number[];
  /** Whether the server said that it closes the connection now. */
  closes: boolean;
}

/** The server sent something that is no HTTP/1.1 response. */
export class MalformedResponse extends Error {}

const STATUS_LINE = /^HTTP\/(1\.[01]) ([1-9][0-9]{2}) ([\t\x20-\x7e\x80-\xff]*)$/;
const FIELD_LINE =
  /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*((?:[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?)?)[ \t]*$/;
const CHUNK_SIZE = /^([0-9A-Fa-f]{1,8})(?:[ \t]*;.*)?$/;

/**
 * The first response in `bytes` to a request with `method`, and how many bytes it took. Null: it is not
 * complete yet. `ended`: the server has closed, nothing will follow. Throws a MalformedResponse.
 */
export function readResponse(
  bytes: Buffer,
  method: string,
  ended: boolean,
): { response: RawResponse; length: number } | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd === -1) {
    if (ended) throw new MalformedResponse(`the head ends too early: ${excerpt(bytes)}`);
    return null;
  }
  const [statusLine = '', ...fieldLines] = bytes.toString('latin1', 0, headEnd).split('\r\n');
  const [, version, status, reason] = STATUS_LINE.exec(statusLine) ?? [];
  if (version === undefined || status === undefined || reason === undefined) {
    throw new MalformedResponse(`no status line: ${excerpt(bytes)}`);
  }
  const headers = fieldLines.map(readField);
  const head = { version, status: Number(status), reason, headers };
  const closes =
    fieldValues(headers, 'connection').some((value) => /\bclose\b/i.test(value)) || version === '1.0';
  const start = headEnd + 4;
  if (hasNoBody(method, head.status)) {
    const response: RawResponse = { ...head, body: Buffer.alloc(0), framing: 'none', chunks: [], closes };
    return { response, length: start };
  }
  const body = readBody(bytes, start, headers, ended);
  if (body === null) return null;
  const { content, framing, chunks, end } = body;
  return { response: { ...head, body: content, framing, chunks, closes }, length: end };
}

/** The values of all fields of that name, in any case. */
export function fieldValues(headers: readonly [string, string][], name: string): string[] {
  const wanted = name.toLowerCase();
  return headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

/** The value of the field of that name, null where there is none. Throws where it stands more than once. */
export function fieldValue(headers: readonly [string, string][], name: string): string | null {
  const values = fieldValues(headers, name);
  if (values.length > 1)
    throw new MalformedResponse(`${name} stands ${values.length} times: ${values.join(' | ')}`);
  return values[0] ?? null;
}

/** RFC 9112 §6.3, rules 1 and 2. */
function hasNoBody(method: string, status: number): boolean {
  return method === 'HEAD' || status < 200 || status === 204 || status === 304;
}

function readField(line: string): [string, string] {
  const [, name, value] = FIELD_LINE.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new MalformedResponse(`no field line: ${line}`);
  return [name, value];
}

interface Body {
  content: Buffer;
  framing: RawResponse['framing'];
  chunks: number[];
  /** Where the response ends. */
  end: number;
}

/** RFC 9112 §6.3, rules 3 to 8. */
function readBody(bytes: Buffer, start: number, headers: [string, string][], ended: boolean): Body | null {
  const coding = fieldValue(headers, 'transfer-encoding');
  const written = fieldValue(headers, 'content-length');
  if (coding !== null && written !== null) {
    throw new MalformedResponse('both Content-Length and Transfer-Encoding');
  }
  if (coding !== null) {
    if (coding.toLowerCase() !== 'chunked') throw new MalformedResponse(`Transfer-Encoding: ${coding}`);
    return readChunks(bytes, start, ended);
  }
  if (written !== null) {
    if (!/^[0-9]{1,15}$/.test(written)) throw new MalformedResponse(`Content-Length: ${written}`);
    const end = start + Number(written);
    if (bytes.length >= end)
      return { content: bytes.subarray(start, end), framing: 'length', chunks: [], end };
    if (ended)
      throw new MalformedResponse(`${bytes.length - start} bytes of body, Content-Length ${written}`);
    return null;
  }
  if (!ended) return null;
  return { content: bytes.subarray(start), framing: 'close', chunks: [], end: bytes.length };
}

/** RFC 9112 §7.1. Null: more is to come. */
function readChunks(bytes: Buffer, start: number, ended: boolean): Body | null {
  const parts: Buffer[] = [];
  const unfinished = (): null => {
    if (ended) throw new MalformedResponse('the chunked body ends too early');
    return null;
  };
  let at = start;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return unfinished();
    const [, digits] = CHUNK_SIZE.exec(bytes.toString('latin1', at, lineEnd)) ?? [];
    if (digits === undefined) throw new MalformedResponse(`no chunk size: ${excerpt(bytes.subarray(at))}`);
    const size = Number.parseInt(digits, 16);
    at = lineEnd + 2;
    if (size === 0) break;
    if (bytes.length < at + size + 2) return unfinished();
    parts.push(bytes.subarray(at, at + size));
    at += size;
    if (bytes.toString('latin1', at, at + 2) !== '\r\n') throw new MalformedResponse('a chunk has no end');
    at += 2;
  }
  // The trailer section: field lines up to an empty one.
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return unfinished();
    const line = bytes.toString('latin1', at, lineEnd);
    at = lineEnd + 2;
    if (line === '') break;
    readField(line);
  }
  return {
    content: Buffer.concat(parts),
    framing: 'chunked',
    chunks: parts.map((part) => part.length),
    end: at,
  };
}

function excerpt(bytes: Buffer): string {
  return JSON.stringify(bytes.toString('latin1', 0, 120));
}
