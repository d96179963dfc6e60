import { formOf, notModified, shows, type Topic } from '../case.ts';

const { etag } = formOf('/page');
const WEAK = `W/${etag}`;
const LAST_MODIFIED = 'Wed, 15 Jan 2025 08:30:00 GMT';
const BEFORE = 'Wed, 15 Jan 2025 08:29:59 GMT';
const AFTER = 'Thu, 16 Jan 2025 00:00:00 GMT';
const FAILED = { status: 412, headers: { etag: null } };
const page = shows('/page');
const unchanged = notModified('/page');

function get(
  title: string,
  source: string,
  headers: [string, string][],
  expect: Topic['cases'][0]['expect'],
) {
  return { title, source, target: '/page', headers, expect };
}

export const preconditions: Topic = {
  title: 'Validators and preconditions',
  cases: [
    {
      title: 'a page has a strong, quoted entity tag and the date its author gave',
      source: '9110 §8.8.2, §8.8.3',
      target: '/page',
      expect: { status: 200, headers: { etag: /^"[!#-~]+"$/, 'last-modified': LAST_MODIFIED } },
    },
    {
      title: 'a file without a date of its own has no Last-Modified',
      source: '9110 §8.8.2',
      target: '/assets/data.txt',
      expect: { status: 200, headers: { 'last-modified': null } },
    },
    {
      title: 'each coding has an entity tag of its own',
      source: '9110 §8.8.3.3',
      target: '/page',
      headers: [
        ['Accept-Encoding', 'gzip'],
        ['If-None-Match', etag],
      ],
      expect: shows('/page', { coding: 'gzip' }),
    },
    get(
      'If-None-Match with the entity tag: not modified',
      '9110 §13.1.2',
      [['If-None-Match', etag]],
      unchanged,
    ),
    {
      ...get('If-None-Match on HEAD: not modified', '9110 §13.1.2', [['If-None-Match', etag]], unchanged),
      method: 'HEAD',
    },
    get('If-None-Match compares weakly', '9110 §8.8.3.2', [['If-None-Match', WEAK]], unchanged),
    get('If-None-Match with another entity tag: the page', '9110 §13.1.2', [['If-None-Match', '"x"']], page),
    get('If-None-Match with a list', '9110 §13.1.2', [['If-None-Match', `"a", ${etag},"b"`]], unchanged),
    get(
      'If-None-Match with commas inside the quotes',
      '9110 §8.8.3',
      [['If-None-Match', `"a,b", ${etag}`]],
      unchanged,
    ),
    get(
      'If-None-Match with empty elements and blanks',
      '9110 §5.6.1.2',
      [['If-None-Match', ` , ,\t${etag} ,`]],
      unchanged,
    ),
    get(
      'If-None-Match in two fields is one list',
      '9110 §5.3',
      [
        ['If-None-Match', '"a"'],
        ['if-none-match', etag],
      ],
      unchanged,
    ),
    get('If-None-Match: *', '9110 §13.1.2', [['If-None-Match', '*']], unchanged),
    get(
      'If-None-Match without the quotes does not match',
      '9110 §8.8.3',
      [['If-None-Match', etag.slice(1, -1)]],
      page,
    ),
    get(
      'If-None-Match with a quote that is not closed does not match',
      '9110 §8.8.3',
      [['If-None-Match', etag.slice(0, -1)]],
      page,
    ),
    get('an empty If-None-Match does not match', '9110 §13.1.2', [['If-None-Match', '']], page),
    get(
      'If-None-Match with bytes outside ASCII is compared as bytes',
      '9110 §8.8.3',
      [['If-None-Match', `"\xe9\xff", ${etag}`]],
      unchanged,
    ),
    get(
      'If-None-Match with a hundred tags is read to its end',
      '9110 §13.1.2',
      [['If-None-Match', `${Array.from({ length: 100 }, (_, i) => `"tag-${i}"`).join(', ')}, ${etag}`]],
      unchanged,
    ),
    {
      title: 'a 304 has the fields that its 200 would have, but those that describe a body',
      source: '9110 §15.4.5',
      target: '/page',
      headers: [['If-None-Match', etag]],
      expect: {
        status: 304,
        headers: {
          'cache-control': 'public, no-cache',
          vary: 'accept-encoding',
          'last-modified': LAST_MODIFIED,
          'content-length': null,
          'content-type': null,
          'content-encoding': null,
        },
      },
    },
    {
      title: 'a 304 of a compressed page has its Vary and no Content-Encoding',
      source: '9110 §15.4.5',
      target: '/page',
      headers: [
        ['Accept-Encoding', 'br'],
        ['If-None-Match', formOf('/page', { coding: 'br' }).etag],
      ],
      expect: notModified('/page', { coding: 'br' }),
    },
    get(
      'If-Modified-Since with the date: not modified',
      '9110 §13.1.3',
      [['If-Modified-Since', LAST_MODIFIED]],
      unchanged,
    ),
    get(
      'If-Modified-Since with a later date: not modified',
      '9110 §13.1.3',
      [['If-Modified-Since', AFTER]],
      unchanged,
    ),
    get(
      'If-Modified-Since with an earlier date: the page',
      '9110 §13.1.3',
      [['If-Modified-Since', BEFORE]],
      page,
    ),
    get(
      'If-Modified-Since in the form of RFC 850',
      '9110 §5.6.7',
      [['If-Modified-Since', 'Wednesday, 15-Jan-25 08:30:00 GMT']],
      unchanged,
    ),
    get(
      'If-Modified-Since in the form of asctime',
      '9110 §5.6.7',
      [['If-Modified-Since', 'Wed Jan 15 08:30:00 2025']],
      unchanged,
    ),
    get(
      'a year of two digits more than 50 years ahead is in the past',
      '9110 §5.6.7',
      [['If-Modified-Since', 'Sunday, 06-Nov-94 08:49:37 GMT']],
      page,
    ),
    ...[
      'yesterday',
      '',
      '2025-01-15T08:30:00Z',
      'Wed, 15 Jan 2025 08:30:00',
      'Wed, 15 Jan 2025 08:30:00 CET',
      'Wed, 31 Feb 2026 08:30:00 GMT',
      'Wed, 15 jan 2026 08:30:00 GMT',
      'Wed, 15 Jan 2026 24:30:00 GMT',
      'Wed, 5 Jan 2026 08:30:00 GMT',
      `${AFTER}, ${AFTER}`,
      '\xff\xfe',
    ].map((date) =>
      get(
        `If-Modified-Since is ignored where it is no date: ${JSON.stringify(date)}`,
        '9110 §13.1.3',
        [['If-Modified-Since', date]],
        page,
      ),
    ),
    get(
      'If-Modified-Since twice is no date',
      '9110 §13.1.3',
      [
        ['If-Modified-Since', AFTER],
        ['If-Modified-Since', AFTER],
      ],
      page,
    ),
    get(
      'If-Modified-Since is ignored beside If-None-Match, which does not match',
      '9110 §13.1.3',
      [
        ['If-None-Match', '"x"'],
        ['If-Modified-Since', AFTER],
      ],
      page,
    ),
    get(
      'If-Modified-Since is ignored beside If-None-Match, which matches',
      '9110 §13.1.3',
      [
        ['If-None-Match', etag],
        ['If-Modified-Since', BEFORE],
      ],
      unchanged,
    ),
    {
      title: 'If-Modified-Since is ignored where the site knows no date',
      source: '9110 §13.1.3',
      target: '/assets/data.txt',
      headers: [['If-Modified-Since', AFTER]],
      expect: shows('/assets/data.txt'),
    },
    get('If-Match with the entity tag: the page', '9110 §13.1.1', [['If-Match', etag]], page),
    get('If-Match with a list', '9110 §13.1.1', [['If-Match', `"a", ${etag}`]], page),
    get('If-Match: *', '9110 §13.1.1', [['If-Match', '*']], page),
    get('If-Match with another entity tag fails', '9110 §13.1.1', [['If-Match', '"x"']], FAILED),
    get('If-Match compares strongly', '9110 §8.8.3.2', [['If-Match', WEAK]], FAILED),
    get('If-Match without the quotes fails', '9110 §8.8.3', [['If-Match', etag.slice(1, -1)]], FAILED),
    get('an empty If-Match fails', '9110 §13.1.1', [['If-Match', '']], FAILED),
    {
      ...get('If-Match on HEAD fails without a body', '9110 §13.1.1', [['If-Match', '"x"']], {
        status: 412,
        body: '',
      }),
      method: 'HEAD',
    },
    get(
      'If-Unmodified-Since with the date: the page',
      '9110 §13.1.4',
      [['If-Unmodified-Since', LAST_MODIFIED]],
      page,
    ),
    get(
      'If-Unmodified-Since with an earlier date fails',
      '9110 §13.1.4',
      [['If-Unmodified-Since', BEFORE]],
      FAILED,
    ),
    get(
      'If-Unmodified-Since that is no date is ignored',
      '9110 §13.1.4',
      [['If-Unmodified-Since', 'then']],
      page,
    ),
    get(
      'If-Unmodified-Since is ignored beside If-Match',
      '9110 §13.2.2',
      [
        ['If-Match', etag],
        ['If-Unmodified-Since', BEFORE],
      ],
      page,
    ),
    get(
      'If-Match is looked at before If-None-Match: it fails',
      '9110 §13.2.2',
      [
        ['If-None-Match', etag],
        ['If-Match', '"x"'],
      ],
      FAILED,
    ),
    get(
      'If-Match is looked at before If-None-Match: both hold',
      '9110 §13.2.2',
      [
        ['If-None-Match', etag],
        ['If-Match', etag],
      ],
      unchanged,
    ),
    get(
      'If-Unmodified-Since is looked at before If-None-Match',
      '9110 §13.2.2',
      [
        ['If-None-Match', etag],
        ['If-Unmodified-Since', BEFORE],
      ],
      FAILED,
    ),
    {
      title: 'a form that is not acceptable is refused before any precondition',
      source: '9110 §13.2.1',
      target: '/posts/hello',
      headers: [
        ['Accept', 'text/html;q=0'],
        ['If-None-Match', '*'],
      ],
      expect: { status: 406 },
    },
  ],
};
