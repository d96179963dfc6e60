/** The instant of a build, from options and environment. */
import { zonedInstant } from './instant.ts';
import type { OptionValues } from './usage.ts';

/**
 * The instant of a build in whole seconds since 1970, as a function of the site's timezone: `--as-of`, else
 * SOURCE_DATE_EPOCH (reproducible-builds.org), else now. Windows that are over by then are left out. An earlier
 * `--at` counts instead, so that the site has the windows of that time. Throws a UsageError for a malformed time,
 * at once where no timezone could make it valid.
 */
export function asOfTime(
  options: OptionValues,
  environment: Record<string, string | undefined>,
): (timezone: string) => number {
  const { at, 'as-of': written } = options;
  for (const time of [at, written]) if (typeof time === 'string') zonedInstant(time, 'UTC');
  const epoch = environment.SOURCE_DATE_EPOCH;
  const fixed = epoch !== undefined && /^\d+$/.test(epoch) ? Number(epoch) : Math.floor(Date.now() / 1000);
  return (timezone) => {
    const from = typeof written === 'string' ? zonedInstant(written, timezone) : fixed;
    return typeof at === 'string' ? Math.min(from, zonedInstant(at, timezone)) : from;
  };
}
