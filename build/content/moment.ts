/**
 * Dates as authors write them. `2026-01-15`, `2026-01-15 09:00`, either with seconds, and full ISO 8601
 * timestamps. One without an offset is a wall-clock time in the site's timezone, daylight saving included;
 * the rules are those of the IANA database that Node carries, read through Temporal.
 *
 * A date alone is the start of that day in the timezone. Where the clocks go back, an hour happens twice:
 * the earlier one is meant. Where they go forward, an hour does not exist: that is an error, since either
 * guess would publish at a time that the author did not write. Fractions of a second are dropped: the site changes
 * by seconds.
 */
import { Temporal } from 'temporal-polyfill';
import type { Moment } from './model.ts';

/** The fault of a malformed date. */
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
  const day: Day = { year: Number(date[1]), month: Number(date[2]), day: Number(date[3]) };
  const problem = whyNoDay(day);
  if (problem !== null) return invalid(`\`${dateText}\` does not exist: ${problem}`);
  if (rest === null) return startOfDay(day, timezone);

  const offsetText = OFFSET.exec(rest)?.[0] ?? '';
  const time = TIME.exec(rest.slice(0, rest.length - offsetText.length).trimEnd());
  if (time === null) return invalid(`\`${rest}\` is not a time`);
  const [hour, minute, second] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return invalid(`\`${rest}\` does not exist`);
  const wall = wallSeconds(day) + hour * 3600 + minute * 60 + second;

  if (offsetText !== '') {
    const offset = parseOffset(offsetText);
    return offset === null
      ? invalid(`\`${offsetText}\` is not an offset from UTC`)
      : toMoment(wall, offset, true);
  }
  if (timezone === 'UTC') return toMoment(wall, 0, true);
  const zoned = Temporal.PlainDateTime.from({ ...day, hour, minute, second }).toZonedDateTime(timezone, {
    disambiguation: 'earlier',
  });
  const offset = zoned.offsetNanoseconds / 1e9;
  // In a gap Temporal moves to a time that exists, whose wall clock differs.
  if (wall - offset === zoned.epochMilliseconds / 1000) return toMoment(wall, offset, true);
  return { code: 'date-gap', message: `\`${text}\` is skipped by the clocks of ${timezone}` };
}

/** Whether a date could be read. */
export function isMoment(result: Moment | MomentFailure): result is Moment {
  return 'epoch' in result;
}

interface Day {
  year: number;
  month: number;
  day: number;
}

/** Date and time, parted by `T` or blanks; the time is null where there is none. */
function splitDate(text: string): [string, string | null] {
  const at = text.search(/[Tt \t]/);
  return at === -1 ? [text, null] : [text.slice(0, at), text.slice(at + 1).trim()];
}

/** The reason why there is no such day, or null. */
function whyNoDay({ year, month, day }: Day): string | null {
  if (year === 0) return 'there was no year 0';
  if (month < 1 || month > 12) return `there is no month ${month}`;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day >= 1 && day <= days ? null : `month ${month} of ${year} has ${days} days`;
}

/** Midnight, or where the clocks skip it the first time of the day. */
function startOfDay(day: Day, timezone: string): Moment {
  if (timezone === 'UTC') return toMoment(wallSeconds(day), 0, false);
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime(timezone);
  const offset = zoned.offsetNanoseconds / 1e9;
  return toMoment(zoned.epochMilliseconds / 1000 + offset, offset, false);
}

/** Seconds from 1970-01-01T00:00 to midnight of the day, on one and the same wall clock. */
function wallSeconds({ year, month, day }: Day): number {
  // Date.UTC would take the years 1 to 99 for 1901 to 1999.
  return new Date(0).setUTCFullYear(year, month - 1, day) / 1000;
}

/** `Z`, `+01`, `+0100`, `+01:00` in seconds; null for one that cannot be (+25:00). */
function parseOffset(text: string): number | null {
  if (/^z$/i.test(text)) return 0;
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2))];
  if (hours > 23 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** The moment at which a wall clock that is `offset` seconds ahead of UTC shows `wall`. */
function toMoment(wall: number, offset: number, hasTime: boolean): Moment {
  const shown = new Date(wall * 1000);
  return {
    epoch: wall - offset,
    year: shown.getUTCFullYear(),
    month: shown.getUTCMonth() + 1,
    day: shown.getUTCDate(),
    hour: shown.getUTCHours(),
    minute: shown.getUTCMinutes(),
    second: shown.getUTCSeconds(),
    hasTime,
    iso: shown.toISOString().slice(0, 19) + offsetText(offset),
  };
}

/** `+01:00`. The local mean times of long ago had seconds, which ISO 8601 leaves out. */
function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

function invalid(message: string): MomentFailure {
  return { code: 'date-invalid', message };
}
