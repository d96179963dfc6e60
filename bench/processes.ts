/** What a process and its children use, as Linux tells it in /proc. */
import { readdir, readFile } from 'node:fs/promises';

/** The process `pid` and all of its living descendants. */
export async function processTree(pid: number): Promise<number[]> {
  const below = await Promise.all((await childrenOf(pid)).map(processTree));
  return [pid, ...below.flat()];
}

async function childrenOf(pid: number): Promise<number[]> {
  // A process that another thread than the main one has started stands in that thread's list.
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.split(' ').filter(Boolean).map(Number));
}

/** `each` of all `pids`, added up. Those that have ended meanwhile count for nothing. */
export async function sumOver(
  pids: readonly number[],
  each: (pid: number) => Promise<number>,
): Promise<number> {
  const values = await Promise.all(pids.map((pid) => each(pid).catch(() => 0)));
  return values.reduce((total, value) => total + value, 0);
}

/** CPU time so far, user and system, in seconds: fields 14 and 15 of proc_pid_stat(5), in ticks of 10 ms. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Resident memory in bytes (proc_pid_status(5)): now (VmRSS), or the most it has been so far (VmHWM). */
export async function residentBytes(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  // A process that has ended and waits to be collected has none.
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024;
}
