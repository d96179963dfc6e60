import type { Coding } from '../../../build/bundle/manifest.ts';
import { formOf, shows, type Topic } from '../case.ts';

const REFUSED = { status: 406, headers: { vary: 'accept-encoding', etag: null } };

/** Accept-Encoding and the coding that /page is sent in; of gzip, br and zstd, br is the smallest. */
const CHOICES: readonly [title: string, field: string, Coding][] = [
  ['one coding', 'gzip', 'gzip'],
  ['several at one weight: the smallest', 'gzip, deflate, br, zstd', 'br'],
  ['the order of the list means nothing', 'zstd,gzip', 'gzip'],
  ['zstd where only that is known', 'zstd', 'zstd'],
  ['the highest weight', 'br;q=0.5, gzip;q=0.9', 'gzip'],
  ['a weight of three decimals', 'br;q=0.001, gzip;q=0.002', 'gzip'],
  ['capitals', 'GZIP;Q=1.0', 'gzip'],
  ['x-gzip is gzip', 'x-gzip', 'gzip'],
  ['nothing known', 'deflate, compress, foo', 'identity'],
  ['an empty field', '', 'identity'],
  ['identity alone', 'identity', 'identity'],
  ['anything: the smallest', '*', 'br'],
  ['anything but one', '*, br;q=0', 'gzip'],
  ['nothing but one', 'gzip, *;q=0', 'gzip'],
  ['a coding ruled out', 'br;q=0', 'identity'],
  ['a coding ruled out with decimals', 'gzip;q=0.000', 'identity'],
  ['identity preferred', 'gzip;q=0.5, identity', 'identity'],
  ['identity ruled out, with another left', 'identity;q=0, gzip', 'gzip'],
  ['identity ruled out by the asterisk, with another left', 'br, *;q=0', 'br'],
  ['a named coding before identity, which is not named', 'gzip;q=0.001', 'gzip'],
  ['blanks around everything', ' gzip ; q=0.5 ,\tbr ;q=1 ', 'br'],
  ['empty elements', ',,gzip,,', 'gzip'],
  ['a weight above 1 is not one: the element is ignored', 'br;q=2, gzip', 'gzip'],
  ['a weight that is no number is not one: the element is ignored', 'br;q=x, gzip', 'gzip'],
  ['a weight with four decimals is not one', 'br;q=0.1234, gzip;q=0.1', 'gzip'],
  ['a weight below 0 is not one', 'br;q=-1, gzip', 'gzip'],
  ['an empty weight is none', 'gzip;q=', 'gzip'],
  ['a name that begins like another is another', 'gzipped, brr', 'identity'],
  ['bytes outside ASCII', 'br\xff, gzip', 'gzip'],
];

export const codings: Topic = {
  title: 'Content codings',
  cases: [
    {
      title: 'a reader who says nothing gets the page as it is, and Vary is sent to caches',
      source: '9110 §12.5.3, §12.5.5',
      target: '/page',
      expect: {
        ...shows('/page'),
        headers: { ...shows('/page').headers, vary: 'accept-encoding' },
      },
    },
    ...CHOICES.map(([title, field, coding]) => ({
      title: `Accept-Encoding: ${title}`,
      source: '9110 §12.5.3',
      target: '/page',
      headers: [['Accept-Encoding', field] as const],
      expect: shows('/page', { coding }),
    })),
    {
      title: 'two fields are one list',
      source: '9110 §5.3',
      target: '/page',
      headers: [
        ['Accept-Encoding', 'gzip'],
        ['Accept-Encoding', 'br'],
      ],
      expect: shows('/page', { coding: 'br' }),
    },
    {
      title: 'a compressed page says so, and that it varies',
      source: '9110 §8.4, §12.5.5',
      target: '/page',
      headers: [['Accept-Encoding', 'br']],
      expect: { status: 200, headers: { 'content-encoding': 'br', vary: 'accept-encoding' } },
    },
    ...['identity;q=0', '*;q=0', 'identity;q=0, br;q=0, gzip;q=0, zstd;q=0', 'deflate, *;q=0'].map(
      (field) => ({
        title: `nothing is left that the reader accepts: ${field}`,
        source: '9110 §12.5.3, §15.5.7',
        target: '/page',
        headers: [['Accept-Encoding', field] as const],
        expect: REFUSED,
      }),
    ),
    {
      title: 'a file that was not compressed is sent as it is, for any Accept-Encoding',
      source: '9110 §12.5.3',
      target: '/assets/data.txt',
      headers: [['Accept-Encoding', 'br, identity;q=0']],
      expect: shows('/assets/data.txt'),
    },
    {
      title: 'a file that there is only compressed is refused to a reader of identity alone',
      source: '9110 §15.5.7',
      target: '/assets/coded.json',
      headers: [['Accept-Encoding', 'identity']],
      expect: REFUSED,
    },
    {
      title: 'a file that there is only compressed is sent to a reader who says nothing',
      source: '9110 §12.5.3',
      target: '/assets/coded.json',
      expect: { ...shows('/assets/coded.json', { coding: 'br' }) },
    },
    {
      title: 'the length and the entity tag are those of the coding',
      source: '9110 §8.6, §8.8.3.3',
      target: '/',
      headers: [['Accept-Encoding', 'gzip']],
      expect: {
        status: 200,
        headers: {
          'content-length': String(formOf('/', { coding: 'gzip' }).length),
          etag: formOf('/', { coding: 'gzip' }).etag,
        },
      },
    },
  ],
};
