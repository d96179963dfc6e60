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

function tooLarge(limit: number): Response {
  return problem('ContentTooLarge', `A request body may have ${limit} bytes at most.`, [
    { parameter: 'content-length', detail: `must be ${limit} at most` },
  ]);
}
