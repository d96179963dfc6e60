/**
 * Dates as authors write them. `2026-01-15`, `2026-01-15 09:00`, either with seconds, and full ISO 8601
 * timestamps. One without an offset is a wall-clock time in the site's timezone, daylight saving included;
 * the rules are those of the IANA database that Node carries, read through Temporal.
 *
 * A date alone is the start of that day in the timezone. Where the clocks go back, an hour happens twice:
 * the earlier one is meant. Where they go forward, an hour does not exist: that is an error, since either
 * guess would publish at a time nobody wrote. Fractions of a second are dropped: the site changes by seconds.
 */
import { Temporal } from 'temporal-polyfill';
import type { Moment } from './model.ts';

/** Why a text is no moment. */
export interface MomentFailure {
  code: 'date-invalid' | 'date-gap';
  message: string;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?$/;
const OFFSET = /(?:[Zz]|[+-]\d{2}(?::?\d{2})?)$/;

/** Reads `text`; `timezone` is an IANA name that exists. */
export function parseMoment(text: string, timezone: string): Moment | MomentFailure {
  const [dateText, rest] = splitDate(text);
  const date = DATE.exec(dateText);
  if (date === null) return invalid(`\`${text}\` is not a date`);
  const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3])];
  const problem = whyNoDay(year, month, day);
  if (problem !== null) return invalid(`\`${dateText}\` does not exist: ${problem}`);
  const plainDate = new Temporal.PlainDate(year, month, day);
  if (rest === null) return toMoment(plainDate.toZonedDateTime({ timeZone: timezone }), false);

  const offset = OFFSET.exec(rest)?.[0] ?? '';
  const time = TIME.exec(rest.slice(0, rest.length - offset.length).trimEnd());
  if (time === null) return invalid(`\`${rest}\` is not a time`);
  const [hour, minute, second] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return invalid(`\`${rest}\` does not exist`);
  const local = plainDate.toPlainDateTime({ hour, minute, second });

  if (offset !== '') {
    const zone = offsetZone(offset);
    if (zone === null) return invalid(`\`${offset}\` is not an offset from UTC`);
    return toMoment(local.toZonedDateTime(zone), true);
  }
  const zoned = local.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  if (!zoned.toPlainDateTime().equals(local)) {
    return { code: 'date-gap', message: `\`${text}\` is skipped by the clocks of ${timezone}` };
  }
  return toMoment(zoned, true);
}

export function isMoment(result: Moment | MomentFailure): result is Moment {
  return 'epoch' in result;
}

/** Date and time, parted by `T` or blanks; the time is null where there is none. */
function splitDate(text: string): [string, string | null] {
  const at = text.search(/[Tt \t]/);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1).trim()];
}

function whyNoDay(year: number, month: number, day: number): string | null {
  if (year === 0) return 'there was no year 0';
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const days = new Temporal.PlainYearMonth(year, month).daysInMonth;
  if (day >= 1 && day <= days) return null;
  return `month ${month} of ${year} has ${days} days`;
}

/** `Z`, `+01`, `+0100`, `+01:00` as Temporal's name of that zone; null for one that cannot be (+25:00). */
function offsetZone(offset: string): string | null {
  if (/^z$/i.test(offset)) return '+00:00';
  const digits = offset.slice(1).replace(':', '').padEnd(4, '0');
  if (Number(digits.slice(0, 2)) > 23 || Number(digits.slice(2)) > 59) return null;
  return `${offset.charAt(0)}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

function toMoment(zoned: Temporal.ZonedDateTime, hasTime: boolean): Moment {
  const { year, month, day, hour, minute, second } = zoned;
  return {
    epoch: Math.floor(zoned.epochMilliseconds / 1000),
    year,
    month,
    day,
    hour,
    minute,
    second,
    hasTime,
    iso: zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
  };
}

function invalid(message: string): MomentFailure {
  return { code: 'date-invalid', message };
}
