/** From a bundle to a component: the JavaScript engine with the API in its memory, by componentize-js. */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BUNDLE_NAME, type Bundle } from './bundle.ts';
import { worldText } from './host-interfaces.ts';

/** The package that brings the engine, in the version that was tested. */
export const ENGINE_PACKAGE = '@bytecodealliance/componentize-js';
export const ENGINE_VERSION = '0.23.0';

/** The engine's package as it is used here. */
export interface Engine {
  version: string;
  componentize: (options: {
    sourcePath: string;
    witWorld: string;
    worldName: string;
    disableFeatures: string[];
  }) => Promise<{ component: Uint8Array }>;
}

/** The engine that is installed beside Coldpress or the site folder, or null. */
export async function findEngine(siteDir: string): Promise<Engine | null> {
  for (const base of [import.meta.url, pathToFileURL(join(siteDir, 'x.js')).href]) {
    const path = resolveFrom(base);
    if (path !== null) return (await import(path)) as Engine;
  }
  return null;
}

function resolveFrom(base: string): string | null {
  // The package has an entry for `import` alone, and import.meta.resolve cannot start from another folder.
  const folders = createRequire(base).resolve.paths(ENGINE_PACKAGE) ?? [];
  const paths = folders.map((folder) => join(folder, ENGINE_PACKAGE, 'src', 'componentize.js'));
  const path = paths.find((candidate) => existsSync(candidate));
  return path === undefined ? null : pathToFileURL(path).href;
}

/**
 * The component that serves `bundle`. `workDir` is made, filled and removed. Two runs give different bytes:
 * the engine's memory is a snapshot. Throws with the engine's own words.
 */
export async function componentizeApi(
  engine: Engine,
  bundle: Bundle,
  dataModule: string,
  options: { workDir: string; allowsOutbound: boolean },
): Promise<Uint8Array> {
  const { workDir } = options;
  await mkdir(workDir, { recursive: true });
  try {
    const map = `export const map = ${JSON.stringify(bundle.map)};\n`;
    const main = [
      `import { module, start } from './${BUNDLE_NAME}';`,
      `import { data } from './data.js';`,
      `import { map } from './map.js';`,
      `start(module, data, ${JSON.stringify(BUNDLE_NAME)}, map);`,
    ].join('\n');
    const files = { [BUNDLE_NAME]: bundle.code, 'data.js': dataModule, 'map.js': map, 'main.js': main };
    for (const [name, text] of Object.entries(files)) await writeFile(join(workDir, name), text);
    const { component } = await engine.componentize({
      sourcePath: join(workDir, 'main.js'),
      witWorld: await worldText(bundle.interfaces),
      worldName: 'api',
      // Without this the component imports the interface for outgoing requests, which a host may refuse.
      disableFeatures: options.allowsOutbound ? [] : ['http'],
    });
    return component;
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
