/** A function from Request to Response behind the interface of a component: the development server's API. */
import type { IsolatedComponent } from './isolated.ts';
import type { HostRequest, HostResponse } from './wasi-http.ts';

/** Methods that the Fetch standard forbids for a Request, though a server can receive them. */
const FORBIDDEN = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** Serves `handle`. A request that cannot become a Request (for its malformed authority) is answered 400. */
export function handlerComponent(handle: (request: Request) => Promise<Response>): IsolatedComponent {
  return {
    async handle(received) {
      const request = toRequest(received);
      if (request === null)
        return { status: 400, headers: [['cache-control', encode('no-store')]], chunks: [] };
      return toHostResponse(await handle(request));
    },
    close: async () => {},
  };
}

function toRequest(received: HostRequest): Request | null {
  const { scheme, authority = 'localhost', target, body } = received;
  const isForbidden = FORBIDDEN.has(received.method.toUpperCase());
  const method = isForbidden ? 'GET' : received.method;
  const mayHaveBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
  try {
    const headers = received.headers.map(([name, value]): [string, string] => [name, decode(value)]);
    const init = { method, headers, ...(mayHaveBody ? { body: new Uint8Array(body) } : {}) };
    const request = new Request(`${scheme.toLowerCase()}://${authority}${target}`, init);
    // The component's engine passes these methods on, so an API must receive them here as well.
    if (isForbidden) Object.defineProperty(request, 'method', { value: received.method });
    return request;
  } catch {
    return null;
  }
}

async function toHostResponse(response: Response): Promise<HostResponse> {
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = [...response.headers].map(([name, value]): [string, Uint8Array] => [name, encode(value)]);
  return { status: response.status, headers, chunks: body.length > 0 ? [body] : [] };
}

/** Header values are bytes; in JavaScript a character stands for each (isomorphic, as Fetch has it). */
function decode(value: Uint8Array): string {
  return Buffer.from(value).toString('latin1');
}

function encode(value: string): Uint8Array {
  return Buffer.from(value, 'latin1');
}
