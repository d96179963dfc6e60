/** Dates that cannot be read or do not exist. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import { isMoment, parseMoment } from '../../build/content/moment.ts';

const OSLO = 'Europe/Oslo';
const CASES: [title: string, text: string, timezone: string, code: string, message: RegExp][] = [
  ['A day that does not exist', '2026-02-30', 'UTC', 'date-invalid', /month 2 of 2026 has 28 days/],
  ['The leap day of another year', '2026-02-29', 'UTC', 'date-invalid', /28 days/],
  ['A century is no leap year', '1900-02-29', 'UTC', 'date-invalid', /28 days/],
  ['Day 0', '2026-01-00', 'UTC', 'date-invalid', /31 days/],
  ['Month 13', '2026-13-01', 'UTC', 'date-invalid', /no month 13/],
  ['Month 0', '2026-00-01', 'UTC', 'date-invalid', /no month 0/],
  ['Year 0', '0000-01-01', 'UTC', 'date-invalid', /no year 0/],
  ['Hour 24', '2026-01-15 24:00', 'UTC', 'date-invalid', /`24:00` does not exist/],
  ['Minute 60', '2026-01-15 23:60', 'UTC', 'date-invalid', /does not exist/],
  ['Second 60', '2026-01-15 23:59:60', 'UTC', 'date-invalid', /does not exist/],
  ['Words', 'yesterday', 'UTC', 'date-invalid', /`yesterday` is not a date/],
  ['Another order', '15.01.2026', 'UTC', 'date-invalid', /is not a date/],
  ['A month of one digit', '2026-1-15', 'UTC', 'date-invalid', /is not a date/],
  ['A year of two digits', '26-01-15', 'UTC', 'date-invalid', /is not a date/],
  ['A number', '20260115', 'UTC', 'date-invalid', /is not a date/],
  ['Hours alone', '2026-01-15 09', 'UTC', 'date-invalid', /`09` is not a time/],
  ['Half past two in the afternoon', '2026-01-15 2:30 PM', 'UTC', 'date-invalid', /is not a time/],
  ['A T with nothing after it', '2026-01-15T', 'UTC', 'date-invalid', /is not a time/],
  ['An offset that cannot be', '2026-01-15 09:00+25:00', 'UTC', 'date-invalid', /`\+25:00` is not an offset/],
  ['An offset’s minutes that cannot be', '2026-01-15 09:00+01:75', 'UTC', 'date-invalid', /not an offset/],
  ['The name of a zone', '2026-01-15 09:00 CET', 'UTC', 'date-invalid', /is not a time/],
  ['Nothing', '', 'UTC', 'date-invalid', /is not a date/],
  ['The hour that summer time skips', '2026-03-29 02:30', OSLO, 'date-gap', /clocks of Europe\/Oslo/],
  ['Its first second', '2026-03-29 02:00:00', OSLO, 'date-gap', /skipped/],
  ['Its last second', '2026-03-29 02:59:59', OSLO, 'date-gap', /skipped/],
  ['A day that a whole country skipped', '2011-12-30 12:00', 'Pacific/Apia', 'date-gap', /skipped/],
];

for (const [title, text, timezone, code, message] of CASES) {
  test(`${title} is refused as ${code}: '${text}' in ${timezone}`, () => {
    const result = parseMoment(text, timezone);
    if (isMoment(result)) assert.fail(`read as ${result.iso}`);
    assert.equal(result.code, code);
    assert.match(result.message, message);
  });
}

test('No text makes it throw', () => {
  const nearly = fc.stringMatching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]?[0-9:+Z. -]{0,16}$/);
  fc.assert(
    fc.property(fc.oneof(fc.string(), nearly), (text) => {
      const result = parseMoment(text, OSLO);
      assert.ok(isMoment(result) ? Number.isInteger(result.epoch) : result.message.length > 0);
    }),
    { numRuns: 500 },
  );
});
