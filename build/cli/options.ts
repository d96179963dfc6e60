/** Options that several commands share, and their values as the build wants them. */
import { type OptionHelp, type OptionValues, UsageError } from './usage.ts';

export const CONTENT: OptionHelp = {
  type: 'string',
  value: 'DIR',
  summary: 'the folder of Markdown (content)',
};
export const OUT: OptionHelp = { type: 'string', value: 'DIR', summary: 'where the result goes (dist)' };
export const STRICT: OptionHelp = { type: 'boolean', summary: 'treat warnings as errors' };
export const JSON_OUTPUT: OptionHelp = { type: 'boolean', summary: 'print problems and results as JSON' };
export const PORT: OptionHelp = {
  type: 'string',
  value: 'N',
  summary: 'the port (3000); 0 for any free one',
};
export const HOST: OptionHelp = {
  type: 'string',
  value: 'H',
  summary: 'the address to listen on (127.0.0.1)',
};
export const AS_OF: OptionHelp = {
  type: 'string',
  value: 'TIME',
  summary: 'leave out what ended before this time (now, or SOURCE_DATE_EPOCH)',
};

/** The value of a string option, or its default. */
export function text(options: OptionValues, name: string, fallback: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : fallback;
}

/**
 * The instant a build looks from, in whole seconds since 1970. Only windows that are already over depend on
 * it; SOURCE_DATE_EPOCH (reproducible-builds.org) fixes it from outside.
 */
export function asOf(options: OptionValues, environment: Record<string, string | undefined>): number {
  const written = options['as-of'];
  if (typeof written === 'string') return instant(written);
  const epoch = environment.SOURCE_DATE_EPOCH;
  if (epoch !== undefined && /^\d+$/.test(epoch)) return Number(epoch);
  return Math.floor(Date.now() / 1000);
}

/** An instant as ISO 8601 (UTC unless it says otherwise) or as seconds since 1970. Throws a UsageError. */
export function instant(written: string): number {
  if (/^\d{9,10}$/.test(written)) return Number(written);
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?))?(Z|[+-]\d{2}:\d{2})?$/.exec(written);
  const seconds =
    match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? 'Z'}`) / 1000;
  if (Number.isNaN(seconds)) {
    throw new UsageError(`'${written}' is no time: write 2027-01-01T09:00, with Z or +01:00 for a zone`);
  }
  return seconds;
}
