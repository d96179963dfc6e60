/**
 * What surrounds every API, ours and an author's: limits, HEAD, CORS, safe headers, and an end for every
 * exception. One request in, one response out; it never throws.
 */
import { BUILD_FIELD } from './build-field.ts';
import type { Api } from './contract.ts';
import { addCorsHeaders, answerPreflight } from './cors.ts';
import { DeadlinePassed, within } from './deadline.ts';
import { problemResponse, RequestProblem } from './problem-document.ts';
import { refuseLargeBody } from './request-body.ts';
import type { Settings } from './settings.ts';

export interface Surroundings {
  settings: Settings;
  /** Receives one line for each exception. */
  log: (line: string) => void;
  /** An error's stack as places in the author's files, innermost first. */
  describeStack: (stack: string) => string[];
  /** The digest of the build that the API is of. */
  build: () => string;
  /** Clears what a handler still waits for after its deadline, where the engine has one request at a time. */
  endTimers?: () => void;
}

/** Answers `request` with `api`. */
export async function serve(api: Api, request: Request, surroundings: Surroundings): Promise<Response> {
  const { settings } = surroundings;
  const response =
    refuseLargeBody(request, settings.bodyLimit) ??
    answerPreflight(request, settings.cors) ??
    (await callApi(api, request, surroundings));
  const finished = withHeaders(response, (headers) => {
    addCorsHeaders(headers, request, settings.cors);
    addSafeHeaders(headers);
    headers.set(BUILD_FIELD, surroundings.build());
  });
  return request.method === 'HEAD' ? withoutBody(finished) : finished;
}

async function callApi(api: Api, request: Request, surroundings: Surroundings): Promise<Response> {
  try {
    const response: unknown = await within(surroundings.settings.deadline, () => api.fetch(asGet(request)));
    if (response instanceof Response) return response;
    throw new TypeError(`the API answered with ${typeof response}, not with a Response`);
  } catch (error) {
    if (error instanceof RequestProblem) return error.response;
    if (error instanceof DeadlinePassed) surroundings.endTimers?.();
    return reportError(error, request, surroundings);
  }
}

/** An API sees HEAD as GET, so that both answer the same (RFC 9110 §9.3.2). */
function asGet(request: Request): Request {
  if (request.method !== 'HEAD') return request;
  return new Request(request.url, { method: 'GET', headers: request.headers });
}

/** Logs one line of JSON with everything, and answers with the id alone. */
function reportError(error: unknown, request: Request, { log, describeStack }: Surroundings): Response {
  const id = requestId(request);
  const isLate = error instanceof DeadlinePassed;
  // The stack of a deadline is ours, and says nothing about the handler.
  const stack = error instanceof Error && !isLate ? describeStack(error.stack ?? '') : [];
  log(
    JSON.stringify({
      level: 'error',
      id,
      method: request.method,
      path: new URL(request.url).pathname,
      error: String(error),
      stack,
    }),
  );
  const [status, title] = isLate ? [503, 'Service Unavailable'] : [500, 'Internal Server Error'];
  return problemResponse(status, { title, status, id });
}

/** The id that a proxy in front gave the request, where it is one; else a new one. */
function requestId(request: Request): string {
  const given = request.headers.get('x-request-id') ?? '';
  return /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : crypto.randomUUID();
}

function addSafeHeaders(headers: Headers): void {
  setDefault(headers, 'x-content-type-options', 'nosniff');
  setDefault(headers, 'referrer-policy', 'no-referrer');
  setDefault(headers, 'content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  setDefault(headers, 'cache-control', 'no-store');
}

function setDefault(headers: Headers, name: string, value: string): void {
  if (!headers.has(name)) headers.set(name, value);
}

/** Changes headers in place where that is allowed: a copy would turn a body of known length into a stream. */
function withHeaders(response: Response, change: (headers: Headers) => void): Response {
  try {
    change(response.headers);
    return response;
  } catch {
    const headers = new Headers(response.headers);
    change(headers);
    return new Response(response.body, { status: response.status, headers });
  }
}

function withoutBody(response: Response): Response {
  return new Response(null, { status: response.status, headers: response.headers });
}
