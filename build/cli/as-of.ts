/** The instant that a build looks from, out of options and environment. */
import { zonedInstant } from './instant.ts';
import type { OptionValues } from './usage.ts';

/**
 * The instant a build looks from, in whole seconds since 1970, for a site in a timezone: `--as-of`, else
 * SOURCE_DATE_EPOCH (reproducible-builds.org), else now. Only windows that are already over depend on it. Where
 * `--at` is earlier, that counts: what is looked at must be there. Throws a UsageError for what is no time, at
 * once where no timezone makes it one.
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
