/** What happens to the cluster while readers read: changes, rollbacks, accidents, and what must not be deployed. */
import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Host, type Richer, reasonOf, roll } from './hosts.ts';
import type { Balancer } from './proxy.ts';
import type { Readers, Seen } from './readers.ts';
import { digestOf, pull, push, type Registry } from './registry.ts';
import type { VersionFiles } from './versions.ts';

export interface Cluster {
  folder: string;
  hosts: readonly Host[];
  balancer: Balancer;
  registry: Registry;
  readers: Readers;
  /** When a post of the site expires: seconds since 1970. */
  expiry: number;
  /** The requests that readers make after each change. */
  requests: number;
}

export interface Step extends Seen {
  name: string;
  /** How long the change took, in milliseconds. */
  milliseconds: number;
  /** What was refused, and why. */
  refused: string | null;
}

/** Runs all steps; `versions` are three of the site, the first of which the hosts have. */
export async function runScenario(
  cluster: Cluster,
  versions: readonly [VersionFiles, VersionFiles, VersionFiles],
  onStep: (step: Step) => void,
): Promise<void> {
  const { hosts, balancer, registry, readers } = cluster;
  const [first, second, third] = versions;
  const [one, two, three] = hosts;
  if (one === undefined || two === undefined || three === undefined)
    throw new Error('three hosts are needed');
  const step = async (name: string, change: () => Promise<string | null>): Promise<void> => {
    const started = performance.now();
    const refused = await change();
    const milliseconds = performance.now() - started;
    await readers.more(cluster.requests);
    onStep({ name, milliseconds, refused, ...readers.take() });
  };
  const done = async (work: Promise<unknown>): Promise<null> => {
    await work;
    return null;
  };
  // Hosts have different versions for a while, so that readers meet them all.
  const between = (): Promise<void> => readers.more(cluster.requests >> 1);
  const readersHaveAll = (): Promise<void> => readers.finished();
  const deploy = async (digest: string, richer: Richer = 'the new'): Promise<void> =>
    roll(hosts, balancer, { file: await fetched(cluster, digest), richer, between, readersHaveAll });

  const v1 = await push(registry.port, 'v1', first.p2);
  await step('nothing happens', async () => null);
  const v2 = await push(registry.port, 'v2', second.p2);
  await step('rolling update by digest', () => done(deploy(v2)));
  await step('rollback by digest', () => done(deploy(v1, 'the old')));
  await step('a host is killed with -9', () =>
    done(two.kill().then(() => balancer.reaches(two.index, false))),
  );
  await step('it starts again', () =>
    done(two.start(two.file).then(() => balancer.reaches(two.index, true))),
  );
  await step('a host stands still', () => {
    three.pause();
    return done(balancer.reaches(three.index, false));
  });
  await step('it goes on', () => {
    three.resume();
    return done(balancer.reaches(three.index, true));
  });

  const v3 = await push(registry.port, 'v3', third.p2);
  const file = registry.fileOf(digestOf(await readFile(third.p2)));
  const whole = await readFile(file);
  await step('the registry has other bytes', async () => {
    const other = Uint8Array.from(whole, (byte, at) => (at === whole.length - 1 ? byte ^ 1 : byte));
    await writeFile(file, other);
    return refusal(deploy(v3));
  });
  await step('the artefact is truncated', async () => {
    await truncate(file, whole.length >> 1);
    return refusal(deploy(v3));
  });
  await writeFile(file, whole);
  const p3 = await push(registry.port, 'v3-p3', third.p3);
  await step('the component is of another target', () => refusal(deploy(p3)));
  await step('the artefact is no component', async () => {
    const text = join(cluster.folder, 'text.wasm');
    await writeFile(text, 'This is no component.');
    return refusal(deploy(await push(registry.port, 'text', text, 'without wkg')));
  });
  await step('a post expires', async () => {
    // Two seconds more, since caches count whole ones.
    const left = (cluster.expiry + 2) * 1000 - Date.now();
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
    return null;
  });
  await registry.stop();
  await step('the registry is gone: no update', () => refusal(deploy(v3)));
  await step('the registry is gone: a host starts', () =>
    done(one.start(one.file).then(() => balancer.reaches(one.index, true))),
  );
}

/** The file of an artefact on the hosts' disk, pulled and checked; nothing is written where it is not what it should be. */
async function fetched({ folder, registry }: Cluster, digest: string): Promise<string> {
  const file = join(folder, `${digest.replace(':', '-')}.wasm`);
  await pull(registry.port, digest, file);
  return file;
}

async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return reasonOf(error);
  }
  throw new Error('it was deployed');
}
