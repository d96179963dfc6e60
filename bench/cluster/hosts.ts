/** The hosts: each runs wasmtime or Spin on a file that it has itself, and is updated one after another. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newSpinToml } from '../../build/output/spin-toml.ts';
import { findCommand } from '../commands.ts';
import { type Balancer, nameOf } from './proxy.ts';
import { answers, type Service, startService } from './service.ts';

export class Host {
  readonly index: number;
  readonly port: number;
  /** Spin where it is on the PATH, for the last of three hosts. */
  readonly program: 'wasmtime' | 'spin';
  readonly #folder: string;
  #file = '';
  #service: Service | null = null;

  /** `folder` is its own. */
  constructor(index: number, port: number, folder: string) {
    this.index = index;
    this.port = port;
    this.program = index === 2 && findCommand('spin') !== null ? 'spin' : 'wasmtime';
    this.#folder = folder;
  }

  /** The component that it serves. */
  get file(): string {
    return this.#file;
  }

  /** Serves a component. Rejects with the message of its program where that does not run it. */
  async start(file: string): Promise<void> {
    await this.kill();
    const address = `127.0.0.1:${this.port}`;
    const args = this.program === 'spin' ? await this.#spin(file, address) : wasmtime(file, address);
    this.#service = await startService(this.program, args, () => answers(`http://${address}/healthz`));
    this.#file = file;
  }

  async #spin(file: string, address: string): Promise<string[]> {
    await mkdir(this.#folder, { recursive: true });
    await copyFile(file, join(this.#folder, 'site.wasm'));
    const application = {
      ...{ name: 'Cluster', description: '', sources: ['site.wasm'], base: '' },
      ...{ extra: '', variables: {}, build: null },
    };
    await writeFile(join(this.#folder, 'spin.toml'), newSpinToml(application));
    return ['up', '--from', this.#folder, '--listen', address, '--quiet'];
  }

  /** Ends it with -9. */
  async kill(): Promise<void> {
    await this.#service?.kill();
    this.#service = null;
  }

  /** Stops it in the middle of what it does, as a host without a processor or a network would. */
  pause(): void {
    this.#service?.signal('SIGSTOP');
  }

  resume(): void {
    this.#service?.signal('SIGCONT');
  }
}

/** As a host of WASI 0.2 alone. */
function wasmtime(file: string, address: string): string[] {
  const only = ['-W', 'component-model-async=n', '-S', 'p3=n'];
  return ['serve', '-O', 'pooling-allocator=y', ...only, '--addr', address, file];
}

/** Which hosts have the assets of both versions while they differ. */
export type Richer = 'the new' | 'the old';

export interface Change {
  /** The component that hosts get. */
  file: string;
  richer: Richer;
  /** Waits between one host and the next. */
  between: () => Promise<void>;
  /** Waits until readers have the assets of the pages that they have: a minute, where this cannot be known. */
  readersHaveAll: () => Promise<void>;
}

/**
 * Gives the hosts another component, one after another: each answers what it has, ends, starts with the new file, and
 * gets requests again when it answers the health check. Assets are requested from hosts with those of both versions
 * alone, so a page has its own from any of them; the last of these ends when readers have all of their pages. Where a
 * host does not take the file it goes back to its own, the others are left as they are, and the reason is thrown.
 */
export async function roll(
  hosts: readonly Host[],
  balancer: Balancer,
  { file, richer, between, readersHaveAll }: Change,
): Promise<void> {
  for (const [place, host] of hosts.entries()) {
    const { index, file: before } = host;
    const others = hosts.filter((other) => other !== host).map((other) => other.index);
    const [isFirst, isLast] = [place === 0, place === hosts.length - 1];
    await balancer.drain(index, 'pages');
    if (richer === 'the old' && isLast) {
      await readersHaveAll();
      for (const other of others) await balancer.ready(other, 'assets');
    }
    await balancer.drain(index, 'assets');
    try {
      await host.start(file);
    } catch (error) {
      await host.start(before);
      if (isFirst || richer === 'the old') await balancer.ready(index, 'assets');
      await balancer.ready(index, 'pages');
      throw new Error(`${nameOf(index)} keeps its version: ${reasonOf(error)}`);
    }
    if (richer === 'the new' || isLast) await balancer.ready(index, 'assets');
    if (richer === 'the new' && isFirst) for (const other of others) await balancer.drain(other, 'assets');
    await balancer.ready(index, 'pages');
    if (!isLast) await between();
  }
}

/** The part of an error's text that says why. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // wasmtime prints a chain of causes, the last of which may be a drawing of the place.
  const lines = text.split('\n').filter((line) => /[a-z]{3}/i.test(line));
  return lines.at(-1)?.trim() ?? text;
}
