/** What the posts API owes, request by request; run in every host by posts-api.test.ts. */
import { LISTED } from './fixture-manifest.ts';
import type { Received, Sent } from './hosts.ts';

export interface Case {
  title: string;
  request: Sent;
  status: number;
  /** Exact values; null: the field must not be there. */
  headers?: Record<string, string | null>;
  /** The slugs of a list, in order. */
  slugs?: string[];
  /** The parameter that a problem document names first. */
  names?: string;
  body?: string;
  also?: (received: Received) => void;
}

const get = (target: string, headers: Record<string, string> = {}): Sent => ({ target, headers });
const OPEN = 'public, max-age=300, must-revalidate';
const ALLOW = 'GET, HEAD, OPTIONS';

/** Texts, the posts that they find, and why: each in every host. */
const TEXTS: [text: string, slugs: string[], why: string][] = [
  ['grinder', ['2021/grinders'], 'another form of a word'],
  ['esp', ['2021/grinders'], 'the beginning of the last word'],
  ['expresso burrs', ['2021/grinders'], 'a word with one mistake'],
  ['CUP Pour', ['latte-art'], 'words of text and heading in any case'],
  ['poured', ['latte-art'], 'a word of the description'],
  ['cafe', ['café au lait'], 'letters without their accents'],
  ['"tilt the cup"', ['latte-art'], 'a phrase'],
  ['"cup the tilt"', [], 'no phrase in another order'],
  ['coffee -"espresso they"', ['latte-art', 'kaffe'], 'what has no such phrase'],
  ['coffee -milk', ['kaffe', '2021/grinders'], 'what has not that word'],
  ['tag:coffee author:ann', ['2021/grinders'], 'a tag and an author'],
  ['the espresso', ['2021/grinders'], 'what has the words that say something'],
  ['yet', [], 'nothing of what is to come'],
  ['offer', [], 'nothing of what is over'],
  ['!?', [], 'nothing by punctuation alone'],
  ['-milk', [], 'nothing by what must not be there alone'],
];

export const LISTS: Case[] = [
  {
    title: 'a list has what is published, newest first, and nothing that is to come or gone',
    request: get('/api/posts'),
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': OPEN, vary: null },
    slugs: LISTED,
  },
  {
    title: 'tag filters by tags and keywords in any case',
    request: get('/api/posts?tag=COFFEE'),
    status: 200,
    slugs: ['latte-art', 'kaffe', '2021/grinders'],
  },
  {
    title: 'tags given twice must both be there',
    request: get('/api/posts?tag=coffee&tag=tools'),
    status: 200,
    slugs: ['2021/grinders'],
  },
  {
    title: 'a tag that only unpublished posts have gives an empty list',
    request: get('/api/posts?tag=offer'),
    status: 200,
    slugs: [],
  },
  {
    title: 'author filters in any case',
    request: get('/api/posts?author=ann+bo'),
    status: 200,
    slugs: ['latte-art', '2021/grinders'],
  },
  {
    title: 'author filters beyond ASCII',
    request: get('/api/posts?author=BJ%C3%98RN%20%C3%85S'),
    status: 200,
    slugs: ['kaffe'],
  },
  {
    title: 'year is that of the author’s clock, not of UTC',
    request: get('/api/posts?year=2021'),
    status: 200,
    slugs: ['2021/grinders'],
  },
  {
    title: 'text finds words in any order and place',
    request: get('/api/posts?text=espresso%20burrs'),
    status: 200,
    slugs: ['2021/grinders'],
  },
  {
    title: 'text must find every word',
    request: get('/api/posts?text=espresso+milk'),
    status: 200,
    slugs: [],
  },
  ...TEXTS.map(([text, slugs, why]): Case => {
    return {
      title: `text ${text} finds ${why}`,
      request: get(`/api/posts?${new URLSearchParams({ text })}`),
      status: 200,
      slugs,
    };
  }),
  {
    title: 'filters work together',
    request: get('/api/posts?tag=coffee&author=Ann%20Bo&year=2023'),
    status: 200,
    slugs: ['latte-art'],
  },
  {
    title: 'limit and offset cut a page out',
    request: get('/api/posts?limit=2&offset=1'),
    status: 200,
    slugs: LISTED.slice(1, 3),
  },
  {
    title: 'an offset past the end gives an empty list',
    request: get('/api/posts?offset=50'),
    status: 200,
    slugs: [],
  },
  {
    title: 'a page links to its neighbours and keeps the filters',
    request: get('/api/posts?tag=coffee&limit=1&offset=1'),
    status: 200,
    headers: {
      link: '</api/posts?tag=coffee&limit=1&offset=2>; rel="next", </api/posts?tag=coffee&limit=1&offset=0>; rel="prev"',
    },
    slugs: ['kaffe'],
  },
  {
    title: 'sort=created turns the order round',
    request: get('/api/posts?sort=created'),
    status: 200,
    slugs: [...LISTED].reverse(),
  },
  {
    title: 'sort=title is by letters',
    request: get('/api/posts?sort=title&limit=2'),
    status: 200,
    slugs: ['café au lait', 'flat'],
  },
  {
    title: 'sort=-modified takes created where nothing was modified',
    request: get('/api/posts?sort=-modified&limit=1'),
    status: 200,
    slugs: ['latte-art'],
  },
];

export const POSTS: Case[] = [
  {
    title: 'a post is HTML where nothing is preferred',
    request: get('/api/posts/kaffe'),
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-length': '32',
      'content-language': 'nb',
      'cache-control': OPEN,
      vary: 'accept',
      link: '</posts/kaffe>; rel="canonical"',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    },
    body: '<p>Blåbær “søt” 🫐</p>\n',
  },
  {
    title: 'a post is Markdown for whom that is best',
    request: get('/api/posts/kaffe', { accept: 'text/html;q=0.5, text/markdown' }),
    status: 200,
    headers: { 'content-type': 'text/markdown; charset=utf-8', vary: 'accept' },
    body: 'Blåbær “søt” 🫐\n',
  },
  {
    title: 'a post is text for whom that is best',
    request: get('/api/posts/latte-art', { accept: 'text/plain' }),
    status: 200,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'Pour Tilt the cup.',
  },
  {
    title: 'a media type that is not offered is 406, with the offer',
    request: get('/api/posts/kaffe', { accept: 'image/png' }),
    status: 406,
    headers: { vary: 'accept', 'cache-control': 'no-store' },
  },
  {
    title: 'a slug may have slashes',
    request: get('/api/posts/2021/grinders', { accept: 'text/plain' }),
    status: 200,
    body: 'Burrs, and the espresso they make.',
  },
  { title: 'a slug’s slash may be encoded', request: get('/api/posts/2021%2Fgrinders'), status: 200 },
  {
    title: 'a slug may have spaces and letters beyond ASCII',
    request: get('/api/posts/caf%C3%A9%20au%20lait'),
    status: 200,
  },
  {
    title: 'a post without a date is in no list and has its URL',
    request: get('/api/posts/undated'),
    status: 200,
  },
  {
    title: 'a post that is to come is unknown',
    request: get('/api/posts/soon'),
    status: 404,
    headers: { 'cache-control': 'no-store', etag: null },
  },
  { title: 'a post that has expired is gone', request: get('/api/posts/summer-offer'), status: 410 },
  { title: 'a post that never was is unknown', request: get('/api/posts/nothing'), status: 404 },
  {
    title: 'a slug that cannot be decoded is a bad request',
    request: get('/api/posts/%ff'),
    status: 400,
    names: 'slug',
  },
  {
    title: 'a path out of the posts finds nothing',
    request: get('/api/posts/..%2f..%2fetc%2fpasswd'),
    status: 404,
  },
];

export const RECOMMENDATIONS: Case[] = [
  {
    title: 'a stated interest comes first, and the language of the header is a reason to vary',
    request: get('/api/recommendations?interest=tools', { 'accept-language': 'en' }),
    status: 200,
    headers: { vary: 'accept-language', 'set-cookie': null, 'cache-control': OPEN },
    slugs: ['2021/grinders', 'latte-art', 'flat', 'café au lait', 'kaffe'],
  },
  {
    title: 'a language that is preferred comes before one that is tolerated',
    request: get('/api/recommendations', { 'accept-language': 'nb, en;q=0.1' }),
    status: 200,
    slugs: ['kaffe', 'latte-art', 'flat', '2021/grinders', 'café au lait'],
  },
  {
    title: 'a language in the query beats the header, which then is no reason to vary',
    request: get('/api/recommendations?language=nb-NO', { 'accept-language': 'en' }),
    status: 200,
    headers: { vary: null },
    slugs: ['kaffe', 'latte-art', 'flat', '2021/grinders', 'café au lait'],
  },
  {
    title: 'a language that is refused is left out',
    request: get('/api/recommendations', { 'accept-language': 'nb, *;q=0' }),
    status: 200,
    slugs: ['kaffe'],
  },
  {
    title: 'a reader who states nothing gets the newest',
    request: get('/api/recommendations?limit=2'),
    status: 200,
    slugs: LISTED.slice(0, 2),
  },
  {
    title: 'a cookie changes nothing',
    request: get('/api/recommendations?limit=1', { cookie: 'interest=tools; language=nb' }),
    status: 200,
    headers: { 'set-cookie': null },
    slugs: ['latte-art'],
  },
];

export const SPELLINGS: Case[] = [
  ...(
    [
      ['/api/posts/', '/api/posts'],
      ['/api/posts//?limit=2', '/api/posts?limit=2'],
      ['/api/posts/kaffe/', '/api/posts/kaffe'],
      ['/api/%70osts', '/api/posts'],
      ['/api/posts/%6Baffe', '/api/posts/kaffe'],
      ['/api/posts/2021%2Fgrinders/', '/api/posts/2021%2Fgrinders'],
      ['/api/recommendations/?limit=1', '/api/recommendations?limit=1'],
    ] as const
  ).map(
    ([target, location]): Case => ({
      title: `${target} leads to ${location}`,
      request: get(target),
      status: 308,
      headers: { location, 'cache-control': 'no-store' },
      body: '',
    }),
  ),
  { title: 'a slash after what is no resource leads nowhere', request: get('/api/nothing/'), status: 404 },
  { title: 'a path is spelt in its case', request: get('/api/Posts'), status: 404 },
  { title: 'an empty query is no query', request: get('/api/posts?&&'), status: 200, slugs: LISTED },
];

export const METHODS: Case[] = [
  {
    title: 'HEAD has the fields of GET and no body',
    request: { method: 'HEAD', target: '/api/posts/kaffe' },
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-length': '32', vary: 'accept' },
    body: '',
  },
  {
    title: 'HEAD of an error has no body',
    request: { method: 'HEAD', target: '/api/posts/nothing' },
    status: 404,
    body: '',
  },
  {
    title: 'OPTIONS says what is allowed',
    request: { method: 'OPTIONS', target: '/api/posts' },
    status: 204,
    headers: { allow: ALLOW },
    body: '',
  },
  ...['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND'].map(
    (method): Case => ({
      title: `${method} is not offered`,
      request: { method, target: '/api/posts/kaffe' },
      status: 405,
      headers: { allow: ALLOW },
    }),
  ),
  {
    title: 'an unknown path is 404 for every method',
    request: { method: 'POST', target: '/api/nothing' },
    status: 404,
  },
  { title: 'the API’s root is no resource', request: get('/api/'), status: 404 },
  {
    title: 'a path that only starts like a resource is none',
    request: get('/api/postsandmore'),
    status: 404,
  },
  {
    title: 'a body over the limit is refused before anything else',
    request: { method: 'POST', target: '/api/posts', body: 'x'.repeat(65_537) },
    status: 413,
    names: 'content-length',
  },
  {
    title: 'a body within the limit is refused by its method',
    request: { method: 'POST', target: '/api/posts', body: 'x'.repeat(65_536) },
    status: 405,
  },
  {
    title: 'any origin may read, as configured',
    request: get('/api/posts/flat', { origin: 'https://elsewhere.example' }),
    status: 200,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'etag, link',
      vary: 'accept',
    },
  },
  {
    title: 'any origin may read an error as well',
    request: get('/api/posts?limit=x', { origin: 'https://elsewhere.example' }),
    status: 400,
    headers: { 'access-control-allow-origin': '*' },
  },
  {
    title: 'a preflight is answered',
    request: {
      method: 'OPTIONS',
      target: '/api/posts',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'GET' },
    },
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-max-age': '600',
    },
  },
];

const WRONG: [target: string, parameter: string, why: string][] = [
  ['/api/posts?limit=0', 'limit', 'below its range'],
  ['/api/posts?limit=101', 'limit', 'above its range'],
  ['/api/posts?limit=ten', 'limit', 'not a number'],
  ['/api/posts?limit=1.5', 'limit', 'not whole'],
  ['/api/posts?limit=%2B5', 'limit', 'signed'],
  ['/api/posts?limit=05', 'limit', 'written with a zero in front'],
  ['/api/posts?limit=', 'limit', 'empty'],
  ['/api/posts?limit', 'limit', 'without a value'],
  ['/api/posts?limit=5&limit=6', 'limit', 'given twice'],
  ['/api/posts?offset=-1', 'offset', 'negative'],
  ['/api/posts?offset=99999999999999999999', 'offset', 'beyond any list'],
  ['/api/posts?year=26', 'year', 'of two digits'],
  ['/api/posts?sort=date', 'sort', 'not one of its words'],
  ['/api/posts?tag=', 'tag', 'empty'],
  [`/api/posts?${'tag=a&'.repeat(11)}`, 'tag', 'given too often'],
  [`/api/posts?text=${'a'.repeat(201)}`, 'text', 'too long'],
  ['/api/posts?text=a%00b', 'text', 'with a control character'],
  ['/api/posts?text=%ff', 'text', 'not UTF-8'],
  ['/api/posts?text=%zz', 'text', 'not percent-encoded'],
  ['/api/posts?author=', 'author', 'empty'],
  ['/api/posts?Tag=coffee', 'Tag', 'unknown in this case'],
  ['/api/posts?__proto__=1', '__proto__', 'a name with a meaning to the language'],
  ['/api/posts?constructor=1', 'constructor', 'a name that every object has'],
  ['/api/posts/kaffe?format=html', 'format', 'unknown, where none is taken'],
  ['/api/recommendations?interest=', 'interest', 'empty'],
  ['/api/recommendations?language=not%20a%20tag', 'language', 'not a language tag'],
  ['/api/recommendations?limit=51', 'limit', 'above its range'],
  ['/api/openapi.json?v=2', 'v', 'unknown, where none is taken'],
];

export const WRONG_PARAMETERS: Case[] = WRONG.map(([target, names, why]) => ({
  title: `${names || 'a parameter'} that is ${why} is named in a problem document (${target.slice(0, 40)})`,
  request: get(target),
  status: 400,
  headers: {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
    etag: null,
  },
  names,
}));
