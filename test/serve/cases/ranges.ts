import { type Expectation, formOf, shows, type Topic } from '../case.ts';
import { DATA_BODY } from '../fixture-site.ts';

const DATA = '/assets/data.txt';
const SIZE = DATA_BODY.length;
const { etag } = formOf(DATA);
const WHOLE = shows(DATA);

/** The 206 with the bytes from `first` to `last`. */
function part(first: number, last: number): Expectation {
  return {
    status: 206,
    headers: {
      'content-range': `bytes ${first}-${last}/${SIZE}`,
      'content-length': String(last - first + 1),
      'content-type': 'text/plain; charset=utf-8',
      etag,
      'cache-control': 'public, no-cache',
    },
    body: DATA_BODY.slice(first, last + 1),
  };
}

const UNSATISFIABLE: Expectation = {
  status: 416,
  headers: { 'content-range': `bytes */${SIZE}`, etag: null },
};

function get(
  title: string,
  source: string,
  range: string,
  expect: Expectation,
  more: [string, string][] = [],
) {
  return { title, source, target: DATA, headers: [['Range', range] as [string, string], ...more], expect };
}

export const ranges: Topic = {
  title: 'Ranges',
  cases: [
    {
      title: 'a page says that it can be sent in parts',
      source: '9110 §14.3',
      target: DATA,
      expect: { ...WHOLE, headers: { 'accept-ranges': 'bytes' } },
    },
    get('the first bytes', '9110 §14.1.2', 'bytes=0-99', part(0, 99)),
    get('one byte', '9110 §14.1.2', 'bytes=0-0', part(0, 0)),
    get('bytes in the middle', '9110 §14.1.2', 'bytes=100-199', part(100, 199)),
    get('from a byte to the end', '9110 §14.1.2', 'bytes=3990-', part(3990, SIZE - 1)),
    get('the last byte by its position', '9110 §14.1.2', 'bytes=3999-3999', part(3999, 3999)),
    get('the last bytes', '9110 §14.1.2', 'bytes=-10', part(SIZE - 10, SIZE - 1)),
    get('an end past the end is the end', '9110 §14.1.2', 'bytes=3990-9999', part(3990, SIZE - 1)),
    get('more last bytes than there are: all', '9110 §14.1.2', 'bytes=-99999', part(0, SIZE - 1)),
    get('numbers past all counting', '9110 §14.1.2', 'bytes=3990-99999999999999999999', part(3990, SIZE - 1)),
    get('zeros before a number', '9110 §14.1.2', 'bytes=0000000000000001-0002', part(1, 2)),
    get('the unit in capitals', '9110 §14.1', 'BYTES=0-1', part(0, 1)),
    get('empty elements', '9110 §5.6.1.2', 'bytes=,, 0-1 ,', part(0, 1)),
    get('a start past the end cannot be satisfied', '9110 §14.4, §15.5.17', 'bytes=4000-', UNSATISFIABLE),
    get('a start far past the end', '9110 §15.5.17', 'bytes=99999999999999999999-', UNSATISFIABLE),
    get('the last no bytes cannot be satisfied', '9110 §14.1.2', 'bytes=-0', UNSATISFIABLE),
    get(
      'several ranges of which none begins in the file',
      '9110 §15.5.17',
      'bytes=4000-4001,5000-',
      UNSATISFIABLE,
    ),
    ...[
      ['an unknown unit', 'lines=0-1'],
      ['no unit', '0-1'],
      ['no ranges', 'bytes='],
      ['only commas', 'bytes=,,'],
      ['an end before the start', 'bytes=2-1'],
      ['an end before the start in one of several', 'bytes=0-1,9-8'],
      ['no hyphen', 'bytes=5'],
      ['only a hyphen', 'bytes=-'],
      ['a letter', 'bytes=0-x'],
      ['a sign', 'bytes=+0-1'],
      ['a blank inside', 'bytes=0 - 1'],
      ['two hyphens', 'bytes=0--1'],
      ['a blank before the equals sign', 'bytes =0-1'],
      ['nothing at all', ''],
      ['bytes outside ASCII', 'bytes=\xb2-\xb3'],
    ].map(([what = '', range = '']) =>
      get(`a range that is not valid is ignored: ${what}`, '9110 §14.2', range, WHOLE),
    ),
    get('two Range fields are no valid range', '9110 §14.2', 'bytes=0-1', WHOLE, [['Range', 'bytes=2-3']]),
    {
      ...get('a range on HEAD is ignored', '9110 §14.2', 'bytes=0-1', { ...WHOLE, body: '' }),
      method: 'HEAD',
    },
    {
      ...get('a range past the end on HEAD is ignored', '9110 §14.2', 'bytes=9999-', { ...WHOLE, body: '' }),
      method: 'HEAD',
    },
    {
      title: 'a range of an empty file cannot be satisfied',
      source: '9110 §15.5.17',
      target: '/assets/empty.txt',
      headers: [['Range', 'bytes=0-']],
      expect: { status: 416, headers: { 'content-range': 'bytes */0' } },
    },
    {
      title: 'the last bytes of an empty file are the whole, for which Content-Range has no form',
      source: '9110 §14.1.2',
      target: '/assets/empty.txt',
      headers: [['Range', 'bytes=-5']],
      expect: shows('/assets/empty.txt'),
    },
    {
      title: 'a range of a compressed page is of its compressed bytes',
      source: '9110 §14.1.2',
      target: '/page',
      headers: [
        ['Range', 'bytes=2-5'],
        ['Accept-Encoding', 'gzip'],
      ],
      expect: {
        status: 206,
        headers: {
          'content-encoding': 'gzip',
          'content-range': `bytes 2-5/${formOf('/page', { coding: 'gzip' }).length}`,
          etag: formOf('/page', { coding: 'gzip' }).etag,
          vary: 'accept-encoding',
        },
        body: formOf('/page', { coding: 'gzip' }).body.slice(2, 6),
      },
    },
    get('If-Range with the entity tag: the part', '9110 §13.1.5', 'bytes=0-1', part(0, 1), [
      ['If-Range', etag],
    ]),
    get('If-Range with another entity tag: the whole', '9110 §13.1.5', 'bytes=0-1', WHOLE, [
      ['If-Range', '"x"'],
    ]),
    get('If-Range with another entity tag: no 416 either', '9110 §13.1.5', 'bytes=9999-', WHOLE, [
      ['If-Range', '"x"'],
    ]),
    get('If-Range compares strongly', '9110 §13.1.5', 'bytes=0-1', WHOLE, [['If-Range', `W/${etag}`]]),
    get('If-Range is one entity tag, not a list', '9110 §13.1.5', 'bytes=0-1', WHOLE, [
      ['If-Range', `${etag}, "x"`],
    ]),
    get('If-Range: * is no entity tag', '9110 §13.1.5', 'bytes=0-1', WHOLE, [['If-Range', '*']]),
    get('an empty If-Range is no entity tag', '9110 §13.1.5', 'bytes=0-1', WHOLE, [['If-Range', '']]),
    {
      title: 'If-Range with the date: the whole, since a page may change and keep the date its author gave',
      source: '9110 §8.8.2.2, §13.1.5',
      target: '/page',
      headers: [
        ['Range', 'bytes=0-1'],
        ['If-Range', 'Wed, 15 Jan 2025 08:30:00 GMT'],
      ],
      expect: shows('/page'),
    },
    {
      title: 'If-Range without a range means nothing',
      source: '9110 §13.1.5',
      target: DATA,
      headers: [['If-Range', '"x"']],
      expect: WHOLE,
    },
    get('a precondition comes before the range: not modified', '9110 §13.2.2', 'bytes=0-1', { status: 304 }, [
      ['If-None-Match', etag],
    ]),
    get('a precondition comes before the range: it fails', '9110 §13.2.2', 'bytes=9999-', { status: 412 }, [
      ['If-Match', '"x"'],
    ]),
  ],
};
