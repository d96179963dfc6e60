/**
 * HTTP-date (RFC 9110 §5.6.7) in its three forms, all of which a recipient must accept:
 * "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT" and "Sun Nov  6 08:49:37 1994".
 */
import { loadU8, toI32 } from '../site/memory.ts';
import type { Field } from './request.ts';

/** What `readDate` gives for a text that is no HTTP-date. */
export const INVALID_DATE: f64 = -1;

const DAYS: string = 'Sun,Mon,Tue,Wed,Thu,Fri,Sat,';
const LONG_DAYS: string = 'Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,';
const MONTHS: string = 'Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec,';
const DAY_SECONDS: f64 = 86400;
const SPACE: i32 = 0x20;
const COMMA: i32 = 0x2c;
const HYPHEN: i32 = 0x2d;
const COLON: i32 = 0x3a;

/**
 * The instant of an HTTP-date in seconds since 1970, or INVALID_DATE; instants before 1970 count as 0. `now`,
 * in the same unit, decides the century of a year of two digits.
 */
export function readDate(field: Field, now: f64): f64 {
  return new DateReader(field.at, field.at + field.length).read(now);
}

class DateReader {
  private at: i32;
  private end: i32;
  /** Whether something stood where it may not. */
  private failed: bool = false;

  constructor(at: i32, end: i32) {
    this.at = at;
    this.end = end;
  }

  read(now: f64): f64 {
    let comma: i32 = this.at;
    while (comma < this.end && loadU8(comma) !== COMMA) comma++;
    if (comma === this.end) return this.readAsctime();
    const isLong: bool = comma - this.at > 3;
    this.word(isLong ? LONG_DAYS : DAYS);
    this.mark(COMMA);
    this.mark(SPACE);
    const day: i32 = this.digits(2);
    this.mark(isLong ? HYPHEN : SPACE);
    const month: i32 = this.word(MONTHS);
    this.mark(isLong ? HYPHEN : SPACE);
    const year: i32 = isLong ? fullYear(this.digits(2), now) : this.digits(4);
    this.mark(SPACE);
    const seconds: i32 = this.time();
    this.mark(SPACE);
    this.mark(0x47);
    this.mark(0x4d);
    this.mark(0x54);
    return this.instant(year, month, day, seconds);
  }

  private readAsctime(): f64 {
    this.word(DAYS);
    this.mark(SPACE);
    const month: i32 = this.word(MONTHS);
    this.mark(SPACE);
    const isPadded: bool = this.at < this.end && loadU8(this.at) === SPACE;
    if (isPadded) this.at++;
    const day: i32 = this.digits(isPadded ? 1 : 2);
    this.mark(SPACE);
    const seconds: i32 = this.time();
    this.mark(SPACE);
    return this.instant(this.digits(4), month, day, seconds);
  }

  /** Steps over one byte, which must be this one. */
  private mark(byte: i32): void {
    if (this.at < this.end && loadU8(this.at) === byte) this.at++;
    else this.failed = true;
  }

  /** Steps over `count` digits and gives their value. */
  private digits(count: i32): i32 {
    let value: i32 = 0;
    for (let i: i32 = 0; i < count; i++) {
      const digit: i32 = this.at < this.end ? loadU8(this.at) - 0x30 : -1;
      if (digit < 0 || digit > 9) {
        this.failed = true;
        return 0;
      }
      value = value * 10 + digit;
      this.at++;
    }
    return value;
  }

  /** Steps over one of the words, each of which ends with a comma in `words`, and gives its index. */
  private word(words: string): i32 {
    let index: i32 = 0;
    let start: i32 = 0;
    for (let i: i32 = 0; i < words.length; i++) {
      if (words.charCodeAt(i) !== COMMA) continue;
      if (this.begins(words, start, i - start)) {
        this.at += i - start;
        return index;
      }
      start = i + 1;
      index++;
    }
    this.failed = true;
    return 0;
  }

  private begins(words: string, start: i32, length: i32): bool {
    if (this.end - this.at < length) return false;
    for (let i: i32 = 0; i < length; i++) {
      if (loadU8(this.at + i) !== words.charCodeAt(start + i)) return false;
    }
    return true;
  }

  /** Steps over hh:mm:ss, leap seconds included, and gives the seconds since midnight. */
  private time(): i32 {
    const hours: i32 = this.digits(2);
    this.mark(COLON);
    const minutes: i32 = this.digits(2);
    this.mark(COLON);
    const seconds: i32 = this.digits(2);
    if (hours > 23 || minutes > 59 || seconds > 60) this.failed = true;
    return hours * 3600 + minutes * 60 + seconds;
  }

  private instant(year: i32, month: i32, day: i32, seconds: i32): f64 {
    if (this.failed || this.at !== this.end || day < 1 || day > monthLength(year, month)) return INVALID_DATE;
    if (year < 1970) return 0;
    const days: f64 = dayNumber(year, month, day);
    return days * DAY_SECONDS + seconds;
  }
}

/** The year that two digits mean: none lies more than 50 years ahead of `now` (RFC 9110 §5.6.7). */
function fullYear(digits: i32, now: f64): i32 {
  const limit: i32 = toI32(now / (365.2425 * DAY_SECONDS)) + 1970 + 50;
  let year: i32 = 2100 + digits;
  while (year > limit) year -= 100;
  return year;
}

function isLeap(year: i32): bool {
  const century: f64 = year;
  const hundreds: i32 = toI32(century / 100);
  if (hundreds * 100 === year) return (hundreds & 3) === 0;
  return (year & 3) === 0;
}

function monthLength(year: i32, month: i32): i32 {
  if (month === 1) return isLeap(year) ? 29 : 28;
  return month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31;
}

/** Days since 1 January 1970. */
function dayNumber(year: i32, month: i32, day: i32): i32 {
  const past: f64 = year - 1;
  const leapDays: i32 = ((year - 1) >> 2) - toI32(past / 100) + toI32(past / 400) - 477;
  let days: i32 = (year - 1970) * 365 + leapDays + day - 1;
  for (let i: i32 = 0; i < month; i++) days += monthLength(year, i);
  return days;
}
