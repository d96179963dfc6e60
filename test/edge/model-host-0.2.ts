/**
 * A strict WASI 0.2 host around the handler: it gives the handler as little room as the test says, makes it
 * wait, breaks the stream where the test says, and traps where a rule is broken.
 */
import { type CoreImports, Guest } from './guest.ts';
import { HandleTable } from './handle-table.ts';
import { fieldsImports, fieldsOf, lowerMethod, lowerTarget, type ModelRequest } from './host-request.ts';

type Entry =
  | { kind: 'request'; request: ModelRequest }
  | { kind: 'outparam' }
  | { kind: 'request-fields'; fields: [string, string][] }
  | { kind: 'fields'; fields: [string, string][] }
  | { kind: 'response'; reply: Reply }
  | { kind: 'body'; reply: Reply; hasStream: boolean }
  | { kind: 'stream'; reply: Reply; permitted: number }
  | { kind: 'error' };

/** What a reader gets. */
export interface Reply {
  status: number;
  headers: [string, string][];
  body: Buffer;
  /** Whether the body was finished, and not broken off. */
  isFinished: boolean;
}

export interface Reader {
  /** How many bytes it takes at each turn; after each the handler has to wait once. */
  room?: number;
  /** Whether the host has no room for a body whose response it has not been given. */
  waits?: boolean;
  /** Goes away after so many bytes. */
  leavesAfter?: number;
  /** What the handler is then told: that the stream is closed, or that the last operation failed. */
  tells?: 'closed' | 'failed';
}

const CLOSED = 1;
const FAILED = 0;

export class ModelHost {
  readonly #handles = new HandleTable<Entry>();
  #guest: Guest | undefined;
  #reader: Reader = {};
  /** What the handler gave for the request under way. */
  #reply: Reply | null = null;
  /** The open streams: at most one. */
  readonly #streams = new Set<Extract<Entry, { kind: 'stream' }>>();

  /** Instantiates `component`; its clock stands at `now`, in seconds since 1970. */
  static async start(component: Uint8Array, now: number): Promise<ModelHost> {
    const host = new ModelHost();
    host.#guest = await Guest.start(component, host.#imports(now));
    return host;
  }

  get guest(): Guest {
    if (this.#guest === undefined) throw new Error('not started');
    return this.#guest;
  }

  /** How many handles of each kind the handler holds. */
  get handles(): Record<string, number> {
    return this.#handles.count();
  }

  /** `handles` without the fields of header lists, some of which the handler keeps (src/edge/header-lists.ts). */
  get held(): Record<string, number> {
    const { fields: _, ...held } = this.handles;
    return held;
  }

  /** Hands `request` over and takes the answer as `reader` does. Throws what the handler trapped with. */
  exchange(request: ModelRequest, reader: Reader = {}): Reply {
    this.#reader = reader;
    this.#reply = null;
    this.guest.call(
      'handle',
      this.#handles.add({ kind: 'request', request }),
      this.#handles.add({ kind: 'outparam' }),
    );
    if (this.#reply === null) throw new Error('trap: the handler gave no response');
    return this.#reply;
  }

  /** The bytes that the reader would take now; null: it is gone. */
  #room(reply: Reply): number | null {
    const { room = 65_536, leavesAfter = Number.POSITIVE_INFINITY, waits = false } = this.#reader;
    if (waits && this.#reply === null) return 0;
    const left = leavesAfter - reply.body.length;
    return left <= 0 ? null : Math.min(room, left);
  }

  /** Writes the error case of a result<_, stream-error>, whose payload stands at `payload`. */
  #tellGone(at: number, payload: number): void {
    const { view } = this.guest;
    view.setUint8(at, 1);
    view.setUint8(at + payload, this.#reader.tells === 'failed' ? FAILED : CLOSED);
    if (this.#reader.tells === 'failed') {
      view.setUint32(at + payload + 4, this.#handles.add({ kind: 'error' }), true);
    }
  }

  #checkWrite(handle: number, at: number): void {
    const stream = this.#handles.get(handle, 'stream');
    const room = this.#room(stream.reply);
    if (room === null) this.#tellGone(at, 8);
    else {
      this.guest.view.setUint8(at, 0);
      this.guest.view.setBigUint64(at + 8, BigInt(stream.permitted), true);
    }
  }

  #write(handle: number, from: number, length: number, at: number): void {
    const stream = this.#handles.get(handle, 'stream');
    if (length > stream.permitted)
      throw new Error(`trap: ${length} bytes written, ${stream.permitted} permitted`);
    stream.permitted = 0;
    if (this.#room(stream.reply) === null) this.#tellGone(at, 4);
    else {
      stream.reply.body = Buffer.concat([stream.reply.body, this.guest.bytes(from, length)]);
      this.guest.view.setUint8(at, 0);
    }
  }

  #flush(handle: number, at: number): void {
    const stream = this.#handles.get(handle, 'stream');
    if (this.#reply === null) throw new Error('trap: it waits for a reader that has no response');
    const room = this.#room(stream.reply);
    stream.permitted = room ?? 0;
    if (room === null) this.#tellGone(at, 4);
    else this.guest.view.setUint8(at, 0);
  }

  #ok(at: number, entry: Entry): void {
    this.guest.view.setUint8(at, 0);
    this.guest.view.setUint32(at + 4, this.#handles.add(entry), true);
  }

  #imports(now: number): CoreImports {
    const handles = this.#handles;
    const request = (handle: number): ModelRequest => handles.get(handle, 'request').request;
    return {
      'wasi:clocks/wall-clock@0.2.0': {
        now: (at: number) => {
          this.guest.view.setBigUint64(at, BigInt(now), true);
          this.guest.view.setUint32(at + 8, 999_999_999, true);
        },
      },
      'wasi:io/error@0.2.0': { '[resource-drop]error': (self: number) => handles.remove(self, 'error') },
      'wasi:io/streams@0.2.0': {
        '[method]output-stream.check-write': (self: number, at: number) => this.#checkWrite(self, at),
        '[method]output-stream.write': (self: number, from: number, length: number, at: number) =>
          this.#write(self, from, length, at),
        '[method]output-stream.blocking-flush': (self: number, at: number) => this.#flush(self, at),
        '[resource-drop]output-stream': (self: number) => {
          this.#streams.delete(handles.remove(self, 'stream'));
        },
      },
      fields: fieldsImports(() => this.guest, handles),
      'wasi:http/types@0.2.0': {
        '[method]incoming-request.method': (self: number, at: number) =>
          lowerMethod(this.guest, at, request(self)),
        '[method]incoming-request.path-with-query': (self: number, at: number) =>
          lowerTarget(this.guest, at, request(self)),
        '[method]incoming-request.headers': (self: number) =>
          handles.add({ kind: 'request-fields', fields: fieldsOf(request(self)) }),
        '[resource-drop]incoming-request': (self: number) => handles.remove(self, 'request'),
        '[method]fields.entries': (self: number, at: number) =>
          this.guest.lowerFields(at, handles.get(self, 'request-fields').fields),
        '[constructor]outgoing-response': (fields: number) => {
          const reply: Reply = { status: 200, headers: [], body: Buffer.alloc(0), isFinished: false };
          reply.headers = handles.remove(fields, 'fields').fields;
          return handles.add({ kind: 'response', reply });
        },
        '[method]outgoing-response.set-status-code': (self: number, status: number) => {
          handles.get(self, 'response').reply.status = status;
          return 0;
        },
        '[method]outgoing-response.body': (self: number, at: number) =>
          this.#ok(at, { kind: 'body', reply: handles.get(self, 'response').reply, hasStream: false }),
        '[method]outgoing-body.write': (self: number, at: number) => {
          const body = handles.get(self, 'body');
          if (body.hasStream) throw new Error('trap: the stream was taken before');
          body.hasStream = true;
          const stream = { kind: 'stream' as const, reply: body.reply, permitted: 0 };
          stream.permitted = this.#room(body.reply) ?? 0;
          this.#streams.add(stream);
          this.#ok(at, stream);
        },
        '[static]outgoing-body.finish': (self: number, hasTrailers: number, _: number, at: number) => {
          const { reply } = handles.remove(self, 'body');
          this.#checkNoStream();
          if (hasTrailers !== 0) throw new Error('trap: there are no trailers');
          this.#checkLength(reply);
          reply.isFinished = true;
          this.guest.view.setUint8(at, 0);
        },
        '[resource-drop]outgoing-body': (self: number) => {
          handles.remove(self, 'body');
          this.#checkNoStream();
        },
        '[static]response-outparam.set': (out: number, isError: number, response: number) => {
          if (isError !== 0) throw new Error('trap: the handler gave an error-code');
          handles.remove(out, 'outparam');
          this.#reply = handles.remove(response, 'response').reply;
        },
      },
    };
  }

  #checkNoStream(): void {
    if (this.#streams.size > 0) throw new Error('trap: the body is finished before its stream is dropped');
  }

  /** wasi:http: a body that is not as long as Content-Length says is an error, but for one of no bytes (HEAD). */
  #checkLength({ headers, body }: Reply): void {
    const length = headers.find(([name]) => name === 'content-length')?.[1];
    if (length !== undefined && body.length > 0 && Number(length) !== body.length) {
      throw new Error(`trap: ${body.length} bytes of body, Content-Length ${length}`);
    }
  }
}
