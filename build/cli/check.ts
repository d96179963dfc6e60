/** coldpress check: every problem in the content, nothing written. */
import { resolve } from 'node:path';
import { problemsToJson } from '../content/problems-to-json.ts';
import { buildSite } from '../site/build-site.ts';
import type { Command } from './command.ts';
import * as option from './options.ts';
import { reportProblems } from './report.ts';

export const check: Command = {
  name: 'check',
  summary: 'list every problem in the content, write nothing',
  options: { content: option.CONTENT, strict: option.STRICT, json: option.JSON_OUTPUT },
  run: async (options, terminal) => {
    const content = resolve(option.text(options, 'content', 'content'));
    const site = await buildSite({
      content,
      exclude: [],
      asOf: option.asOf(options, process.env),
      quick: true,
    });
    const json = options.json === true;
    const code = reportProblems(site.problems, site.sources, terminal, {
      strict: options.strict === true,
      json,
    });
    if (json && code === 0) terminal.print(`${JSON.stringify(problemsToJson(site.problems))}\n`);
    else if (!json && site.problems.length === 0) terminal.note('No problems.\n');
    return code;
  },
};
