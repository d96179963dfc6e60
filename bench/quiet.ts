/**
 * Whether the machine is doing anything else. A figure taken while it does says little, so the benchmark
 * waits for a quiet moment before each measurement, and keeps with each how much others used during it.
 * Linux only.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** CPU time of the whole machine since it started, in seconds, summed over its CPUs. */
export interface MachineTime {
  busy: number;
  idle: number;
}

/** CPUs that others may use, on average, in a measurement that counts as quiet. */
export const QUIET: number = 0.1;

/** The times of all CPUs together (proc_stat(5)), in ticks of which Linux has 100 a second. */
export async function machineTime(): Promise<MachineTime> {
  return parseMachineTime(await readFile('/proc/stat', 'utf8'));
}

/** Reads the first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
export function parseMachineTime(stat: string): MachineTime {
  const fields = /^cpu +([\d ]+)$/m.exec(stat)?.[1]?.split(' ').map(Number) ?? [];
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, softIrq = 0, steal = 0] = fields;
  return { busy: (user + nice + system + irq + softIrq + steal) / 100, idle: (idle + wait) / 100 };
}

/** Waits until a quarter of a second was quiet, `seconds` at most. False: it never was. */
export async function waitForQuiet(seconds: number): Promise<boolean> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const before = await machineTime();
    const started = performance.now();
    await delay(250);
    const used = (await machineTime()).busy - before.busy;
    if (used / ((performance.now() - started) / 1000) <= QUIET) return true;
    if (performance.now() > deadline) return false;
  }
}
