/**
 * The program of the thread that calls shortcodes. It is text, since it needs nothing of ours: the bundles come with
 * all that they import. Errors of `load` and of the call are passed on alike.
 */
export const SHORTCODE_THREAD = `
const { workerData: { port, flag, bundles, data } } = require('node:worker_threads');
const { compileFunction } = require('node:vm');
const loaded = new Map();
function load(name) {
  if (!loaded.has(name)) {
    const module = { exports: {} };
    const run = compileFunction(bundles[name], ['module', 'exports', 'require'], { filename: 'coldpress-part' });
    run(module, module.exports, require);
    loaded.set(name, module.exports);
  }
  return loaded.get(name);
}
async function answer({ name, options, body, around }) {
  try {
    const { default: shortcode, raw } = load(name);
    if (typeof shortcode !== 'function') return { kind: 'no function as its default export' };
    const result = await shortcode(options, raw(body), { ...around, data });
    if (typeof result === 'string') return { html: result };
    if (result !== null && typeof result === 'object' && typeof result.markup === 'string') return { html: result.markup };
    return { kind: result === null ? 'null' : typeof result };
  } catch (error) {
    const isError = error instanceof Error;
    return { message: isError ? error.message : String(error), stack: isError ? String(error.stack) : '' };
  }
}
port.on('message', async (call) => {
  port.postMessage(await answer(call));
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});
`;
