/** A real Spin as a host of the matrix, where there is one: it is on no package registry, so CI has none. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, freePorts, startService } from '../../bench/cluster/service.ts';
import { findCommand } from '../../bench/commands.ts';
import type { Target } from '../../build/handler/frames.ts';
import { newSpinToml } from '../../build/output/spin-toml.ts';
import { linkPack } from './component-hosts.ts';
import { type Host, socketHost } from './host.ts';

/** Whether there is a Spin to run: null, or the sentence with which a test is to skip, loudly. */
export function whyNoSpin(): string | null {
  return findCommand('spin') === null
    ? 'spin is not on the PATH and on no registry, so NOTHING WAS TRIED ON SPIN: see spinframework.dev'
    : null;
}

/** The component for `pack` under `spin up`, with the spin.toml that a build writes for it. */
export async function spinHost(pack: Uint8Array, target: Target): Promise<Host> {
  const folder = await mkdtemp(join(tmpdir(), 'coldpress-spin-'));
  await writeFile(join(folder, 'site.wasm'), await linkPack(pack, target));
  const application = {
    ...{ name: 'Site', description: '', sources: ['site.wasm'], base: '' },
    ...{ extra: '', variables: {}, build: null },
  };
  await writeFile(join(folder, 'spin.toml'), newSpinToml(application));
  const [port = 0] = await freePorts(1);
  const args = ['up', '--from', folder, '--listen', `127.0.0.1:${port}`, '--quiet'];
  const spin = await startService('spin', args, () => answers(`http://127.0.0.1:${port}/`));
  return socketHost(`Spin, ${target}`, port, async () => {
    await spin.kill();
    await rm(folder, { recursive: true, force: true });
  });
}
