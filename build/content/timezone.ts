/** Names of timezones, as the IANA database that Node carries has them. */
import { didYouMean } from './did-you-mean.ts';

/**
 * The timezone of that name (in any case; the usual spelling comes back where it is known), or null when there is
 * none. An offset such as +02:00 is none, since it has no daylight saving.
 */
export function findTimezone(name: string): string | null {
  const wanted = name.toLowerCase();
  // The default, for which nothing of the database has to be loaded.
  if (wanted === 'utc') return 'UTC';
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(name)) return null;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return null;
  }
  return Intl.supportedValuesOf('timeZone').find((known) => known.toLowerCase() === wanted) ?? name;
}

/** The timezone that is meant by `name` (Europe/Olso, Oslo), or null. */
export function suggestTimezone(name: string): string | null {
  const known = Intl.supportedValuesOf('timeZone');
  const city = known.find((zone) =>
    zone.toLowerCase().endsWith(`/${name.toLowerCase().replaceAll(' ', '_')}`),
  );
  return city ?? didYouMean(name, known);
}
