/** Parses and prints instants in the site's timezone. */
import { Temporal } from 'temporal-polyfill';
import { isMoment, parseMoment } from '../content/moment.ts';
import { UsageError } from './usage.ts';

/**
 * Seconds since 1970 of a time as front matter writes it, or of that number itself. Throws a UsageError for a
 * malformed time, or one that the clocks of the timezone skip.
 */
export function zonedInstant(written: string, timezone: string): number {
  if (/^\d{9,10}$/.test(written)) return Number(written);
  const moment = parseMoment(written, timezone);
  if (isMoment(moment)) return moment.epoch;
  throw new UsageError(
    `${moment.message}: write 2027-01-01T09:00 as the site's clock shows it, or add Z or +01:00`,
  );
}

/** `2027-01-01 09:00 +01:00 Europe/Oslo`; seconds only where there are some. */
export function zonedText(seconds: number, timezone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toZonedDateTimeISO(timezone);
  const time = zoned.toPlainTime().toString({ smallestUnit: zoned.second === 0 ? 'minute' : 'second' });
  return `${zoned.toPlainDate().toString()} ${time} ${zoned.offset} ${timezone}`;
}
