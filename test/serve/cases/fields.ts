import { shows, type Topic } from '../case.ts';

const PARSER = { statuses: [400, 431], because: 'a host has limits of its own' };
const long = (length: number): string => 'a'.repeat(length);

export const fields: Topic = {
  title: 'Header fields, few and many, and what every answer carries',
  cases: [
    {
      title: 'names of fields are read in any case',
      source: '9110 §5.1',
      target: '/page',
      headers: [['aCCEPT-eNCODING', 'gzip']],
      expect: shows('/page', { coding: 'gzip' }),
    },
    {
      title: 'a hundred needless fields change nothing',
      source: '9110 §5.4',
      target: '/page',
      headers: Array.from({ length: 90 }, (_, i) => [`X-Field-${i}`, 'value'] as const),
      expect: shows('/page'),
      hostMay: PARSER,
    },
    {
      title: 'a long field that nothing depends on changes nothing',
      source: '9110 §5.4',
      target: '/page',
      headers: [['Cookie', long(12_000)]],
      expect: shows('/page'),
      hostMay: PARSER,
    },
    {
      title: 'a field of 8 kB is read',
      source: '9110 §5.4',
      target: '/page',
      headers: [['Accept-Encoding', `${long(8000)}, gzip`]],
      expect: shows('/page', { coding: 'gzip' }),
      hostMay: PARSER,
    },
    ...['Accept', 'Accept-Encoding', 'Accept-Language', 'If-Match', 'If-None-Match', 'Range', 'If-Range'].map(
      (name) => ({
        title: `a field of 9 kB that the answer depends on is too large: ${name}`,
        source: '6585 §5',
        target: '/page',
        headers: [[name, long(9000)] as const],
        expect: { status: 431, headers: { 'cache-control': 'no-store' } },
        hostMay: PARSER,
      }),
    ),
    {
      title: 'many fields of one name that are too large together are too large',
      source: '6585 §5, 9110 §5.3',
      target: '/page',
      headers: Array.from({ length: 12 }, () => ['If-None-Match', `"${long(800)}"`] as const),
      expect: { status: 431 },
      hostMay: PARSER,
    },
    {
      title: 'values outside ASCII are bytes like others',
      source: '9110 §5.5',
      target: '/page',
      headers: [
        ['X-Name', '\xe9\xff\x80'],
        ['Accept', '\xff'],
      ],
      expect: shows('/page'),
    },
    {
      title: 'a page says what it is, in which charset, and that this is not to be guessed',
      source: '9110 §8.3',
      target: '/page',
      expect: {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' },
      },
    },
    {
      title: 'a page carries the digest of what is sent',
      source: '9530 §3',
      target: '/page',
      expect: { status: 200, headers: { 'repr-digest': /^sha-256=:[A-Za-z0-9+/]{43}=:$/ } },
    },
    {
      title: 'an error is as safe to show as a page',
      source: 'ours',
      target: '/none',
      expect: {
        status: 404,
        headers: { 'x-content-type-options': 'nosniff', 'content-security-policy': /default-src 'none'/ },
      },
    },
  ],
};
