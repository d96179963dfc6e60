/**
 * Permalinks with placeholders, as several tools have them: `/:year/:month/:title/`. A placeholder without a
 * value (no category) leaves its part of the path out.
 */
import { meantHint } from './did-you-mean.ts';
import type { Moment } from './model.ts';

/** The values of the placeholders. */
export interface PatternValues {
  created: Moment | null;
  title: string;
  /** The author's `slug`, or the file's name. */
  slug: string;
  filename: string;
  categories: readonly string[];
  /** Folders between posts/ or pages/ and the file. */
  sections: readonly string[];
}

export type FilledPattern = { path: string } | { refused: string; hint: string | undefined };

/** Names for whole patterns. */
const STYLES: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title',
  pretty: '/:categories/:year/:month/:day/:title',
  none: '/:categories/:title',
};

const PLACEHOLDERS = [
  'year',
  'short_year',
  'month',
  'i_month',
  'day',
  'i_day',
  'hour',
  'minute',
  'second',
  'title',
  'slug',
  'filename',
  'categories',
  'section',
  'sections',
] as const;

type Placeholder = (typeof PLACEHOLDERS)[number];

const PLACEHOLDER = /:([a-z_]+)/gi;

/** Whether a permalink has placeholders. */
export function isPattern(permalink: string): boolean {
  return /(?:^|[/._-]):[a-z_]+/i.test(permalink);
}

/** The pattern that a site-wide `permalink` names, or the text as it is. */
export function namedPattern(written: string): string {
  return STYLES[written.toLowerCase()] ?? written;
}

/** The pattern with its placeholders filled in, or the fault that prevents it. */
export function fillPattern(pattern: string, values: PatternValues): FilledPattern {
  const refusals: { refused: string; hint: string }[] = [];
  const filled = pattern.replace(PLACEHOLDER, (written, name: string) => {
    const placeholder = PLACEHOLDERS.find((each) => each === name.toLowerCase());
    if (placeholder === undefined) {
      const hint =
        meantHint(name, PLACEHOLDERS) ?? `There are ${PLACEHOLDERS.map((each) => `:${each}`).join(', ')}`;
      refusals.push({ refused: `there is no placeholder \`${written}\``, hint });
      return '';
    }
    const value = placed(placeholder, values);
    if (value === null) {
      refusals.push({ refused: `\`${written}\` needs a date`, hint: 'Write `created: YYYY-MM-DD`' });
    }
    return value ?? '';
  });
  const [refusal] = refusals;
  if (refusal !== undefined) return refusal;
  const path = filled.replace(/\/{2,}/g, '/');
  if (/[^/]/.test(path)) return { path };
  return { refused: 'all its placeholders are empty', hint: undefined };
}

function placed(placeholder: Placeholder, values: PatternValues): string | null {
  const { created } = values;
  switch (placeholder) {
    case 'title':
      return pathWord(values.title) || values.filename;
    case 'slug':
      return values.slug;
    case 'filename':
      return values.filename;
    case 'categories':
      return values.categories.map(pathWord).join('/');
    case 'section':
      return values.sections[0] ?? '';
    case 'sections':
      return values.sections.join('/');
    default:
      return created === null ? null : datePart(placeholder, created);
  }
}

type DatePart = Exclude<Placeholder, 'title' | 'slug' | 'filename' | 'categories' | 'section' | 'sections'>;

function datePart(part: DatePart, { year, month, day, hour, minute, second }: Moment): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const parts: Record<DatePart, string> = {
    year: String(year).padStart(4, '0'),
    short_year: two(year % 100),
    month: two(month),
    i_month: String(month),
    day: two(day),
    i_day: String(day),
    hour: two(hour),
    minute: two(minute),
    second: two(second),
  };
  return parts[part];
}

/** A text as one part of a path: small letters and digits of any script, hyphens between words. */
function pathWord(text: string): string {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return (words ?? []).join('-');
}
