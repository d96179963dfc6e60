/**
 * The API of a site folder, if it has one: built with the site, mounted beside it at /api. The code that builds or
 * runs it is loaded only then.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describeReport } from '../api/budgets.ts';
import { type HostNames, variableValues } from '../api/host-names.ts';
import { apiSpinToml } from '../api/spin-toml.ts';
import { stampApi } from '../api/stamp.ts';
import type { BuildMark } from '../bundle/build-mark.ts';
import { markSection } from '../bundle/build-mark.ts';
import type { Manifest } from '../bundle/manifest.ts';
import type { Problem } from '../content/problem.ts';
import { type IsolatedComponent, loadIsolated } from '../host/isolated.ts';
import type { Mount } from '../host/server.ts';
import type { OutputFile } from '../output/write-output.ts';
import { CACHE_FOLDER } from './cache-folder.ts';

/** The longest that an API may take for one answer in the embedded host (milliseconds). */
const TIME_LIMIT = 10_000;
/** The facts about an API that a preview needs and the component does not have. */
interface ApiFacts extends HostNames {
  outbound: readonly string[];
}

export interface SiteApi {
  /** The digest of all that decides it. */
  inputs: string;
  /** Its files, of the build `digest` of this version of Coldpress. */
  files: (digest: string, coldpress: string) => OutputFile[];
  /** Its part of a spin.toml, for one in the folder that `folder` leads out of (empty, or with a slash at its end). */
  toml: (folder: string) => string;
  /** Spin's variables that it reads, which a spin.toml declares. */
  variables: HostNames['variables'];
  /** Sizes and start, for people. */
  report: string;
}

/** The component of an API in an output folder. */
export const API_COMPONENT = 'api.wasm';

/** The files of an API in an output folder. */
export const API_FILES: readonly string[] = [API_COMPONENT, 'api.wasm.map', 'api.json'];

/** The API module of a content folder, where it has one. */
export const API_ENTRIES: readonly string[] = ['api/main.ts', 'api/main.js'];

/** The API module of a content folder, or null. */
export function findApi(content: string): string | null {
  return API_ENTRIES.map((entry) => join(content, entry)).find((file) => existsSync(file)) ?? null;
}

/**
 * Builds the folder's API. `api` is null where there is none, where `problems` has errors, and where `onEngine`,
 * which is called before the engine is built, returns false.
 */
export async function buildSiteApi(
  content: string,
  manifest: Manifest,
  onEngine: () => boolean,
): Promise<{ api: SiteApi | null; problems: Problem[] }> {
  const entry = findApi(content);
  if (entry === null) return { api: null, problems: [] };
  const { buildApi } = await import('../api/build.ts');
  const { api, problems } = await buildApi({
    siteDir: content,
    apiEntry: entry,
    manifest,
    cacheDir: resolve(CACHE_FOLDER),
    onEngine,
  });
  if (api === null) return { api: null, problems };
  const facts: ApiFacts = { outbound: api.settings.outbound, ...api.names };
  const files = (build: string, coldpress: string): OutputFile[] => {
    const mark: BuildMark = { kind: 'api', build, coldpress, wasi: '0.2' };
    return [
      { name: API_COMPONENT, content: [stampApi(api.component, build), ...markSection(mark)] },
      { name: 'api.wasm.map', content: api.sourceMap },
      { name: 'api.json', content: `${JSON.stringify(facts)}\n` },
    ];
  };
  const made: SiteApi = {
    inputs: api.inputs,
    files,
    toml: (folder) => apiSpinToml(api, folder),
    variables: api.names.variables,
    report: describeReport(api.report),
  };
  return { api: made, problems };
}

/**
 * The mount of a built folder's API, or none. The engine starts with the first request to it, in a thread of its
 * own; `note` is called with its log. `clockOffset` are seconds added to the machine's clock.
 */
export async function apiMounts(
  out: string,
  note: (text: string) => void,
  clockOffset: number,
): Promise<Mount[]> {
  const component = await readFile(join(out, API_COMPONENT)).catch(() => null);
  if (component === null) return [];
  const facts = JSON.parse(await readFile(join(out, 'api.json'), 'utf8')) as ApiFacts;
  // A build of an earlier version names no variables.
  const { outbound, variables = {}, stores = [] } = facts as Partial<ApiFacts> & Pick<ApiFacts, 'outbound'>;
  const load = (): ReturnType<typeof loadIsolated> =>
    loadIsolated({
      component,
      onLine: (line) => note(`${line}\n`),
      spin: { variables: variableValues(variables, process.env), stores: [...stores] },
      outbound,
      timeLimitMs: TIME_LIMIT,
      clockOffset,
    });
  return [{ prefix: '/api', load }];
}

/** The folder's API run in Node itself, where a debugger attaches: for the development server. */
export async function nodeApi(
  content: string,
  manifest: Pick<Manifest, 'site' | 'posts'>,
  note: (text: string) => void,
): Promise<{ api: IsolatedComponent | null; problems: Problem[] }> {
  const entry = findApi(content);
  if (entry === null) return { api: null, problems: [] };
  const { createApiHandler } = await import('../api/node-api.ts');
  const { handlerComponent } = await import('../host/request-handler.ts');
  const made = await createApiHandler({
    siteDir: content,
    apiEntry: entry,
    manifest,
    cacheDir: resolve(CACHE_FOLDER),
    log: (line) => note(`${line}\n`),
  });
  if (!made.ok) return { api: null, problems: made.problems };
  return { api: handlerComponent(made.handle), problems: [] };
}
