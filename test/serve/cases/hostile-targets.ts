import { type Case, leadsTo, type Topic } from '../case.ts';

const PARSER = {
  statuses: [400, 414, 431],
  because: 'a host may refuse what a target may not hold, or one that is too long',
};
const RESOLVER = { statuses: [400, 404], because: 'a host may resolve dot segments itself' };

/** What attackers try; none may reach anything, and none is answered 5xx. */
const NOT_FOUND: readonly string[] = [
  '/../x',
  '/%2e%2e/x',
  '/.%2e/x',
  '/..%2fx',
  '/..%5cx',
  '/%252e%252e%252fx',
  '//x',
  '///x',
  '/\\x',
  '/%5c..%5cx',
  '/./x',
  '/x/.',
  '/x/..y',
  '/x/../y',
  '/C:/x',
  '/~root',
  '/.git/HEAD',
  '/.env',
  '/CON',
  '/x%20',
  '/x.',
  '/x%2f',
  '/x;b',
  '/x%3fb',
  '//evil.example',
  '/\\evil.example',
  '/%5Cevil.example',
  '/%2f%2fevil.example',
  '/page%2F',
  '/page%2f..%2fpage',
  '/posts%5chello',
];

/** What has no path that it could mean. */
const UNDECODABLE: readonly string[] = [
  '/%',
  '/%a',
  '/%zz',
  '/%f0%28%8c%28',
  '/..%c0%afx',
  '/%c0%ae%c0%ae/x',
  '/%ed%a0%80',
  '/%f5%80%80%80',
  '/%c3',
  '/%c3/%a9',
  '/%80',
  '/..%00/x',
  '/x%00.html',
  '/%00',
  '/page%00',
  '/%0d%0aSet-Cookie:x',
  '/%7f',
  '/page%0a',
];

export const hostileTargets: Topic = {
  title: 'Targets that must never leak, trap or answer 5xx',
  cases: [
    ...NOT_FOUND.map(
      (target): Case => ({
        title: `${target} is a 404`,
        source: '3986 §5.2.4, §7.3',
        target,
        expect: { status: 404, headers: { location: null, etag: null }, body: /Not found/ },
        hostMay: PARSER,
      }),
    ),
    ...UNDECODABLE.map(
      (target): Case => ({
        title: `${target} is a bad request`,
        source: '3986 §2.1, 3629 §4',
        target,
        expect: { status: 400, headers: { 'set-cookie': null } },
        hostMay: { statuses: [404], because: 'a host may decode the target itself' },
      }),
    ),
    {
      title: '/index.html/ is redirected to the root',
      source: 'ours',
      target: '/index.html/',
      expect: leadsTo('/'),
    },
    {
      title: 'a redirect never leaves the site, however its target is spelled',
      source: '9110 §17.1',
      target: '//page//',
      expect: leadsTo('/page'),
    },
    {
      title: 'dot segments that leave the site end at its root',
      source: '3986 §5.2.4',
      target: '/../../../page',
      expect: leadsTo('/page'),
      hostMay: { ...RESOLVER, statuses: [200, ...RESOLVER.statuses] },
    },
    {
      title: 'a target that is neither path nor URL is a bad request',
      source: '9112 §3.2',
      target: 'page',
      expect: { status: 400 },
      hostMay: { statuses: [200, 400], because: 'a host may take it for a host name, with the root' },
    },
    {
      title: 'a URL of another scheme is a bad request',
      source: '9112 §3.2.2',
      target: 'ftp://localhost/page',
      expect: { status: 400 },
      hostMay: { statuses: [200], because: 'a host may hand on the path alone' },
    },
    {
      title: 'a path of 8,000 bytes is read',
      source: '9110 §4.1',
      target: `/${'a'.repeat(7999)}`,
      expect: { status: 404 },
    },
    {
      title: 'a path of 9 kB is too long',
      source: '9110 §15.5.15',
      target: `/${'a'.repeat(9000)}`,
      expect: { status: 414 },
      hostMay: PARSER,
    },
    {
      title: 'a query of 9 kB is too long',
      source: '9110 §15.5.15',
      target: `/page?${'a'.repeat(9000)}`,
      expect: { status: 414 },
      hostMay: PARSER,
    },
    {
      title: 'a path of 8 kB of escapes is read',
      source: '9110 §4.1',
      target: `/${'%2e%2e%2f'.repeat(900)}`,
      expect: { status: 404 },
    },
    {
      title: 'two thousand times ../ are resolved and found missing',
      source: '3986 §5.2.4',
      target: `/${'../'.repeat(2000)}none`,
      expect: { status: 404 },
      hostMay: RESOLVER,
    },
  ],
};
