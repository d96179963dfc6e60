/** Building an API: bundle, trial, component, budgets. An unchanged API comes from the cache. */
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { resolveSettings, type Settings } from '../../src/api/settings.ts';
import { findSource } from '../../src/api/source-map.ts';
import type { Manifest } from '../bundle/manifest.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';
import { type ApiReport, checkBudgets } from './budgets.ts';
import { BUNDLE_NAME, type Bundle, bundleApi, printedPath } from './bundle.ts';
import { cacheKey, readCache, writeCache } from './cache.ts';
import { toApiData, toDataModule } from './data.ts';
import { componentizeApi, ENGINE_PACKAGE, ENGINE_VERSION, findEngine } from './engine.ts';
import { worldText } from './host-interfaces.ts';
import { type HostNames, hostNames } from './host-names.ts';
import { inputsDigest } from './inputs-digest.ts';
import { timeToFirstByte } from './measure.ts';
import { TRIAL_STAND_IN, tryApi } from './trial.ts';

export interface BuildApiOptions {
  /** The content folder; problems name files from it. */
  siteDir: string;
  /** The API module. */
  apiEntry: string;
  manifest: Pick<Manifest, 'site' | 'posts'>;
  /** The cache folder of built APIs; made where it is missing. */
  cacheDir: string;
  /** Called before the engine runs; false: it does not run, and there is no API. */
  onEngine?: () => boolean;
  /** Makes the component of a bundle and its data; by default the engine does. */
  makeComponent?: typeof componentizeApi;
  /** Milliseconds after which a top level counts as endless. */
  trialLimit?: number;
  /** Measures the start in milliseconds, for the budget; by default in this process. */
  measureStart?: (component: Uint8Array) => Promise<number>;
}

export interface ApiBuild {
  /** Null where there are problems that are errors. */
  api: BuiltComponent | null;
  problems: Problem[];
}

export interface BuiltComponent {
  component: Uint8Array;
  /** The bundle's source map, for debuggers, to be written beside the component. */
  sourceMap: string;
  settings: Settings;
  /** The variables and stores that it reads by name, for spin.toml. */
  names: HostNames;
  report: ApiReport;
  /** The digest of all that decides it. */
  inputs: string;
  /** Whether it came from the cache. */
  cached: boolean;
}

/** Builds the component of an API. Faults in the author's files are returned as problems, never thrown. */
export async function buildApi(options: BuildApiOptions): Promise<ApiBuild> {
  const siteDir = resolve(options.siteDir);
  const entry = resolve(options.apiEntry);
  const name = printedPath(entry, siteDir);
  const bundled = await bundleForTrialAndEngine(entry, siteDir);
  if ('problems' in bundled) return { api: null, problems: bundled.problems };
  const { bundle, script } = bundled;
  const trial = tryApi(script, toApiData(options.manifest, resolveSettings().bodies), options.trialLimit);
  if (!trial.ok) return { api: null, problems: trial.problems };
  const { settings } = trial;
  const dataModule = toDataModule(toApiData(options.manifest, settings.bodies));
  const sizes = { bundleBytes: Buffer.byteLength(bundle.code), dataBytes: dataModule.length };
  const early = checkBudgets(sizes, settings.budgets, name);
  if (early.length > 0) return { api: null, problems: early };

  const allowsOutbound = settings.outbound.length > 0;
  const surroundings = [ENGINE_VERSION, await worldText(bundle.interfaces), String(allowsOutbound)];
  const key = cacheKey([...surroundings, bundle.code, JSON.stringify(bundle.map), dataModule]);
  const inputs = inputsDigest(bundle, dataModule, surroundings);
  const known = await readCache(options.cacheDir, key);
  if (known !== null) {
    return finish(known.component, known.report, { bundle, settings, inputs, cached: true, name });
  }
  const engine = findEngine(siteDir);
  if (engine === null) return { api: null, problems: [engineIsMissing(name)] };
  if (options.onEngine?.() === false) return { api: null, problems: [] };
  const workDir = join(resolve(options.cacheDir), `work-${key}-${process.pid}`);
  try {
    const make = options.makeComponent ?? componentizeApi;
    const component = await make(engine, bundle, dataModule, { workDir, allowsOutbound });
    const report: ApiReport = {
      ...sizes,
      componentBytes: component.length,
      compressedBytes: gzipSync(component, { level: 6 }).length,
      timeToFirstByteMs: await (options.measureStart ?? timeToFirstByte)(component),
    };
    const built = finish(component, report, { bundle, settings, inputs, cached: false, name });
    // A start that was slow because the machine was busy is measured again by the next build.
    if (built.api !== null) await writeCache(options.cacheDir, key, { component, report });
    return built;
  } catch (error) {
    return { api: null, problems: [engineFails(name, bundle, error)] };
  }
}

function finish(
  component: Uint8Array,
  report: ApiReport,
  built: { bundle: Bundle; settings: Settings; inputs: string; cached: boolean; name: string },
): ApiBuild {
  const { bundle, settings, inputs, cached, name } = built;
  const problems = checkBudgets(report, settings.budgets, name);
  if (problems.length > 0) return { api: null, problems };
  const names = hostNames(bundle, settings);
  const { sourceMap } = bundle;
  return { api: { component, sourceMap, settings, names, report, inputs, cached }, problems };
}

type Bundles = { bundle: Bundle; script: Bundle } | { problems: Problem[] };

async function bundleForTrialAndEngine(entry: string, siteDir: string): Promise<Bundles> {
  const script = await bundleApi({ entry, siteDir, form: 'script', standIn: TRIAL_STAND_IN });
  if (!script.ok) return { problems: script.problems };
  const module = await bundleApi({ entry, siteDir, form: 'module', standIn: null });
  if (!module.ok) return { problems: module.problems };
  return { bundle: module.bundle, script: script.bundle };
}

function engineIsMissing(file: string): Problem {
  const message = 'the site has an API, and the engine that makes it a component is not installed';
  const hint = `npm install --save-exact ${ENGINE_PACKAGE}@${ENGINE_VERSION}`;
  return createProblem('api-engine-missing', wholeFile(file), message, hint);
}

/** The engine names places in the bundle; the first is that of the fault. */
function engineFails(file: string, bundle: Bundle, error: unknown): Problem {
  const words = error instanceof Error ? error.message : String(error);
  const match = new RegExp(`${BUNDLE_NAME}:(\\d+):(\\d+) (.*)`).exec(words);
  const found = match === null ? null : findSource(bundle.map, Number(match[1]), Number(match[2]));
  const place =
    found === null
      ? wholeFile(file)
      : { file: found.source, line: found.line, column: found.column, length: 1 };
  const message = `the engine refuses the API: ${match?.[3] ?? words}`;
  const hint = '`coldpress docs api` lists what Node has and the engine lacks';
  return createProblem('api-component', place, message, hint);
}
