/** The hosts: each runs `wasmtime serve` on a file that it has itself, and is updated one after another. */
import { type Balancer, nameOf } from './proxy.ts';
import { answers, type Service, startService } from './service.ts';

export class Host {
  readonly index: number;
  readonly port: number;
  #file = '';
  #service: Service | null = null;

  constructor(index: number, port: number) {
    this.index = index;
    this.port = port;
  }

  /** The component that it serves. */
  get file(): string {
    return this.#file;
  }

  /** Serves a component. Rejects with what wasmtime printed where it takes it not. */
  async start(file: string): Promise<void> {
    await this.kill();
    // As a host of WASI 0.2 alone.
    const only = ['-W', 'component-model-async=n', '-S', 'p3=n'];
    const args = ['serve', '-O', 'pooling-allocator=y', ...only, '--addr', `127.0.0.1:${this.port}`, file];
    this.#service = await startService('wasmtime', args, () =>
      answers(`http://127.0.0.1:${this.port}/healthz`),
    );
    this.#file = file;
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
