/** A 200 with validators, or what its preconditions make of it. */
import { entityTag, matchAllows, noneMatchNames } from './freshness.ts';
import { problem } from './problem-document.ts';

export interface Representation {
  /** The full Content-Type. */
  contentType: string;
  body: string;
  cacheControl: string;
  /** The request headers that chose it, for Vary. */
  vary?: string[];
  /** More headers, for 200 and 304 alike. */
  headers?: Record<string, string>;
}

/**
 * Answers a GET: 200, or 412 or 304 in the order of RFC 9110 §13.2.2. The body's own headers are not on a 304
 * (§15.4.5). There is no Last-Modified, so preconditions by date do not apply (§13.1.3, §13.1.4).
 */
export async function answer(request: Request, representation: Representation): Promise<Response> {
  const { contentType, body, vary = [] } = representation;
  const bytes = new TextEncoder().encode(body);
  const etag = await entityTag(contentType, bytes);
  const varied: Record<string, string> = vary.length > 0 ? { vary: vary.join(', ') } : {};
  if (!matchAllows(request.headers.get('if-match'), etag)) {
    return problem('PreconditionFailed', 'If-Match names another state than the present one.', [], varied);
  }
  const headers: Record<string, string> = {
    etag,
    'cache-control': representation.cacheControl,
    ...varied,
    ...representation.headers,
  };
  if (noneMatchNames(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  headers['content-type'] = contentType;
  headers['content-length'] = String(bytes.length);
  return new Response(bytes, { status: 200, headers });
}

/** answer() for a value as JSON, which is UTF-8 and has no charset parameter (RFC 8259 §8.1, §11). */
export function answerJson(
  request: Request,
  value: unknown,
  rest: Omit<Representation, 'contentType' | 'body'>,
): Promise<Response> {
  const body = `${JSON.stringify(value)}\n`;
  return answer(request, { contentType: 'application/json', body, ...rest });
}
