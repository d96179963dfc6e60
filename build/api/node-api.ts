/**
 * An API in Node itself, without the engine: for the development server and for a debugger. The bundle is a
 * file on disk with a source map, so breakpoints in the author's files work.
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { NO_BUILD } from '../../src/api/build-field.ts';
import type { ApiModule } from '../../src/api/contract.ts';
import type { ApiData } from '../../src/api/data.ts';
import type { Environment, Service } from '../../src/api/service.ts';
import type { Settings } from '../../src/api/settings.ts';
import type { CompactSourceMap } from '../../src/api/source-map.ts';
import type { Manifest } from '../bundle/manifest.ts';
import type { Problem } from '../content/problem.ts';
import type { Imports } from '../host/component.ts';
import { type SpinStandIn, spinImports } from '../host/spin-stand-in.ts';
import { type Bundle, bundleApi } from './bundle.ts';
import { forgetOldest } from './cache.ts';
import { toApiData } from './data.ts';
import { hostNames, variableValues } from './host-names.ts';
import { TRIAL_STAND_IN, tryApi } from './trial.ts';

export interface NodeApiOptions {
  siteDir: string;
  apiEntry: string;
  manifest: Pick<Manifest, 'site' | 'posts'>;
  /** Where the bundle is written: api-HASH.mjs and its map. */
  cacheDir: string;
  /** Receives a line for each exception. */
  log: (line: string) => void;
  /** Seconds since 1970. */
  now?: () => number;
  spin?: SpinStandIn;
  /** The digest of the build whose data it has; without it, none. */
  build?: string;
}

export type NodeApi =
  | { ok: true; handle: (request: Request) => Promise<Response> }
  | { ok: false; problems: Problem[] };

/** Enough for the files that a debugger may still have open. */
const KEPT = 12;

/** The exports of the bundle. */
interface BundleExports {
  module: ApiModule;
  createService: (module: ApiModule, data: ApiData, environment: Environment) => Service;
  mapStack: (stack: string, bundle: string, map: CompactSourceMap) => string[];
}

/** The host interfaces of each bundle: many APIs may run in one process. */
const HOSTS = Symbol.for('coldpress.api.hosts');

/** Makes the API's request handler, or returns the problems of its source. The top level is tried first. */
export async function createApiHandler(options: NodeApiOptions): Promise<NodeApi> {
  const siteDir = resolve(options.siteDir);
  const entry = resolve(options.apiEntry);
  const script = await bundleApi({ entry, siteDir, form: 'script', standIn: TRIAL_STAND_IN });
  if (!script.ok) return script;
  const trial = tryApi(script.bundle, toApiData(options.manifest, []));
  if (!trial.ok) return trial;
  const spin = options.spin ?? (await standInOf(script.bundle, trial.settings, { entry, siteDir }));
  const id = registerHost(spinImports(spin));
  const standIn = `globalThis[Symbol.for('coldpress.api.hosts')][${id}]`;
  const module = await bundleApi({ entry, siteDir, form: 'module', standIn });
  if (!module.ok) return module;
  const file = await writeBundle(module.bundle, resolve(options.cacheDir));
  const exported = (await import(pathToFileURL(file).href)) as BundleExports;
  const service = exported.createService(
    exported.module,
    toApiData(options.manifest, trial.settings.bodies),
    {
      now: options.now ?? (() => Date.now() / 1000),
      log: options.log,
      build: () => options.build ?? NO_BUILD,
      describeStack: (stack) => describeStack(stack, exported, file, module.bundle),
    },
  );
  return { ok: true, handle: service.handle };
}

/** A stand-in for Spin: the variables and stores that the API names, with values from this process's environment. */
async function standInOf(
  { interfaces }: Bundle,
  settings: Settings,
  source: { entry: string; siteDir: string },
): Promise<SpinStandIn> {
  const none: SpinStandIn = { variables: {}, stores: [] };
  if (interfaces.length === 0) return none;
  const module = await bundleApi({ ...source, form: 'module', standIn: null });
  if (!module.ok) return none;
  const { variables, stores } = hostNames(module.bundle, settings);
  return { variables: variableValues(variables, process.env), stores: [...stores] };
}

function registerHost(host: Imports): number {
  const holder = globalThis as { [HOSTS]?: Imports[] };
  holder[HOSTS] ??= [];
  return holder[HOSTS].push(host) - 1;
}

async function writeBundle(bundle: Bundle, cacheDir: string): Promise<string> {
  await mkdir(cacheDir, { recursive: true });
  const hash = createHash('sha256').update(bundle.code).digest('hex').slice(0, 16);
  const file = join(cacheDir, `api-${hash}.mjs`);
  const map = { ...(JSON.parse(bundle.sourceMap) as object), sources: bundle.sources };
  await writeFile(`${file}.map`, JSON.stringify(map));
  await writeFile(file, `${bundle.code}//# sourceMappingURL=${basename(file)}.map\n`);
  // A development server writes one for each change that is saved.
  await forgetOldest(cacheDir, '.mjs', KEPT);
  return file;
}

/** With `--enable-source-maps`, or under tsx, Node has mapped the stack already, to absolute paths. */
function describeStack(stack: string, exported: BundleExports, file: string, bundle: Bundle): string[] {
  const mapped = exported.mapStack(stack, basename(file), bundle.map);
  if (mapped.length > 0) return mapped;
  const lines: string[] = [];
  for (const line of stack.split('\n')) {
    const index = bundle.sources.findIndex((source) => line.includes(`${source}:`));
    const place = /:(\d+):(\d+)\)?$/.exec(line);
    if (index < 0 || place === null) continue;
    const [, name = ''] = /^\s+at (?:async )?([^()]*) \(/.exec(line) ?? [];
    const [, row, column] = place;
    lines.push(`${name} ${bundle.map.sources[index]}:${row}:${column}`.trim());
  }
  return lines;
}
