/**
 * Prints the titles of the test cases in the files that are its arguments (absolute paths), as JSON: file to list
 * of titles. The files are loaded, so that titles made from tables are there too, but no case is run: `node:test`
 * is answered with functions that take titles down. What a file does while it is loaded does happen.
 */
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

const RECORDER = `
  const state = (globalThis.recordedTests ??= { titles: [], endings: [] });
  const inside = (parts) => parts.find((part) => typeof part === 'function')?.();
  export const describe = (name, ...parts) => inside(parts);
  export const it = (name) => void state.titles.push(name);
  export const suite = describe;
  export const test = it;
  export const after = (ending) => void state.endings.push(ending);
  export const before = () => {};
  export const beforeEach = before;
  export const afterEach = before;
  for (const each of [describe, it]) Object.assign(each, { skip: each, only: each, todo: each });
  export default Object.assign((name) => it(name), { describe, it, test, after, before, beforeEach, afterEach });
`;
const RECORDER_URL = `data:text/javascript,${encodeURIComponent(RECORDER)}`;
const HOOKS = `
  export const resolve = (specifier, context, next) =>
    specifier === 'node:test'
      ? { url: ${JSON.stringify(RECORDER_URL)}, shortCircuit: true }
      : next(specifier, context);
`;

register(`data:text/javascript,${encodeURIComponent(HOOKS)}`);

const recorded = { titles: [] as string[], endings: [] as (() => unknown)[] };
Object.assign(globalThis, { recordedTests: recorded });

const titles: Record<string, string[]> = {};
for (const file of process.argv.slice(2)) {
  await import(pathToFileURL(file).href);
  titles[file] = recorded.titles.splice(0);
}
for (const ending of recorded.endings) await ending();
process.stdout.write(JSON.stringify(titles));
