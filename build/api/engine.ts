/** Makes a component of a bundle with componentize-js: the JavaScript engine with the API in its memory. */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openProcess } from '../workers/open-process.ts';
import { BUNDLE_NAME, type Bundle } from './bundle.ts';
import { worldText } from './host-interfaces.ts';
import { DIGEST_PLACEHOLDER } from './stamp.ts';

/** The package that brings the engine, in the version that was tested. */
export const ENGINE_PACKAGE = '@bytecodealliance/componentize-js';
export const ENGINE_VERSION = '0.23.0';

/** The part of the engine's package used here. */
export interface Engine {
  version: string;
  componentize: (options: EngineInput) => Promise<{ component: Uint8Array }>;
}

export interface EngineInput {
  sourcePath: string;
  witWorld: string;
  worldName: string;
  disableFeatures: string[];
}

/** The first message to the engine's process. */
export interface EngineWork {
  /** The URL of the engine's module. */
  engine: string;
  input: EngineInput;
}

/** Its reply. */
export type EngineReply = { component: Uint8Array } | { error: string };

/** The URL of the engine's module, installed beside Coldpress or the site folder; null: it is not. */
export function findEngine(siteDir: string): string | null {
  for (const base of [import.meta.url, pathToFileURL(join(siteDir, 'x.js')).href]) {
    const url = resolveFrom(base);
    if (url !== null) return url;
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

/** The component for `input`, made in a process of its own. Rejects with the engine's own words. */
export function runEngine(engine: string, input: EngineInput): Promise<Uint8Array> {
  const child = openProcess(new URL('engine-process.ts', import.meta.url));
  const work: EngineWork = { engine, input };
  child.send(work);
  return new Promise((resolve, reject) => {
    child.once('message', (reply: EngineReply) => {
      if ('component' in reply) resolve(reply.component);
      else reject(new Error(reply.error));
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error('the engine ended without a component')));
  });
}

/**
 * The component that serves `bundle`. `workDir` is made, filled and removed. Two runs give different bytes:
 * the engine's memory is a snapshot. Throws with the engine's own words.
 */
export async function componentizeApi(
  engine: string,
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
      `start(module, data, ${JSON.stringify(BUNDLE_NAME)}, map, ${JSON.stringify(DIGEST_PLACEHOLDER)});`,
    ].join('\n');
    const files = { [BUNDLE_NAME]: bundle.code, 'data.js': dataModule, 'map.js': map, 'main.js': main };
    for (const [name, text] of Object.entries(files)) await writeFile(join(workDir, name), text);
    return await runEngine(engine, {
      sourcePath: join(workDir, 'main.js'),
      witWorld: await worldText(bundle.interfaces),
      worldName: 'api',
      // Without this the component imports the interface for outgoing requests, which a host may refuse.
      disableFeatures: options.allowsOutbound ? [] : ['http'],
    });
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
}
