import { type Expectation, formOf, shows, type Topic } from '../case.ts';
import { DATA_BODY } from '../fixture-site.ts';

const DATA = '/assets/data.txt';
const SIZE = DATA_BODY.length;
const BOUNDARY = `coldpress-${formOf(DATA).etag.replace(/[^A-Za-z0-9]/g, '')}`;

/** The multipart/byteranges with these parts, byte for byte. */
function parts(...ranges: [number, number][]): Expectation {
  const bodies = ranges.map(
    ([first, last]) =>
      `--${BOUNDARY}\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Range: bytes ${first}-${last}/${SIZE}\r\n\r\n${DATA_BODY.slice(first, last + 1)}\r\n`,
  );
  const body = `${bodies.join('')}--${BOUNDARY}--\r\n`;
  return {
    status: 206,
    headers: {
      'content-type': `multipart/byteranges; boundary=${BOUNDARY}`,
      'content-length': String(body.length),
      'content-range': null,
    },
    body,
  };
}

function single(first: number, last: number): Expectation {
  return {
    status: 206,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-range': `bytes ${first}-${last}/${SIZE}`,
    },
    body: DATA_BODY.slice(first, last + 1),
  };
}

function get(title: string, range: string, expect: Expectation, source = '9110 §15.3.7.2') {
  return { title, source, target: DATA, headers: [['Range', range] as [string, string]], expect };
}

export const severalRanges: Topic = {
  title: 'Several ranges',
  cases: [
    get('two ranges are two parts', 'bytes=0-9,2000-2009', parts([0, 9], [2000, 2009]), '9110 §14.6'),
    get('parts stand in the order of the request', 'bytes=2000-2009, 0-9', parts([2000, 2009], [0, 9])),
    get('the first and the last bytes', 'bytes=0-0,-1', parts([0, 0], [3999, 3999]), '9110 §14.1.2'),
    get('a range past the end is left out', 'bytes=0-9,2000-2009,4000-', parts([0, 9], [2000, 2009])),
    get('one satisfiable range of several is sent as it is', 'bytes=0-9,4000-', single(0, 9)),
    get('ranges that overlap are one', 'bytes=0-99,50-149', single(0, 149)),
    get('ranges that touch are one', 'bytes=0-99,100-199', single(0, 199)),
    get('ranges with less between than the head of a part are one', 'bytes=0-9,40-49', single(0, 49)),
    get(
      'ranges that overlap others become one in place of the first',
      'bytes=500-599,2000-2099,400-520',
      parts([400, 599], [2000, 2099]),
    ),
    get('a range that joins two others makes them one', 'bytes=0-9,1000-1009,5-1005', single(0, 1009)),
    get(
      'the same range a dozen times is sent once',
      `bytes=${Array.from({ length: 12 }, () => '0-').join(',')}`,
      single(0, SIZE - 1),
      '9110 §17.15',
    ),
    get(
      'sixteen ranges are served',
      `bytes=${Array.from({ length: 16 }, (_, i) => `${i * 200}-${i * 200 + 1}`).join(',')}`,
      parts(...Array.from({ length: 16 }, (_, i): [number, number] => [i * 200, i * 200 + 1])),
      '9110 §17.15',
    ),
    get(
      'seventeen ranges are too many: the whole is sent',
      `bytes=${Array.from({ length: 17 }, (_, i) => `${i * 200}-${i * 200 + 1}`).join(',')}`,
      shows(DATA),
      '9110 §17.15',
    ),
    get(
      'hundreds of small ranges cost no more than the whole',
      `bytes=${Array.from({ length: 700 }, (_, i) => `${i * 4}-${i * 4}`).join(',')}`,
      shows(DATA),
      '9110 §17.15',
    ),
    {
      title: 'several ranges of a compressed page: the whole, since no part could say its coding',
      source: '9110 §14.2',
      target: '/page',
      headers: [
        ['Range', 'bytes=0-0,-1'],
        ['Accept-Encoding', 'zstd'],
      ],
      expect: shows('/page', { coding: 'zstd' }),
    },
    {
      title: 'several ranges of a compressed page that are one after all are sent',
      source: '9110 §14.2',
      target: '/page',
      headers: [
        ['Range', 'bytes=0-1,2-3'],
        ['Accept-Encoding', 'gzip'],
      ],
      expect: { status: 206, body: formOf('/page', { coding: 'gzip' }).body.slice(0, 4) },
    },
  ],
};
