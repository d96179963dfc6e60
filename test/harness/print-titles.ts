/**
 * Prints the titles of the test cases in the files that are its arguments (absolute paths), as JSON: file to list
 * of titles. The files are loaded, so that titles made from tables are there too, but no case is run: an import
 * of vitest gives functions that note the titles. What a file does while it is loaded does happen.
 *
 * `vitest list` gives the same in four times the time, and fails on a busy machine: under Node's own loader it
 * ends while messages about modules are still on their way.
 */
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

const RECORDER = `
  import { format } from 'node:util';
  const { titles } = globalThis.recordedTests;
  const nothing = () => {};
  export const describe = (name, ...parts) => parts.find((part) => typeof part === 'function')?.();
  export const it = (name) => void titles.push(name);
  export const test = it;
  export const suite = describe;
  export const beforeAll = nothing;
  export const afterAll = nothing;
  export const beforeEach = nothing;
  export const afterEach = nothing;
  export const onTestFinished = nothing;
  export const expect = nothing;
  export const vi = {};
  // As vitest does with %s and the like: as many of a row's values as the title has places for.
  const titleOf = (title, values) => format(title, ...values.slice(0, title.match(/%[a-z]/g)?.length ?? 0));
  const eachOf = (one) => (rows) => (title, ...parts) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row];
      const withValues = (part) => (typeof part === 'function' ? () => part(...values) : part);
      one(titleOf(title, values), ...parts.map(withValues));
    }
  };
  for (const one of [describe, it]) Object.assign(one, { skip: one, only: one, todo: one, each: eachOf(one) });
`;
const RECORDER_URL = `data:text/javascript,${encodeURIComponent(RECORDER)}`;
const HOOKS = `
  export const resolve = (specifier, context, next) =>
    specifier === 'vitest' ? { url: ${JSON.stringify(RECORDER_URL)}, shortCircuit: true } : next(specifier, context);
`;

register(`data:text/javascript,${encodeURIComponent(HOOKS)}`);

const recorded = { titles: [] as string[] };
Object.assign(globalThis, { recordedTests: recorded });

const titles: Record<string, string[]> = {};
for (const file of process.argv.slice(2)) {
  await import(pathToFileURL(file).href);
  titles[file] = recorded.titles.splice(0);
}
process.stdout.write(JSON.stringify(titles));
