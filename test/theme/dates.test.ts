/** dates.ts: what an author's pattern, month names and clock make of a moment. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Moment } from '../../build/content/model.ts';
import {
  type DateConfig,
  describeMoment,
  formatDate,
  formatMoment,
  formatMonth,
  formatTime,
} from '../../build/theme/dates.ts';

const CONFIG: DateConfig = {
  date: 'system',
  time: '24hrs',
  monthNames: null,
  monthNamesAbbreviated: null,
  language: 'en',
};

const MORNING: Moment = {
  epoch: 1768464000,
  year: 2026,
  month: 1,
  day: 15,
  hour: 9,
  minute: 0,
  second: 0,
  hasTime: true,
  iso: '2026-01-15T09:00:00+01:00',
};
const DAY: Moment = { ...MORNING, hour: 0, hasTime: false, iso: '2026-01-15T00:00:00+01:00' };
const MAY_FIFTH: Moment = { ...DAY, month: 5, day: 5, year: 2007, iso: '2007-05-05T00:00:00Z' };

const OWN_NAMES = 'Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez'.split(' ');

const PATTERNS: [pattern: string, moment: Moment, text: string][] = [
  ['system', DAY, '15 January 2026'],
  ['D Mmmm YYYY', MAY_FIFTH, '5 May 2007'],
  ['DD.MM.YYYY', MAY_FIFTH, '05.05.2007'],
  ['D.MM.YY', MAY_FIFTH, '5.05.07'],
  ['Mmm D, YYYY', DAY, 'Jan 15, 2026'],
  ['YYYY-MM-DD', DAY, '2026-01-15'],
  ['Mmmm YY', DAY, 'January 26'],
  ['YYYYMMDD', DAY, '20260115'],
  ['(YYYY)', DAY, '(2026)'],
  ['YYYY', { ...DAY, year: 987 }, '0987'],
  ['', DAY, ''],
];

describe('a date in a pattern', () => {
  for (const [pattern, moment, text] of PATTERNS) {
    it(`${JSON.stringify(pattern)} gives ${JSON.stringify(text)}`, () => {
      assert.equal(formatDate(moment, { ...CONFIG, date: pattern }, 'en'), text);
    });
  }
});

const LANGUAGES: [language: string, text: string][] = [
  ['en', '5 May 2007'],
  ['en-GB', '5 May 2007'],
  ['de', '5 Mai 2007'],
  ['fr-CA', '5 mai 2007'],
  ['nb', '5 mai 2007'],
  ['no', '5 mai 2007'],
  ['nn-NO', '5 mai 2007'],
  ['fi', '5 toukokuuta 2007'],
  ['pl', '5 maja 2007'],
  ['PT', '5 maio 2007'],
  ['ja', '5 May 2007'],
  ['', '5 May 2007'],
];

describe('a date in a language', () => {
  for (const [language, text] of LANGUAGES) {
    it(`${language || 'none'}: ${text}`, () => assert.equal(formatDate(MAY_FIFTH, CONFIG, language), text));
  }

  it('takes the author’s month names in the site’s own language', () => {
    const config = { ...CONFIG, language: 'de-AT', monthNames: OWN_NAMES };
    assert.equal(formatDate({ ...DAY, month: 3 }, config, 'de'), '15 Mär 2026');
  });

  it('takes the author’s short month names for Mmm alone', () => {
    const config = { ...CONFIG, date: 'Mmm Mmmm', monthNamesAbbreviated: OWN_NAMES };
    assert.equal(formatDate({ ...DAY, month: 3 }, config, 'en'), 'Mär March');
  });

  it('does not take the author’s month names in another language that is known', () => {
    const config = { ...CONFIG, language: 'de', monthNames: OWN_NAMES };
    assert.equal(formatDate({ ...DAY, month: 3 }, config, 'nb'), '15 mars 2026');
  });

  it('takes the author’s month names in a language that is not known', () => {
    const config = { ...CONFIG, language: 'de', monthNames: OWN_NAMES };
    assert.equal(formatDate({ ...DAY, month: 3 }, config, 'la'), '15 Mär 2026');
  });
});

describe('a month alone', () => {
  const MONTHS: [language: string, text: string][] = [
    ['en', 'May 2007'],
    ['fi', 'toukokuu 2007'],
    ['pl', 'maj 2007'],
  ];
  for (const [language, text] of MONTHS) {
    it(`${language}: ${text}`, () => assert.equal(formatMonth(2007, 5, CONFIG, language), text));
  }
});

const TIMES: [hour: number, minute: number, of24: string, of12: string][] = [
  [0, 0, '00:00', '12:00 AM'],
  [0, 5, '00:05', '12:05 AM'],
  [9, 0, '09:00', '9:00 AM'],
  [11, 59, '11:59', '11:59 AM'],
  [12, 0, '12:00', '12:00 PM'],
  [14, 30, '14:30', '2:30 PM'],
  [23, 59, '23:59', '11:59 PM'],
];

describe('a time', () => {
  for (const [hour, minute, of24, of12] of TIMES) {
    it(`${of24} is ${of12}`, () => {
      const moment = { ...MORNING, hour, minute };
      assert.equal(formatTime(moment, { ...CONFIG, time: '24hrs' }), of24);
      assert.equal(formatTime(moment, { ...CONFIG, time: 'system' }), of24);
      assert.equal(formatTime(moment, { ...CONFIG, time: '12hrs' }), of12);
    });
  }
});

describe('a moment', () => {
  const MOMENTS: [title: string, moment: Moment, language: string, text: string, iso: string][] = [
    ['with a time', MORNING, 'en', '15 January 2026 at 09:00', '2026-01-15T09:00:00+01:00'],
    ['without a time', DAY, 'en', '15 January 2026', '2026-01-15'],
    ['with a time in Norwegian', MORNING, 'nb', '15 januar 2026 kl. 09:00', '2026-01-15T09:00:00+01:00'],
    ['with a time in German', MORNING, 'de', '15 Januar 2026 um 09:00', '2026-01-15T09:00:00+01:00'],
  ];
  for (const [title, moment, language, text, iso] of MOMENTS) {
    it(title, () => {
      assert.equal(formatMoment(moment, CONFIG, language), text);
      assert.deepEqual(describeMoment(moment, CONFIG, language), { text, iso });
    });
  }
});
