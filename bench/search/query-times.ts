/** The CPU time that wasmtime takes for searches beyond what it takes for a page, so that other load does not count. */
import { readdir, readFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { P3_OPTIONS, POOL_OPTIONS, startWasmtime } from '../../test/harness/wasmtime-host.ts';
import { median } from '../statistics.ts';

/** Requests of one query in a row, and how often that is done: the least of them was disturbed least. */
const REQUESTS = 20;
const ROUNDS = 3;

/** Milliseconds of each query, in order, in the component in `file`. */
export async function queryTimes(
  file: string,
  target: 'p2' | 'p3',
  queries: readonly string[],
): Promise<number[]> {
  const server = await startWasmtime(file, target === 'p3' ? [...POOL_OPTIONS, ...P3_OPTIONS] : POOL_OPTIONS);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string): Promise<string | null> => request(agent, server.port, path);
  const time = async (path: string): Promise<number> => {
    const before = await cpuNanoseconds(server.pid);
    for (let left = REQUESTS; left > 0; left--) await ask(path);
    return ((await cpuNanoseconds(server.pid)) - before) / REQUESTS / 1e6;
  };
  try {
    const paths: string[] = [];
    for (const query of queries) paths.push(await canonical(ask, query));
    const rounds: number[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const times: number[] = [];
      for (const path of paths) times.push((await time(path)) - Math.min(await time('/'), await time('/')));
      rounds.push(times);
    }
    return queries.map((_, index) => Math.min(...rounds.map((times) => times[index] ?? Number.NaN)));
  } finally {
    agent.destroy();
    await server.stop();
  }
}

/** The address of a query's results in its one spelling. */
async function canonical(ask: (path: string) => Promise<string | null>, query: string): Promise<string> {
  const path = `/search?${new URLSearchParams({ q: query })}`;
  return (await ask(path)) ?? path;
}

/** Resolves with the Location of the answer, or null. */
function request(agent: Agent, port: number, path: string): Promise<string | null> {
  return new Promise((resolve, reject) => {
    get({ agent, port, path }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.headers.location ?? null));
      response.once('error', reject);
    }).once('error', reject);
  });
}

/** CPU time of all living threads (proc_pid_schedstat): exact, where that of proc_pid_stat counts in 10 ms. */
async function cpuNanoseconds(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')),
  );
  return times.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0);
}

/** What is said of many times: the middle one, one that a hundredth of them exceeds, the longest. */
export function distribution(times: readonly number[]): { p50: number; p99: number; max: number } {
  const ordered = [...times].sort((a, b) => a - b);
  return {
    p50: median(ordered),
    p99: ordered[Math.max(0, Math.ceil(ordered.length * 0.99) - 1)] ?? 0,
    max: ordered.at(-1) ?? 0,
  };
}
