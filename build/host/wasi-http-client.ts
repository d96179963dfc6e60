/**
 * Outgoing requests of a component, to the origins that the author named only. The component waits for the answer
 * in the middle of its only call, so `send` has to be synchronous.
 */
import { Fields, IncomingBody, OutgoingBody, Pollable } from './wasi-http.ts';

export interface OutgoingHttp {
  method: string;
  url: string;
  headers: [string, Uint8Array][];
  body: Uint8Array;
}

export interface IncomingHttp {
  status: number;
  headers: [string, Uint8Array][];
  body: Uint8Array;
}

type Variant = { tag: string; val?: string };

export class RequestOptions {
  connectTimeout(): undefined {}
  setConnectTimeout(): void {}
  firstByteTimeout(): undefined {}
  setFirstByteTimeout(): void {}
  betweenBytesTimeout(): undefined {}
  setBetweenBytesTimeout(): void {}
}

export class OutgoingRequest {
  #headers: Fields;
  #method: Variant = { tag: 'get' };
  #target: string | undefined;
  #scheme: Variant | undefined;
  #authority: string | undefined;
  #chunks: Uint8Array[] = [];

  constructor(headers: Fields) {
    this.#headers = headers;
  }

  body(): OutgoingBody {
    return new OutgoingBody(this.#chunks);
  }

  headers(): Fields {
    return this.#headers;
  }

  method(): Variant {
    return this.#method;
  }

  setMethod(method: Variant): void {
    this.#method = method;
  }

  pathWithQuery(): string | undefined {
    return this.#target;
  }

  setPathWithQuery(target: string | undefined): void {
    this.#target = target;
  }

  scheme(): Variant | undefined {
    return this.#scheme;
  }

  setScheme(scheme: Variant | undefined): void {
    this.#scheme = scheme;
  }

  authority(): string | undefined {
    return this.#authority;
  }

  setAuthority(authority: string | undefined): void {
    this.#authority = authority;
  }

  /** scheme://authority, lower case. */
  origin(): string {
    const scheme = this.#scheme === undefined ? 'https' : (this.#scheme.val ?? this.#scheme.tag);
    return `${scheme}://${this.#authority ?? ''}`.toLowerCase();
  }

  /** The request as a value, with the body written so far. */
  toValue(): OutgoingHttp {
    return {
      method: (this.#method.val ?? this.#method.tag).toUpperCase(),
      url: `${this.origin()}${this.#target ?? '/'}`,
      headers: this.#headers.entries(),
      body: Buffer.concat(this.#chunks),
    };
  }
}

export class IncomingResponse {
  #response: IncomingHttp;

  constructor(response: IncomingHttp = { status: 502, headers: [], body: new Uint8Array(0) }) {
    this.#response = response;
  }

  status(): number {
    return this.#response.status;
  }

  headers(): Fields {
    return new Fields(this.#response.headers);
  }

  consume(): IncomingBody {
    return new IncomingBody(this.#response.body);
  }
}

type Settled<T> = { tag: 'ok'; val: T } | { tag: 'err'; val: Variant };

export class FutureIncomingResponse {
  #send: () => IncomingHttp;

  constructor(
    send: () => IncomingHttp = () => {
      throw new Error('no request');
    },
  ) {
    this.#send = send;
  }

  subscribe(): Pollable {
    return new Pollable();
  }

  /** Sends the request now: the component has finished its body before it reads the answer. */
  get(): { tag: 'ok'; val: Settled<IncomingResponse> } {
    try {
      return { tag: 'ok', val: { tag: 'ok', val: new IncomingResponse(this.#send()) } };
    } catch (error) {
      return { tag: 'ok', val: { tag: 'err', val: { tag: 'internal-error', val: String(error) } } };
    }
  }
}

/** wasi:http/outgoing-handler, for the origins in `allowed` (https://api.example.com) alone. */
export function outgoingHandler(
  allowed: readonly string[],
  send: (request: OutgoingHttp) => IncomingHttp,
): Record<string, unknown> {
  return {
    handle(request: OutgoingRequest) {
      if (!allowed.includes(request.origin())) throw { tag: 'HTTP-request-denied' };
      return new FutureIncomingResponse(() => send(request.toValue()));
    },
  };
}
