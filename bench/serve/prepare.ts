/** Makes what the contenders serve: the components, the Node servers, the page as a file. */
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linkSite } from '../../build/bundle/link.ts';
import { compileFrame } from '../../build/handler/frames.ts';
import { createNativeSite } from '../../build/host/native.ts';
import { newSpinToml } from '../../build/output/spin-toml.ts';
import { builtArticle } from './article.ts';
import { packBenchSite } from './bench-site.ts';
import { bundleServer } from './bundle-server.ts';
import { componentizeScript } from './componentize.ts';
import { type Prepared, writePage } from './contenders.ts';
import { linkFloor } from './floor/link-floor.ts';
import { PAGE, PAGE_PATH } from './page.ts';
import { buildPrototype } from './prototype.ts';

/** As many routes as a site of some years has. */
const ROUTES = 1000;

/** Fills `folder`, which is made. `root` is the repository's. Takes about half a minute. */
export async function prepare(root: string, folder: string): Promise<Prepared> {
  await mkdir(folder, { recursive: true });
  // Servers that are started by root give up its rights, and are to read the page all the same.
  await chmod(folder, 0o755);
  const article = await builtArticle();
  const pack = await packBenchSite({ routes: ROUTES, bodyLength: 1000, article });
  const { headers } = createNativeSite(pack).respond({
    method: 'GET',
    target: PAGE_PATH,
    headers: [],
    now: 1_800_000_000,
  });
  const components: Record<string, string> = {};
  const write = async (name: string, component: Uint8Array): Promise<void> => {
    components[name] = join(folder, `${name}.wasm`);
    await writeFile(components[name], component);
    const application = {
      name,
      description: '',
      sources: [`${name}.wasm`],
      base: '',
      extra: '',
      variables: {},
      build: null,
    };
    await writeFile(join(folder, `${name}.spin.toml`), newSpinToml(application));
  };
  for (const target of ['p2', 'p3'] as const) {
    await write(`site-${target}`, linkSite(await compileFrame(root, target), pack));
    await write(`floor-${target}`, await linkFloor(root, target, [['content-type', 'text/html']], PAGE));
    await write(`floor-headers-${target}`, await linkFloor(root, target, headers, PAGE));
  }
  const prototype = await buildPrototype(root, join(folder, 'prototype'));
  Object.assign(components, prototype.components);
  const unmade = { ...prototype.unmade };
  try {
    await write('itty', await componentizeScript(await bundleServer(root, 'itty', folder, 'neutral'), root));
  } catch {
    // One contender less.
    unmade.itty = 'componentize-js';
  }
  const servers: Record<string, string> = {};
  for (const name of ['node-http', 'sirv', 'hono', 'express'])
    servers[name] = await bundleServer(root, name, folder);
  await writePage(folder);
  return { folder, components, unmade, servers };
}
