/** The program of the thread that calls the author's code. */

/** The sites that a thread keeps, one for each category and instant: the latest. */
export const MOST_SITES = 16;

/**
 * It is text, since it imports nothing of ours: the modules come with all that they import. Errors of `load` and of the
 * call are passed on alike. Which data is read is noted, since pages depend on it. The site around a page comes once
 * and is kept for the calls that name its number.
 */
export const THREAD_PROGRAM: string = `
const { workerData: { port, flag, modules, data } } = require('node:worker_threads');
const { compileFunction } = require('node:vm');
const loaded = new Map();
const sites = new Map();
let reads = new Set();
function load(name) {
  if (!loaded.has(name)) {
    const module = { exports: {} };
    const run = compileFunction(modules[name], ['module', 'exports', 'require'], { filename: 'coldpress-part' });
    run(module, module.exports, require);
    loaded.set(name, module.exports);
  }
  return loaded.get(name);
}
function freeze(value) {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) freeze(each);
  return value;
}
function note(name) {
  if (typeof name === 'string') reads.add(name);
}
const watched = new Proxy(freeze(data), {
  get(all, name) { note(name); return all[name]; },
  has(all, name) { note(name); return name in all; },
  getOwnPropertyDescriptor(all, name) { note(name); return Reflect.getOwnPropertyDescriptor(all, name); },
  ownKeys(all) { reads.add('*'); return Reflect.ownKeys(all); },
});
function argumentsOf({ options, body, around, template, site, siteNumber }, { raw, templateArguments }) {
  if (template === undefined) return [options, raw(body), { ...around, data: watched }];
  if (site !== undefined) sites.set(siteNumber, freeze(site));
  for (const number of sites.keys()) if (sites.size > ${MOST_SITES} && number !== siteNumber) sites.delete(number);
  return templateArguments(template, sites.get(siteNumber), watched);
}
async function answer(call) {
  try {
    const module = load(call.module);
    if (typeof module.default !== 'function') return { kind: 'no function as its default export' };
    const result = await module.default(...argumentsOf(call, module));
    if (typeof result === 'string') return { html: result };
    if (result !== null && typeof result === 'object' && typeof result.markup === 'string') return { html: result.markup };
    return { kind: result === null ? 'null' : typeof result };
  } catch (error) {
    const isError = error instanceof Error;
    return { message: isError ? error.message : String(error), stack: isError ? String(error.stack) : '' };
  }
}
port.on('message', async (call) => {
  reads = new Set();
  const found = await answer(call);
  port.postMessage({ ...found, reads: [...reads] });
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});
`;
