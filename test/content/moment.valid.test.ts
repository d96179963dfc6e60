/** Dates that can be read. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import type { Moment } from '../../build/content/model.ts';
import { isMoment, parseMoment } from '../../build/content/moment.ts';

function read(text: string, timezone: string): Moment {
  const moment = parseMoment(text, timezone);
  assert.ok(isMoment(moment), isMoment(moment) ? '' : moment.message);
  return moment;
}

const OSLO = 'Europe/Oslo';
const CASES: [title: string, text: string, timezone: string, iso: string, hasTime: boolean][] = [
  ['A date is the start of that day', '2026-01-15', 'UTC', '2026-01-15T00:00:00+00:00', false],
  ['In the site’s timezone', '2026-01-15', OSLO, '2026-01-15T00:00:00+01:00', false],
  ['In summer time', '2026-07-15', OSLO, '2026-07-15T00:00:00+02:00', false],
  ['Hours and minutes', '2026-01-15 09:05', OSLO, '2026-01-15T09:05:00+01:00', true],
  ['One digit for the hour', '2026-01-15 9:05', 'UTC', '2026-01-15T09:05:00+00:00', true],
  ['Seconds', '2026-01-15 09:05:59', 'UTC', '2026-01-15T09:05:59+00:00', true],
  ['A T, as YAML and ISO write it', '2026-01-15T09:05:59', OSLO, '2026-01-15T09:05:59+01:00', true],
  ['A small t', '2026-01-15t09:05', 'UTC', '2026-01-15T09:05:00+00:00', true],
  ['Fractions are dropped', '2026-01-15T09:05:59.999', 'UTC', '2026-01-15T09:05:59+00:00', true],
  ['Z is UTC in any timezone of the site', '2026-01-15T09:05:00Z', OSLO, '2026-01-15T09:05:00+00:00', true],
  ['A written offset stays', '2026-01-15T09:05:00-08:00', OSLO, '2026-01-15T09:05:00-08:00', true],
  ['An offset without colon', '2026-01-15 09:05 +0530', OSLO, '2026-01-15T09:05:00+05:30', true],
  ['An offset in hours', '2026-01-15 09:05+02', 'UTC', '2026-01-15T09:05:00+02:00', true],
  ['The leap day of a leap year', '2024-02-29', 'UTC', '2024-02-29T00:00:00+00:00', false],
  [
    'The last second before the clocks go forward',
    '2026-03-29 01:59:59',
    OSLO,
    '2026-03-29T01:59:59+01:00',
    true,
  ],
  ['The first after', '2026-03-29 03:00', OSLO, '2026-03-29T03:00:00+02:00', true],
  ['Of an hour that happens twice, the earlier', '2026-10-25 02:30', OSLO, '2026-10-25T02:30:00+02:00', true],
  ['The later with its offset', '2026-10-25T02:30+01:00', OSLO, '2026-10-25T02:30:00+01:00', true],
  [
    'A day that begins at one o’clock begins then',
    '2018-11-04',
    'America/Sao_Paulo',
    '2018-11-04T01:00:00-02:00',
    false,
  ],
  ['Long ago', '1969-12-31 23:59:59', 'UTC', '1969-12-31T23:59:59+00:00', true],
  ['Half-hour zones', '2026-01-15 00:00', 'Asia/Kolkata', '2026-01-15T00:00:00+05:30', true],
];

for (const [title, text, timezone, iso, hasTime] of CASES) {
  test(`${title}: ${text} in ${timezone} is ${iso}`, () => {
    const moment = read(text, timezone);
    assert.equal(moment.iso, iso);
    assert.equal(moment.hasTime, hasTime);
    assert.equal(moment.epoch, Date.parse(iso) / 1000);
    const { year, month, day, hour, minute, second } = moment;
    const parts = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(iso)?.slice(1).map(Number);
    assert.deepEqual([year, month, day, hour, minute, second], parts);
  });
}

test('Any instant written with its offset is read back, in any timezone', () => {
  const instant = fc.integer({ min: 0, max: 4_000_000_000 });
  fc.assert(
    fc.property(
      instant,
      fc.constantFrom('UTC', OSLO, 'America/New_York', 'Pacific/Apia'),
      (epoch, timezone) => {
        const iso = new Date(epoch * 1000).toISOString();
        assert.equal(read(iso, timezone).epoch, epoch);
        assert.equal(read(read(iso, timezone).iso, 'UTC').epoch, epoch);
      },
    ),
  );
});
