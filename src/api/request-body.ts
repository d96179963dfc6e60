/** Reading request bodies within a limit. */
import { problem, RequestProblem } from './problem-document.ts';

/** The 413 for a body whose declared length is over `limit` bytes, or null. */
export function refuseLargeBody(request: Request, limit: number): Response | null {
  const declared = request.headers.get('content-length');
  return declared !== null && Number(declared) > limit ? tooLarge(limit) : null;
}

/**
 * The request's body, `limit` bytes at most. A body that says nothing about its length is counted as it
 * comes. Throws a RequestProblem, which serve() turns into a 413.
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done || value === undefined) break;
    length += value.length;
    if (length > limit) throw new RequestProblem(tooLarge(limit));
    chunks.push(value);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * The request's body as JSON, `limit` bytes at most. Throws a RequestProblem: 415 where it is declared as
 * something else or compressed, with what would be taken (RFC 9110 §15.5.16), 413, or 400 where it is no JSON.
 */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const { headers } = request;
  const type = (headers.get('content-type') ?? '').replace(/;.*/s, '').trim().toLowerCase();
  if (!/^application\/(?:json|[a-z0-9.!#$&^_-]+\+json)$/.test(type)) {
    throw unsupported('content-type', 'must be application/json', { accept: 'application/json' });
  }
  const coding = (headers.get('content-encoding') ?? 'identity').trim().toLowerCase();
  if (coding !== 'identity') {
    throw unsupported('content-encoding', 'must be left out', { 'accept-encoding': 'identity' });
  }
  const bytes = await readBody(request, limit);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    const error = { parameter: 'body', detail: 'is not valid JSON in UTF-8' };
    throw new RequestProblem(problem('InvalidRequest', 'The body has errors.', [error]));
  }
}

function unsupported(parameter: string, detail: string, headers: Record<string, string>): RequestProblem {
  const errors = [{ parameter, detail }];
  return new RequestProblem(
    problem('UnsupportedMediaType', 'The body cannot be read as it is sent.', errors, headers),
  );
}

function tooLarge(limit: number): Response {
  return problem('ContentTooLarge', `A request body may have ${limit} bytes at most.`, [
    { parameter: 'content-length', detail: `must be ${limit} at most` },
  ]);
}
