/**
 * Problem documents, RFC 9457. `type` points at the description of the answer in the API's own OpenAPI
 * document, so a reader who follows it finds what the problem means.
 */

export interface ProblemError {
  /** The query parameter, or the header, that is wrong; `body` for what is in the body. */
  parameter: string;
  detail: string;
}

/** The name of the answer in the OpenAPI document's components. */
export type ProblemName =
  | 'InvalidRequest'
  | 'NotFound'
  | 'MethodNotAllowed'
  | 'NotAcceptable'
  | 'Gone'
  | 'PreconditionFailed'
  | 'ContentTooLarge'
  | 'UnsupportedMediaType';

const PROBLEMS: Record<ProblemName, readonly [status: number, title: string]> = {
  InvalidRequest: [400, 'The request is not valid'],
  NotFound: [404, 'There is nothing here'],
  MethodNotAllowed: [405, 'This method is not offered here'],
  NotAcceptable: [406, 'None of the offered media types is acceptable'],
  Gone: [410, 'This post is no longer published'],
  PreconditionFailed: [412, 'A precondition of the request does not hold'],
  ContentTooLarge: [413, 'The request body is too large'],
  UnsupportedMediaType: [415, 'The request body is in a form that is not taken here'],
};

/** The most errors that an answer lists: a query of thousands must not make an answer many times its size. */
const MOST_ERRORS = 20;

/** Name, status and title of every problem, for the OpenAPI document. */
export function listProblems(): { name: ProblemName; status: number; title: string }[] {
  return Object.entries(PROBLEMS).map(([name, [status, title]]) => ({
    name: name as ProblemName,
    status,
    title,
  }));
}

/**
 * The answer for a problem. It is never stored: the same URL may be right a second later.
 *
 * @param detail one sentence for the reader, on this occurrence
 * @param errors what is wrong, parameter by parameter; the first twenty are told
 */
export function problem(
  name: ProblemName,
  detail: string,
  errors: ProblemError[] = [],
  headers: Record<string, string> = {},
): Response {
  const [status, title] = PROBLEMS[name];
  const type = `/api/openapi.json#/components/responses/${name}`;
  const document = {
    type,
    title,
    status,
    detail,
    ...(errors.length > 0 ? { errors: errors.slice(0, MOST_ERRORS) } : {}),
  };
  return problemResponse(status, document, headers);
}

/** Any problem document as a response: `application/problem+json`, never stored. */
export function problemResponse(
  status: number,
  document: Record<string, unknown>,
  headers: Record<string, string> = {},
): Response {
  const body = new TextEncoder().encode(`${JSON.stringify(document)}\n`);
  return new Response(body, {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'content-length': String(body.length),
      'cache-control': 'no-store',
      ...headers,
    },
  });
}

/** Thrown where a request turns out to be wrong in the middle of reading it; serve() answers with it. */
export class RequestProblem extends Error {
  readonly response: Response;

  constructor(response: Response) {
    super('the request is answered with a problem document');
    this.name = 'RequestProblem';
    this.response = response;
  }
}
