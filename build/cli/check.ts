/** coldpress check: every problem in the content, nothing written. */

import { resolve } from 'node:path';
import { problemsToJson } from '../content/problems-to-json.ts';
import { buildSite } from '../plan/build-site.ts';
import { asOfTime } from './as-of.ts';
import type { ExitCode, Terminal } from './command.ts';
import * as option from './options.ts';
import { reportProblems } from './report.ts';
import type { OptionValues } from './usage.ts';

/** Builds as far as needed to find every problem; the exit code is 1 if one is an error. */
export async function runCheck(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const content = resolve(option.text(options, 'content', 'content'));
  const site = await buildSite({
    content,
    exclude: [],
    asOf: asOfTime(options, process.env),
    bare: true,
    notes: true,
  });
  const json = options.json === true;
  const code = reportProblems(site.problems, site.sources, terminal, {
    strict: options.strict === true,
    json,
  });
  if (json && code === 0) terminal.print(`${JSON.stringify(problemsToJson(site.problems))}\n`);
  else if (!json && site.problems.length === 0) terminal.note('No problems.\n');
  return code;
}
