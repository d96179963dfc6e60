/** A script in a JavaScript engine as a component, by componentize-js: what the site is compared with. */
import { findEngine, runEngine } from '../../build/api/engine.ts';
import { worldText } from '../../build/api/host-interfaces.ts';

/** The component (WASI 0.2) of a script that listens for fetch events. Throws where the engine is missing. */
export async function componentizeScript(file: string, root: string): Promise<Uint8Array> {
  const engine = findEngine(root);
  if (engine === null) throw new Error('componentize-js is not installed');
  return runEngine(engine, {
    sourcePath: file,
    witWorld: await worldText([]),
    worldName: 'api',
    disableFeatures: ['http'],
  });
}
