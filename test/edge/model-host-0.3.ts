/**
 * A strict WASI 0.3 host around the handler: it breaks every rule's breaker with a trap, and leaves to the
 * test when a reader takes bytes, when it goes away, and which of two events is delivered first. So the orders
 * that a real host shows once in a million are tried here on purpose, on any machine.
 */
import { type CoreImports, Guest } from './guest.ts';
import { HandleTable } from './handle-table.ts';
import { fieldsImports, fieldsOf, lowerMethod, lowerTarget, type ModelRequest } from './host-request.ts';
import { Pipe } from './pipe.ts';

/** What is in the handler's table of handles. */
type Entry =
  | { kind: 'request'; request: ModelRequest }
  | { kind: 'request-fields'; fields: [string, string][] }
  | { kind: 'fields'; fields: [string, string][] }
  | { kind: 'response'; status: number; fields: [string, string][]; body: Pipe | null; trailers: Pipe }
  | { kind: 'writable'; pipe: Pipe }
  | { kind: 'readable'; pipe: Pipe }
  | { kind: 'sent' }
  | { kind: 'set' };

/** A request under way, from the host's side. */
export class Exchange {
  readonly request: ModelRequest;
  /** 0: there is no response yet. */
  status = 0;
  headers: [string, string][] = [];
  body: Pipe | null = null;
  trailers: Pipe | null = null;
  /** The handler has let go of it. */
  isDone = false;
  /** The waitable set that its task waits for, or 0. */
  waitsFor = 0;
  context = 0;

  constructor(request: ModelRequest) {
    this.request = request;
  }

  /** The reader asks for up to `count` bytes of the body, or, when that has ended, for the trailers. */
  read(count: number): void {
    if (this.body !== null && !this.body.isEnded) this.body.read(count);
    else this.trailers?.read(1);
  }

  /** The reader goes away. */
  vanish(): void {
    this.body?.abandon();
    this.trailers?.abandon();
  }
}

const EXIT = 0;
const WAIT = 2;
const STREAM_WRITE = 3;
const FUTURE_WRITE = 5;
const HTTP = 'wasi:http/types@0.3.0';

export class ModelHost {
  /** Requests that the host holds back while the handler asks for that. */
  readonly waiting: Exchange[] = [];
  readonly exchanges: Exchange[] = [];
  /** How many bytes a reader takes at once, while the handler still runs; 0: it waits for an event. */
  appetite = 0;
  readonly #handles = new HandleTable<Entry>();
  #guest: Guest | undefined;
  #current: Exchange | null = null;
  #pressure = 0;

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

  /** A request comes in. It is handed over at once unless the handler asked for none. */
  receive(request: ModelRequest): Exchange {
    const exchange = new Exchange(request);
    this.exchanges.push(exchange);
    if (this.#pressure > 0) this.waiting.push(exchange);
    else this.#begin(exchange);
    return exchange;
  }

  /** The tasks with an event to be delivered. */
  ready(): Exchange[] {
    return this.exchanges.filter((exchange) => this.#event(exchange) !== null);
  }

  /** Delivers to one task its event. */
  tell(exchange: Exchange): void {
    const event = this.#event(exchange);
    if (event === null) throw new Error('there is nothing to tell');
    const { pipe, handle } = event;
    const result = pipe.event ?? 0;
    pipe.event = null;
    exchange.waitsFor = 0;
    this.#run(exchange, 'resume', pipe.kind === 'stream' ? STREAM_WRITE : FUTURE_WRITE, handle, result);
    while (this.#pressure === 0 && this.waiting.length > 0) {
      const next = this.waiting.shift();
      if (next !== undefined) this.#begin(next);
    }
  }

  /** Hands `request` over and reads its answer to the end. */
  exchange(request: ModelRequest): Exchange {
    const exchange = this.receive(request);
    this.finish();
    return exchange;
  }

  /** Lets every reader that is still there read on, `count` bytes at a time, until all answers are done. */
  finish(count = 65_536): void {
    for (let turn = 0; this.exchanges.some(({ isDone }) => !isDone); turn++) {
      if (turn > 1_000_000) throw new Error('the handler waits for nothing');
      for (const exchange of this.exchanges) exchange.read(count);
      for (const exchange of this.ready()) this.tell(exchange);
    }
  }

  #begin(exchange: Exchange): void {
    this.#run(exchange, 'handle', this.#handles.add({ kind: 'request', request: exchange.request }));
  }

  #run(exchange: Exchange, name: string, ...parameters: number[]): void {
    this.#current = exchange;
    const code = this.guest.call(name, ...parameters) ?? -1;
    this.#current = null;
    if (exchange.status === 0) throw new Error('trap: the task gave no response before it waited or ended');
    if (code === EXIT) exchange.isDone = true;
    else if ((code & 15) === WAIT) {
      this.#handles.get(code >> 4, 'set');
      exchange.waitsFor = code >> 4;
    } else throw new Error(`trap: callback code ${code}`);
  }

  /** The event of a waitable in the set that the task waits for. */
  #event(exchange: Exchange): { pipe: Pipe; handle: number } | null {
    if (exchange.waitsFor === 0) return null;
    for (const pipe of [exchange.body, exchange.trailers]) {
      if (pipe !== null && pipe.event !== null && pipe.set === exchange.waitsFor) {
        return { pipe, handle: this.#writableOf.get(pipe) ?? 0 };
      }
    }
    return null;
  }

  readonly #writableOf = new Map<Pipe, number>();

  /** Both ends of a new pipe as stream.new and future.new give them. */
  #newPipe(kind: 'stream' | 'future'): bigint {
    const pipe = new Pipe(kind, (at, length) => this.guest.bytes(at, kind === 'stream' ? length : 16));
    const readable = this.#handles.add({ kind: 'readable', pipe });
    const writable = this.#handles.add({ kind: 'writable', pipe });
    this.#writableOf.set(pipe, writable);
    return BigInt(readable) | (BigInt(writable) << 32n);
  }

  #writable(handle: number, kind: 'stream' | 'future'): Pipe {
    const { pipe } = this.#handles.get(handle, 'writable');
    if (pipe.kind !== kind) throw new Error(`trap: handle ${handle} is a ${pipe.kind}`);
    return pipe;
  }

  #dropWritable(handle: number, kind: 'stream' | 'future'): void {
    this.#writable(handle, kind).dropWriter();
    this.#handles.remove(handle, 'writable');
  }

  #readable(handle: number, kind: 'stream' | 'future'): Pipe {
    const { pipe } = this.#handles.remove(handle, 'readable');
    if (pipe.kind !== kind) throw new Error(`trap: handle ${handle} is a ${pipe.kind}`);
    return pipe;
  }

  #exchange(): Exchange {
    if (this.#current === null) throw new Error('trap: called outside a task');
    return this.#current;
  }

  #returnResponse(isError: number, handle: number): void {
    const exchange = this.#exchange();
    if (isError !== 0) throw new Error('trap: the handler gave an error-code');
    if (exchange.status !== 0) throw new Error('trap: the task has returned before');
    const response = this.#handles.remove(handle, 'response');
    exchange.status = response.status;
    exchange.headers = response.fields;
    exchange.body = response.body;
    exchange.trailers = response.trailers;
    for (const pipe of [exchange.body, exchange.trailers]) if (pipe !== null) pipe.appetite = this.appetite;
  }

  #newResponse(headers: number, hasBody: number, body: number, trailers: number, result: number): void {
    const response: Entry = {
      kind: 'response',
      status: 200,
      fields: this.#handles.remove(headers, 'fields').fields,
      body: hasBody === 0 ? null : this.#readable(body, 'stream'),
      trailers: this.#readable(trailers, 'future'),
    };
    this.guest.view.setUint32(result, this.#handles.add(response), true);
    this.guest.view.setUint32(result + 4, this.#handles.add({ kind: 'sent' }), true);
  }

  #imports(now: number): CoreImports {
    const handles = this.#handles;
    const request = (handle: number): ModelRequest => handles.get(handle, 'request').request;
    return {
      'wasi:clocks/system-clock@0.3.0': {
        now: (at: number) => {
          this.guest.view.setBigInt64(at, BigInt(now), true);
          this.guest.view.setUint32(at + 8, 999_999_999, true);
        },
      },
      fields: fieldsImports(() => this.guest, handles),
      [HTTP]: {
        '[method]request.get-method': (self: number, at: number) =>
          lowerMethod(this.guest, at, request(self)),
        '[method]request.get-path-with-query': (self: number, at: number) =>
          lowerTarget(this.guest, at, request(self)),
        '[method]request.get-headers': (self: number) =>
          handles.add({ kind: 'request-fields', fields: fieldsOf(request(self)) }),
        '[resource-drop]request': (self: number) => handles.remove(self, 'request'),
        '[method]fields.copy-all': (self: number, at: number) =>
          this.guest.lowerFields(at, handles.get(self, 'request-fields').fields),
        '[static]response.new': (headers: number, some: number, body: number, trailers: number, at: number) =>
          this.#newResponse(headers, some, body, trailers, at),
        '[method]response.set-status-code': (self: number, status: number) => {
          handles.get(self, 'response').status = status;
          return 0;
        },
        '[stream-new]body': () => this.#newPipe('stream'),
        '[stream-write]body': (handle: number, at: number, length: number) =>
          this.#writable(handle, 'stream').write(at, length),
        '[stream-drop-writable]body': (handle: number) => this.#dropWritable(handle, 'stream'),
        '[future-new]trailers': () => this.#newPipe('future'),
        '[future-write]trailers': (handle: number, at: number) =>
          this.#writable(handle, 'future').write(at, 1),
        '[future-drop-writable]trailers': (handle: number) => this.#dropWritable(handle, 'future'),
        '[future-drop-readable]sent': (handle: number) => handles.remove(handle, 'sent'),
      },
      $root: {
        '[task-return]handle': (isError: number, handle: number) => this.#returnResponse(isError, handle),
        '[waitable-set-new]': () => handles.add({ kind: 'set' }),
        '[waitable-join]': (handle: number, set: number) => {
          if (set !== 0) handles.get(set, 'set');
          handles.get(handle, 'writable').pipe.set = set;
        },
        '[context-get]': () => this.#exchange().context,
        '[context-set]': (value: number) => {
          this.#exchange().context = value;
        },
        '[backpressure-inc]': () => {
          this.#pressure++;
        },
        '[backpressure-dec]': () => {
          if (this.#pressure-- === 0) throw new Error('trap: backpressure below zero');
        },
      },
    };
  }
}
