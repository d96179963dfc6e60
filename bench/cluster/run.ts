/** The cluster, from its parts to its figures. */
import { join } from 'node:path';
import { findCommand } from '../commands.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { Host } from './hosts.ts';
import { Balancer, startVarnish } from './proxy.ts';
import { Readers } from './readers.ts';
import { Registry } from './registry.ts';
import { runScenario, type Step } from './scenario.ts';
import { freePorts } from './service.ts';
import { buildVersion, type VersionFiles } from './versions.ts';

export interface ClusterOptions {
  readers: number;
  /** The requests that readers make after each change. */
  requests: number;
  /** In how many seconds a post of the site expires. */
  ends: number;
  onStep?: (step: Step) => void;
}

/** Debian's packages haproxy, varnish and docker-registry, and wasmtime; wkg and Spin are used where they are there. */
const NEEDED: readonly string[] = ['haproxy', 'varnishd', 'docker-registry', 'wasmtime'];

/** The programs that are not on this machine. */
export function missingPrograms(): string[] {
  return NEEDED.filter((command) => findCommand(command) === null);
}

/** Starts everything on free ports of 127.0.0.1, runs all steps, and ends everything. */
export function runCluster(options: ClusterOptions): Promise<Step[]> {
  return inTemporaryFolder(async (folder) => {
    const ends: (() => Promise<void>)[] = [];
    try {
      return await runIn(folder, options, ends);
    } finally {
      for (const end of ends.reverse()) await end();
    }
  });
}

async function runIn(
  folder: string,
  { readers: count, requests, ends: seconds, onStep = () => {} }: ClusterOptions,
  ends: (() => Promise<void>)[],
): Promise<Step[]> {
  const expiry = Math.floor(Date.now() / 1000) + seconds;
  const built: VersionFiles[] = [];
  for (const number of [1, 2, 3]) built.push(await buildVersion(folder, number, expiry));
  const [first, second, third] = built;
  if (first === undefined || second === undefined || third === undefined)
    throw new Error('nothing was built');
  const [registryPort = 0, proxyPort = 0, cachePort = 0, ...hostPorts] = await freePorts(6);
  const registry = await Registry.start(registryPort, join(folder, 'registry'));
  ends.push(() => registry.stop());
  const hosts = hostPorts.map((port, index) => new Host(index, port, join(folder, `host${index}`)));
  for (const host of hosts) {
    ends.push(() => host.kill());
    await host.start(first.p2);
  }
  const balancer = await Balancer.start(proxyPort, hostPorts, join(folder, 'haproxy'));
  ends.push(() => balancer.stop());
  const cache = await startVarnish(cachePort, proxyPort, join(folder, 'varnish'));
  ends.push(() => cache.kill());
  const readers = new Readers(
    [
      { name: 'HAProxy', port: proxyPort },
      { name: 'Varnish', port: cachePort },
    ],
    count,
    expiry,
  );
  ends.push(() => readers.stop());
  const steps: Step[] = [];
  await runScenario(
    { folder, hosts, balancer, registry, readers, requests, expiry },
    [first, second, third],
    (step) => {
      steps.push(step);
      onStep(step);
    },
  );
  return steps;
}
