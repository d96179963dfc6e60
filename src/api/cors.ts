/** Cross-origin resource sharing, as the Fetch standard defines it, from an API's settings. */
import type { Cors } from './settings.ts';

/** What scripts of another origin may read beside the safelisted headers. */
const EXPOSED = 'etag, link';

/** Adds what `cors` allows the request's origin to an answer. Answers differ by origin only with a list. */
export function addCorsHeaders(headers: Headers, request: Request, cors: Cors): void {
  if (cors.origins !== '*' && cors.origins.length > 0) addToVary(headers, 'origin');
  const origin = allowedOrigin(request, cors);
  if (origin === null) return;
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', EXPOSED);
}

/** The answer to a preflight from an allowed origin; null where this is none. */
export function answerPreflight(request: Request, cors: Cors): Response | null {
  const isPreflight = request.method === 'OPTIONS' && request.headers.has('access-control-request-method');
  if (!isPreflight || allowedOrigin(request, cors) === null) return null;
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': cors.methods.join(', '),
      'access-control-allow-headers': cors.headers.join(', '),
      'access-control-max-age': String(cors.maxAge),
      'cache-control': 'no-store',
    },
  });
}

function allowedOrigin(request: Request, { origins }: Cors): string | null {
  const origin = request.headers.get('origin');
  if (origin === null) return null;
  if (origins === '*') return '*';
  return origins.includes(origin) ? origin : null;
}

function addToVary(headers: Headers, name: string): void {
  const vary = headers.get('vary');
  headers.set('vary', vary === null || vary === '' ? name : `${vary}, ${name}`);
}
