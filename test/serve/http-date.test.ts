/** HTTP-dates in their three forms, against the platform's calendar. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beforeEach, describe, it } from 'vitest';
import { INVALID_DATE, readDate } from '../../src/serve/http-date.ts';
import { emptyMemory, placed } from '../harness/arena.ts';

beforeEach(emptyMemory);

const NOW = Date.UTC(2026, 0, 1) / 1000;
const LONG_DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function read(text: string, now = NOW): number {
  emptyMemory();
  return readDate(placed(text), now);
}

/** The parts of an IMF-fixdate: Sun, 06 Nov 1994 08:49:37 GMT. */
function partsOf(seconds: number): { day: string; date: string; month: string; year: string; time: string } {
  const [day = '', date = '', month = '', year = '', time = ''] = new Date(seconds * 1000)
    .toUTCString()
    .replace(',', '')
    .split(' ');
  return { day, date, month, year, time };
}

const instant = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) / 1000 });

describe('an HTTP-date', () => {
  it('is read as IMF-fixdate, at any second until the year 9999', () => {
    fc.assert(
      fc.property(instant, (seconds) => {
        assert.equal(read(new Date(seconds * 1000).toUTCString()), seconds);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
  it('is read in the form of asctime, at any second', () => {
    fc.assert(
      fc.property(instant, (seconds) => {
        const { day, date, month, year, time } = partsOf(seconds);
        const padded = date.replace(/^0/, ' ');
        assert.equal(read(`${day} ${month} ${padded} ${time} ${year}`), seconds);
      }),
      { numRuns: 1000, seed: 2 },
    );
  });
  it('is read in the form of RFC 850, from 50 years ahead back', () => {
    const recent = fc.integer({ min: Date.UTC(1977, 0, 1) / 1000, max: Date.UTC(2075, 0, 1) / 1000 });
    fc.assert(
      fc.property(recent, (seconds) => {
        const { date, month, year, time } = partsOf(seconds);
        const day = LONG_DAYS[new Date(seconds * 1000).getUTCDay()];
        assert.equal(read(`${day}, ${date}-${month}-${year.slice(2)} ${time} GMT`), seconds);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
  it('is no date, or a real one, for any bytes', () => {
    const piece = fc.constantFrom(
      'Sun',
      ', ',
      ' ',
      '06',
      'Nov',
      '1994',
      '08:49:37',
      ' GMT',
      '-',
      '94',
      'Sunday',
    );
    const text = fc.array(fc.oneof(piece, piece, fc.string({ maxLength: 2 })), { maxLength: 12 });
    fc.assert(
      fc.property(text, (pieces) => {
        const seconds = read(Buffer.from(pieces.join(''), 'latin1').toString('latin1'));
        assert.ok(seconds === INVALID_DATE || (Number.isInteger(seconds) && seconds >= 0));
      }),
      { numRuns: 5000, seed: 4 },
    );
  });
});

const VALID: readonly [title: string, text: string, iso: string][] = [
  ['a leap day', 'Thu, 29 Feb 2024 00:00:00 GMT', '2024-02-29T00:00:00Z'],
  ['a leap day of a century that has one', 'Tue, 29 Feb 2000 00:00:00 GMT', '2000-02-29T00:00:00Z'],
  ['a leap second counts as the second after', 'Sat, 31 Dec 2016 23:59:60 GMT', '2017-01-01T00:00:00Z'],
  ['the beginning of time', 'Thu, 01 Jan 1970 00:00:00 GMT', '1970-01-01T00:00:00Z'],
  ['what was before counts as that', 'Mon, 01 Jan 1900 00:00:00 GMT', '1970-01-01T00:00:00Z'],
  ['past the year 2038', 'Tue, 19 Jan 2038 03:14:08 GMT', '2038-01-19T03:14:08Z'],
  ['past the year 2106', 'Sun, 07 Feb 2106 06:28:16 GMT', '2106-02-07T06:28:16Z'],
  ['a year of two digits 50 years ahead', 'Wednesday, 01-Jan-76 00:00:00 GMT', '2076-01-01T00:00:00Z'],
  ['a year of two digits 51 years ahead was', 'Saturday, 01-Jan-77 00:00:00 GMT', '1977-01-01T00:00:00Z'],
];

describe('a date is read', () => {
  for (const [title, text, iso] of VALID) {
    it(title, () => {
      assert.equal(read(text), Date.parse(iso) / 1000);
    });
  }
});

const INVALID: readonly [title: string, text: string][] = [
  ['a leap day of a year without', 'Wed, 29 Feb 2023 00:00:00 GMT'],
  ['a leap day of a century without', 'Mon, 29 Feb 2100 00:00:00 GMT'],
  ['the 31st of a month with 30 days', 'Tue, 31 Apr 2024 00:00:00 GMT'],
  ['day 0', 'Tue, 00 Apr 2024 00:00:00 GMT'],
  ['hour 24', 'Mon, 01 Apr 2024 24:00:00 GMT'],
  ['minute 60', 'Mon, 01 Apr 2024 00:60:00 GMT'],
  ['second 61', 'Mon, 01 Apr 2024 00:00:61 GMT'],
  ['another zone', 'Mon, 01 Apr 2024 00:00:00 UTC'],
  ['an offset', 'Mon, 01 Apr 2024 00:00:00 +0000'],
  ['a month in small letters', 'Mon, 01 apr 2024 00:00:00 GMT'],
  ['an unknown day', 'Fun, 01 Apr 2024 00:00:00 GMT'],
  ['no day', '01 Apr 2024 00:00:00 GMT'],
  ['no comma', 'Mon 01 Apr 2024 00:00:00 GMT'],
  ['two spaces', 'Mon,  01 Apr 2024 00:00:00 GMT'],
  ['a space at the end', 'Mon, 01 Apr 2024 00:00:00 GMT '],
  ['two dates', 'Mon, 01 Apr 2024 00:00:00 GMT, Mon, 01 Apr 2024 00:00:00 GMT'],
  ['a year of five digits', 'Mon, 01 Apr 12024 00:00:00 GMT'],
  ['a date cut short', 'Mon, 01 Apr 2024 00:00'],
  ['nothing', ''],
  ['a number', '1711929600'],
];

describe('what is no date', () => {
  for (const [title, text] of INVALID) {
    it(title, () => {
      assert.equal(read(text), INVALID_DATE);
    });
  }
});
