/** A 200 with validators, or the 304 that stands for it. */
import { entityTag, noneMatchNames } from './freshness.ts';

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

/** Answers a GET (RFC 9110 §13.2.2, §15.4.5): the body's own headers are not on a 304. */
export async function answer(request: Request, representation: Representation): Promise<Response> {
  const { contentType, body, vary = [] } = representation;
  const bytes = new TextEncoder().encode(body);
  const etag = await entityTag(contentType, bytes);
  const headers: Record<string, string> = {
    etag,
    'cache-control': representation.cacheControl,
    ...(vary.length > 0 ? { vary: vary.join(', ') } : {}),
    ...representation.headers,
  };
  if (noneMatchNames(request.headers.get('if-none-match'), etag)) {
    return new Response(null, { status: 304, headers });
  }
  headers['content-type'] = contentType;
  headers['content-length'] = String(bytes.length);
  return new Response(bytes, { status: 200, headers });
}

/** answer() for a value as JSON. */
export function answerJson(
  request: Request,
  value: unknown,
  rest: Omit<Representation, 'contentType' | 'body'>,
): Promise<Response> {
  const body = `${JSON.stringify(value)}\n`;
  return answer(request, { contentType: 'application/json; charset=utf-8', body, ...rest });
}
