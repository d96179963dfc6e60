/** coldpress calendar: the changes that the clock will make. */

import { resolve } from 'node:path';
import { problemsToJson } from '../content/problems-to-json.ts';
import { buildSite } from '../plan/build-site.ts';
import { type CalendarEntry, calendarOf, type PathChange } from '../plan/calendar.ts';
import { asOfTime } from './as-of.ts';
import type { ExitCode, Terminal } from './command.ts';
import { zonedText } from './instant.ts';
import * as option from './options.ts';
import { reportProblems } from './report.ts';
import type { OptionValues } from './usage.ts';

/** Prints the moments at which something changes; writes nothing. */
export async function runCalendar(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const content = resolve(option.text(options, 'content', 'content'));
  const asOf = asOfTime(options, process.env);
  const site = await buildSite({ content, exclude: [], asOf, bare: true });
  const json = options.json === true;
  const code = reportProblems(site.problems, site.sources, terminal, {
    strict: options.strict === true,
    json,
  });
  if (code !== 0 || site.result === null) return 1;
  const { manifest } = site.result;
  const { timezone } = manifest.site;
  const entries = calendarOf(manifest);
  if (json) {
    const dated = entries.map(({ at, changes }) => ({ at, time: zonedText(at, timezone), changes }));
    terminal.print(`${JSON.stringify({ ...problemsToJson(site.problems), calendar: dated })}\n`);
  } else if (entries.length === 0) {
    terminal.print(`No change is scheduled after ${zonedText(asOf(timezone), timezone)}.\n`);
  } else {
    terminal.print(entries.map((entry) => calendarText(entry, timezone)).join('\n'));
  }
  return 0;
}

/** Paths named in one line of the calendar; further ones are counted. */
const NAMED = 4;

/** One moment: a line for each post and page, and one for generated paths. */
export function calendarText({ at, changes }: CalendarEntry, timezone: string): string {
  const lines = changes
    .filter(isNamed)
    .map(({ kind, path, title }) => `  ${kind.padEnd(8)} ${path}  ${title}`);
  for (const kind of ['appears', 'goes', 'changes'] as const) {
    const paths = changes
      .filter((change) => change.kind === kind && !isNamed(change))
      .map(({ path }) => path);
    if (paths.length > 0) lines.push(`  ${kind.padEnd(8)} ${some(paths)}`);
  }
  return `${zonedText(at, timezone)}\n${lines.join('\n')}\n`;
}

/** A page mostly changes because its neighbours or the posts it lists do, so it is not named. */
function isNamed({ kind, title }: PathChange): boolean {
  return title !== null && kind !== 'changes';
}

function some(paths: readonly string[]): string {
  const named = paths.slice(0, NAMED).join(', ');
  return paths.length > NAMED ? `${named} and ${paths.length - NAMED} more` : named;
}
