/** The interfaces that an API component may import from the embedded host. */
import type { Imports } from './component.ts';
import { type SpinStandIn, spinImports } from './spin-stand-in.ts';
import { cliImports } from './wasi-cli.ts';
import { monotonicClock } from './wasi-clocks.ts';
import * as wasi from './wasi-http.ts';
import * as client from './wasi-http-client.ts';

export interface ApiHostOptions {
  /** Called with each line that the API writes to its standard streams. */
  onLine: (line: string) => void;
  spin: SpinStandIn;
  /** Origins that the API may call. */
  outbound: readonly string[];
  /** Sends one request and waits for its answer. Needed only where `outbound` names origins. */
  send: (request: client.OutgoingHttp) => client.IncomingHttp;
}

/** The imports of an API component by interface name, beside those that every site has (component.ts). */
export function apiImports(options: ApiHostOptions): Imports {
  return {
    ...cliImports(options.onLine),
    ...spinImports(options.spin),
    'wasi:clocks/monotonic-clock': monotonicClock,
    'wasi:http/types': {
      Fields: wasi.Fields,
      FutureIncomingResponse: client.FutureIncomingResponse,
      FutureTrailers: wasi.FutureTrailers,
      IncomingBody: wasi.IncomingBody,
      IncomingRequest: wasi.IncomingRequest,
      IncomingResponse: client.IncomingResponse,
      OutgoingBody: wasi.OutgoingBody,
      OutgoingRequest: client.OutgoingRequest,
      OutgoingResponse: wasi.OutgoingResponse,
      RequestOptions: client.RequestOptions,
      ResponseOutparam: wasi.ResponseOutparam,
      httpErrorCode: () => undefined,
    },
    'wasi:http/outgoing-handler': client.outgoingHandler(options.outbound, options.send),
  };
}
