/**
 * The part of wasi:http and wasi:io (0.2) that a handler component needs, over plain values: a request that is
 * there whole, a response that is collected. The component runs to its end in one call, so a stream never has to
 * wait: its bytes are kept until Node sends them.
 *
 * The class and method names are those that jco derives from the WIT; a thrown value becomes the error case of a
 * result.
 */

import { FORBIDDEN_FIELDS } from '../bundle/forbidden-fields.ts';

/** A request to a component. `target` is the request target, header values are bytes. */
export interface HostRequest {
  method: string;
  target: string;
  scheme: 'HTTP' | 'HTTPS';
  authority: string | undefined;
  headers: [string, Uint8Array][];
  body: Uint8Array;
}

/** The answer of a component. */
export interface HostResponse {
  status: number;
  headers: [string, Uint8Array][];
  chunks: Uint8Array[];
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE', 'PATCH']);
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

export class Fields {
  #entries: [string, Uint8Array][];

  constructor(entries: [string, Uint8Array][] = []) {
    this.#entries = entries;
  }

  static fromList(entries: [string, Uint8Array][]): Fields {
    for (const [name, value] of entries) checkField(name, value);
    return new Fields(entries.map(([name, value]) => [name.toLowerCase(), value]));
  }

  entries(): [string, Uint8Array][] {
    return this.#entries;
  }

  get(name: string): Uint8Array[] {
    const wanted = name.toLowerCase();
    return this.#entries.filter(([key]) => key === wanted).map(([, value]) => value);
  }

  has(name: string): boolean {
    return this.get(name).length > 0;
  }

  set(name: string, values: Uint8Array[]): void {
    for (const value of values) checkField(name, value);
    this.delete(name);
    for (const value of values) this.append(name, value);
  }

  append(name: string, value: Uint8Array): void {
    checkField(name, value);
    this.#entries.push([name.toLowerCase(), value]);
  }

  delete(name: string): void {
    const wanted = name.toLowerCase();
    this.#entries = this.#entries.filter(([key]) => key !== wanted);
  }

  clone(): Fields {
    return new Fields([...this.#entries]);
  }
}

function checkField(name: string, value: Uint8Array): void {
  if (!TOKEN.test(name) || value.some((byte) => byte === 0 || byte === 10 || byte === 13)) {
    throw { tag: 'invalid-syntax' };
  }
  if (FORBIDDEN_FIELDS.has(name.toLowerCase())) throw { tag: 'forbidden' };
}

/** Ready at once, but for a timer: nothing else in this host waits. */
export class Pollable {
  ready(): boolean {
    return true;
  }

  /** Milliseconds until it is ready. */
  remaining(): number {
    return 0;
  }

  block(): void {
    sleep(this.remaining());
  }
}

/** Indices of the pollables that are ready; if none is, waits for the first timer. */
export function poll(pollables: Pollable[]): Uint32Array {
  for (;;) {
    const ready = [...pollables.keys()].filter((index) => pollables[index]?.ready());
    if (ready.length > 0 || pollables.length === 0) return Uint32Array.from(ready);
    sleep(Math.min(...pollables.map((pollable) => pollable.remaining())));
  }
}

function sleep(milliseconds: number): void {
  if (milliseconds > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.ceil(milliseconds));
}

export class IoError {
  toDebugString(): string {
    return 'the stream is closed';
  }
}

/** As many bytes as one check-write allows; larger writes come in parts, as on other hosts. */
const WRITE_PERMIT = 1024n * 1024n;

export class OutputStream {
  #chunks: Uint8Array[];

  constructor(chunks: Uint8Array[] = []) {
    this.#chunks = chunks;
  }

  checkWrite(): bigint {
    return WRITE_PERMIT;
  }

  write(contents: Uint8Array): void {
    this.#chunks.push(contents);
  }

  blockingWriteAndFlush(contents: Uint8Array): void {
    this.write(contents);
  }

  flush(): void {}

  blockingFlush(): void {}

  subscribe(): Pollable {
    return new Pollable();
  }
}

export class InputStream {
  #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array = new Uint8Array(0)) {
    this.#bytes = bytes;
  }

  read(length: bigint): Uint8Array {
    if (this.#at >= this.#bytes.length) throw { tag: 'closed' };
    const end = this.#at + Number(length);
    const part = this.#bytes.slice(this.#at, end);
    this.#at += part.length;
    return part;
  }

  blockingRead(length: bigint): Uint8Array {
    return this.read(length);
  }

  subscribe(): Pollable {
    return new Pollable();
  }
}

export class FutureTrailers {
  subscribe(): Pollable {
    return new Pollable();
  }

  get(): { tag: 'ok'; val: { tag: 'ok'; val: undefined } } {
    return { tag: 'ok', val: { tag: 'ok', val: undefined } };
  }
}

export class IncomingBody {
  #bytes: Uint8Array;

  constructor(bytes: Uint8Array = new Uint8Array(0)) {
    this.#bytes = bytes;
  }

  stream(): InputStream {
    return new InputStream(this.#bytes);
  }

  static finish(): FutureTrailers {
    return new FutureTrailers();
  }
}

export class IncomingRequest {
  #request: HostRequest;

  constructor(request: HostRequest) {
    this.#request = request;
  }

  method(): { tag: string; val?: string } {
    const { method } = this.#request;
    return METHODS.has(method) ? { tag: method.toLowerCase() } : { tag: 'other', val: method };
  }

  pathWithQuery(): string {
    return this.#request.target;
  }

  scheme(): { tag: string } {
    return { tag: this.#request.scheme };
  }

  authority(): string | undefined {
    return this.#request.authority;
  }

  headers(): Fields {
    return new Fields(this.#request.headers);
  }

  consume(): IncomingBody {
    return new IncomingBody(this.#request.body);
  }
}

export class OutgoingBody {
  #chunks: Uint8Array[];

  constructor(chunks: Uint8Array[] = []) {
    this.#chunks = chunks;
  }

  write(): OutputStream {
    return new OutputStream(this.#chunks);
  }

  static finish(): void {}
}

export class OutgoingResponse {
  #status = 200;
  #headers: Fields;
  readonly chunks: Uint8Array[] = [];

  constructor(headers: Fields) {
    this.#headers = headers;
  }

  statusCode(): number {
    return this.#status;
  }

  setStatusCode(status: number): void {
    if (status < 100 || status > 999) throw undefined;
    this.#status = status;
  }

  headers(): Fields {
    return this.#headers;
  }

  body(): OutgoingBody {
    return new OutgoingBody(this.chunks);
  }
}

/** Receives the component's answer: `answer` is called once, before the body is complete. */
export class ResponseOutparam {
  #answer: (response: HostResponse) => void;

  constructor(answer: (response: HostResponse) => void = () => {}) {
    this.#answer = answer;
  }

  static set(param: ResponseOutparam, result: { tag: 'ok'; val: OutgoingResponse } | { tag: 'err' }): void {
    if (result.tag === 'err') throw new Error('the component answered with an error code');
    const { val } = result;
    param.#answer({ status: val.statusCode(), headers: val.headers().entries(), chunks: val.chunks });
  }
}
