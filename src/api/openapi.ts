/** The API's own description, OpenAPI 3.1, made from the tables that validate requests. */
import type { ApiContext } from './contract.ts';
import { LIST_PARAMETERS } from './list-posts.ts';
import type { ParameterTable } from './parameters.ts';
import { listProblems, type ProblemName } from './problem-document.ts';
import { RECOMMENDATION_PARAMETERS } from './recommendations.ts';

type Json = Record<string, unknown>;

/** The document as JSON. */
export function describeApi({ site, settings }: ApiContext): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: `${site.name}: API`,
      version: '1.0.0',
      description:
        'The posts of the site, as data. All is public and read only. Answers hold until the next ' +
        'publication at most and can be revalidated with their ETag.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: site.url ?? '/' }],
    tags: [{ name: 'posts', description: 'Published posts.' }],
    paths: {
      '/api/posts': { get: listOperation() },
      '/api/posts/{slug}': { get: readOperation(settings.bodies) },
      '/api/recommendations': { get: recommendOperation() },
      '/api/openapi.json': { get: descriptionOperation() },
    },
    components: {
      schemas: {
        PostSummary: summarySchema(),
        PostList: listSchema(),
        Recommendations: recommendationsSchema(),
        Problem: problemSchema(),
        ServerProblem: serverProblemSchema(),
      },
      responses: problemResponses(),
      headers: headers(),
    },
  };
}

function listOperation(): Json {
  return {
    operationId: 'listPosts',
    tags: ['posts'],
    summary: 'The published posts that every given filter lets pass.',
    parameters: queryParameters(LIST_PARAMETERS),
    responses: {
      200: jsonAnswer('A page of the list.', 'PostList', ['ETag', 'CacheControl', 'Link']),
      ...otherAnswers(['InvalidRequest']),
    },
  };
}

function readOperation(bodies: string[]): Json {
  const content = Object.fromEntries(bodies.map((type) => [type, { schema: { type: 'string' } }]));
  const answers =
    bodies.length > 0
      ? {
          200: {
            description: 'The body, in the form that Accept prefers.',
            headers: references(['ETag', 'CacheControl', 'Vary', 'Link']),
            content,
          },
        }
      : { 303: { description: 'This API carries no bodies: Location is the post’s page.' } };
  const slug = { type: 'string', minLength: 1 };
  return {
    operationId: 'readPost',
    tags: ['posts'],
    summary: 'One post’s body, without the page around it.',
    parameters: [
      {
        name: 'slug',
        in: 'path',
        required: true,
        description: 'As lists give it. Its slashes may stand as they are or as %2F.',
        schema: slug,
      },
    ],
    responses: {
      ...answers,
      ...otherAnswers(['InvalidRequest', 'NotFound', 'NotAcceptable', 'Gone']),
    },
  };
}

function recommendOperation(): Json {
  return {
    operationId: 'recommendPosts',
    tags: ['posts'],
    summary: 'Posts ordered by the interests and the language that the request states.',
    description: 'Nothing but the query and Accept-Language is read; nothing is kept.',
    parameters: [
      ...queryParameters(RECOMMENDATION_PARAMETERS),
      {
        name: 'Accept-Language',
        in: 'header',
        description: 'The reader’s languages, where `language` is not given.',
        schema: { type: 'string' },
      },
    ],
    responses: {
      200: jsonAnswer('Posts, the best first.', 'Recommendations', ['ETag', 'CacheControl', 'Vary']),
      ...otherAnswers(['InvalidRequest']),
    },
  };
}

function descriptionOperation(): Json {
  return {
    operationId: 'readDescription',
    summary: 'This document.',
    responses: {
      200: {
        description: 'An OpenAPI 3.1 document.',
        headers: references(['ETag', 'CacheControl']),
        content: { 'application/json': { schema: { type: 'object' } } },
      },
      ...otherAnswers(['InvalidRequest']),
    },
  };
}

function queryParameters(table: ParameterTable): Json[] {
  return Object.entries(table).map(([name, { description, schema, most }]) => ({
    name,
    in: 'query',
    description,
    schema: most === 1 ? schema : { type: 'array', items: schema, minItems: 1, maxItems: most },
    ...(most === 1 ? {} : { style: 'form', explode: true }),
  }));
}

function jsonAnswer(description: string, schema: string, names: HeaderName[]): Json {
  return {
    description,
    headers: references(names),
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

/** What any resource can answer beside its own: to conditions, another spelling, a large body; and an error. */
function otherAnswers(names: ProblemName[]): Json {
  const all = [...names, 'PreconditionFailed', 'ContentTooLarge'];
  const used = listProblems().filter(({ name }) => all.includes(name));
  return {
    304: {
      description: 'What If-None-Match names is still valid.',
      headers: references(['ETag', 'CacheControl']),
    },
    308: { description: 'The path is spelt otherwise: Location has the spelling to use.' },
    ...Object.fromEntries(
      used.map(({ name, status }) => [status, { $ref: `#/components/responses/${name}` }]),
    ),
    500: {
      description: 'An error of the server; the id stands in its log.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ServerProblem' } } },
    },
  };
}

function problemResponses(): Json {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    listProblems().map(({ name, title }) => [name, { description: `${title}.`, content }]),
  );
}

const HEADERS = {
  ETag: ['Validates the answer: send it back in If-None-Match.', true],
  CacheControl: ['Never reaches past the next publication.', true],
  Vary: ['The request headers that chose this answer.', false],
  Link: ['RFC 8288: next and prev of a list, canonical of a post.', false],
} as const;
type HeaderName = keyof typeof HEADERS;

function headers(): Json {
  return Object.fromEntries(
    Object.entries(HEADERS).map(([name, [description, required]]) => [
      name,
      { description, required, schema: { type: 'string' } },
    ]),
  );
}

function references(names: HeaderName[]): Json {
  return Object.fromEntries(
    names.map((name) => [
      name === 'CacheControl' ? 'Cache-Control' : name,
      { $ref: `#/components/headers/${name}` },
    ]),
  );
}

/** An object of which every property is there, and nothing else. */
function closedObject(properties: Json): Json {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

function summaryProperties(): Json {
  const text = { type: 'string' };
  const textOrNull = { type: ['string', 'null'] };
  const time = { type: ['string', 'null'], format: 'date-time' };
  const list = { type: 'array', items: text };
  const link = { type: 'string', format: 'uri-reference' };
  return {
    slug: text,
    title: text,
    description: text,
    author: textOrNull,
    language: text,
    created: time,
    modified: time,
    keywords: list,
    tags: list,
    links: closedObject({ self: link, page: link }),
  };
}

function summarySchema(): Json {
  return closedObject(summaryProperties());
}

function listSchema(): Json {
  const link = { type: ['string', 'null'], format: 'uri-reference' };
  return closedObject({
    total: { type: 'integer', minimum: 0 },
    limit: LIST_PARAMETERS.limit.schema,
    offset: LIST_PARAMETERS.offset.schema,
    next: link,
    previous: link,
    posts: { type: 'array', items: { $ref: '#/components/schemas/PostSummary' } },
  });
}

function recommendationsSchema(): Json {
  const properties = {
    ...summaryProperties(),
    score: { type: 'number', minimum: 0 },
    reasons: { type: 'array', items: { type: 'string' } },
  };
  return closedObject({ posts: { type: 'array', items: closedObject(properties) } });
}

function problemSchema(): Json {
  const error = closedObject({ parameter: { type: 'string' }, detail: { type: 'string' } });
  return {
    ...closedObject({
      type: { type: 'string', format: 'uri-reference' },
      title: { type: 'string' },
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: { type: 'string' },
      errors: { type: 'array', minItems: 1, items: error },
    }),
    required: ['type', 'title', 'status', 'detail'],
  };
}

function serverProblemSchema(): Json {
  return closedObject({
    title: { type: 'string' },
    status: { type: 'integer', const: 500 },
    id: { type: 'string' },
  });
}
