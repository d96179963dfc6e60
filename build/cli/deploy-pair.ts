/** A site and its API in an output folder, as they are deployed: both of one build, and both there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mixedFaults, NoComponent, readComponentFile } from './component-file.ts';
import type { Deployed } from './deploy-targets.ts';
import { COMPONENTS } from './output-files.ts';
import { shownPath } from './shown-path.ts';
import { API_COMPONENT } from './site-api.ts';

const NO_API = 'the content has an API, and the build has none: its engine was left out';

/**
 * The output, where site and API are of one build and both are there; else the reasons why it cannot be deployed.
 * `hasApi`: the content has an API.
 */
export async function readPair(out: string, hasApi: boolean): Promise<Deployed | string[]> {
  const site = existsSync(join(out, COMPONENTS.p2)) ? COMPONENTS.p2 : COMPONENTS.p3;
  const names = [site, ...(existsSync(join(out, API_COMPONENT)) ? [API_COMPONENT] : [])];
  try {
    const files = await Promise.all(names.map((name) => readComponentFile(shownPath(join(out, name)))));
    const faults = mixedFaults(files, true);
    if (hasApi && !names.includes(API_COMPONENT) && faults.length === 0) faults.push(NO_API);
    const [{ mark } = { mark: null }] = files;
    if (faults.length > 0 || mark === null) return faults;
    return { out: shownPath(out), site, build: mark.build, hasApi: names.includes(API_COMPONENT) };
  } catch (error) {
    if (error instanceof NoComponent) return [error.message];
    throw error;
  }
}
