/**
 * Dates in pages. Nothing here reads the machine's locale, time zone or clock: a moment has its own date and time of
 * day, and the names of months are data.
 */

import { primarySubtag } from '../content/language.ts';
import type { Config, Moment } from '../content/model.ts';
import { languagePack } from './languages/language.ts';
import type { Language } from './languages/language.types.ts';

/** The parts of the configuration for dates. */
export type DateConfig = Pick<Config, 'date' | 'time' | 'monthNames' | 'monthNamesAbbreviated' | 'language'>;

/** The pattern of `date: system`. */
const SYSTEM_PATTERN = 'D Mmmm YYYY';

/** The longest first, so that `YYYY` is not read as `YY` twice, nor `DD` as `D` twice. */
const TOKENS = /YYYY|YY|Mmmm|Mmm|MM|DD|D/g;

/** The date alone in the configured pattern: `15 January 2026`. Other text stays as it is. */
export function formatDate(moment: Moment, config: DateConfig, language: string): string {
  const pattern = config.date === 'system' ? SYSTEM_PATTERN : config.date;
  return formatPattern(pattern, moment, config, language);
}

/** A month as the heading of a list: `January 2026`, in the configured names. */
export function formatMonth(year: number, month: number, config: DateConfig, language: string): string {
  return formatPattern('Mmmm YYYY', { year, month, day: 1 }, config, language);
}

/** The time of day: `09:00`, or `9:00 AM` with `time: 12hrs`. `system` is 24 hours, on every machine. */
export function formatTime(moment: Moment, config: DateConfig): string {
  const minute = String(moment.minute).padStart(2, '0');
  if (config.time !== '12hrs') return `${String(moment.hour).padStart(2, '0')}:${minute}`;
  return `${moment.hour % 12 === 0 ? 12 : moment.hour % 12}:${minute} ${moment.hour < 12 ? 'AM' : 'PM'}`;
}

/** Date, and time where the author wrote one: `15 January 2026 at 09:00`. */
export function formatMoment(moment: Moment, config: DateConfig, language: string): string {
  const date = formatDate(moment, config, language);
  if (!moment.hasTime) return date;
  return `${date} ${languagePack(language).strings.at} ${formatTime(moment, config)}`;
}

/** A moment for a page: its text, and the value of <time datetime> (the date alone if the author wrote no time). */
export function describeMoment(
  moment: Moment,
  config: DateConfig,
  language: string,
): { text: string; iso: string } {
  const iso = moment.hasTime ? moment.iso : moment.iso.slice(0, moment.iso.indexOf('T'));
  return { text: formatMoment(moment, config, language), iso };
}

function formatPattern(
  pattern: string,
  { year, month, day }: { year: number; month: number; day: number },
  config: DateConfig,
  language: string,
): string {
  const names = monthNames(config, language, /D/.test(pattern));
  return pattern.replace(TOKENS, (token) => {
    switch (token) {
      case 'YYYY':
        return String(year).padStart(4, '0');
      case 'YY':
        return String(year % 100).padStart(2, '0');
      case 'Mmmm':
        return names.full[month - 1] ?? '';
      case 'Mmm':
        return names.short[month - 1] ?? '';
      case 'MM':
        return String(month).padStart(2, '0');
      case 'DD':
        return String(day).padStart(2, '0');
      default:
        return String(day);
    }
  });
}

/**
 * The twelve names of months in a language. The author's own lists are in the site's language, so pages in another
 * language that we know have our names. Some languages inflect the month after a day (`withDay`).
 */
function monthNames(
  config: DateConfig,
  language: string,
  withDay: boolean,
): { full: readonly string[]; short: readonly string[] } {
  const pack: Language = languagePack(language);
  const known = pack.code !== 'en' || primarySubtag(language) === 'en';
  const own = primarySubtag(language) === primarySubtag(config.language) || !known;
  return {
    full: (own ? config.monthNames : null) ?? (withDay ? pack.monthsWithDay : null) ?? pack.months,
    short: (own ? config.monthNamesAbbreviated : null) ?? pack.monthsShort,
  };
}
