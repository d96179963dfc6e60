/**
 * Servers measured side by side: all are started, and in every round each is given the same load in turn,
 * so that what disturbs the machine falls on all of them and not on the one whose turn it was.
 */

import type { CommandLine } from '../command-line.ts';
import { firstLine } from '../failures.ts';
import { machineTime, QUIET, waitForQuiet } from '../quiet.ts';
import { type MeasuredServer, startServer } from './process.ts';
import { type Load, runWrk } from './wrk.ts';

export interface Candidate {
  name: string;
  server: CommandLine;
  /** What is asked for. It must answer 200. */
  url: string;
  /** Header lines that its requests carry. */
  headers?: readonly string[];
}

/** One measurement of one server. */
export interface Sample {
  requestsPerSecond: number;
  /** Of all of the server's processes, for one request, in microseconds. */
  cpuMicroseconds: number;
  p50: number;
  p99: number;
  errors: number;
  /** CPUs that were busy with something else meanwhile. */
  otherLoad: number;
}

export interface Measured {
  name: string;
  /** Resident memory in bytes, the greatest during all rounds. */
  peakBytes: number;
  /** One for each round, in order. */
  samples: Sample[];
}

export interface RoundsOptions {
  rounds: number;
  load: Load;
  /** Seconds of load before the first round, for caches and compilers; 0: none. */
  warmUp: number;
  /** Seconds to wait for a quiet moment before each measurement, and how often to repeat one that was not. */
  patience: number;
  retries: number;
  /** Told what is being done now. */
  onProgress?: (line: string) => void;
  /**
   * Called with a candidate that does not start or breaks off, which is left out then, and a line that says how it
   * failed. Without it the whole measurement fails.
   */
  onFailure?: (name: string, failure: string) => void;
}

/** What was measured of a server that runs. */
interface Running {
  candidate: Candidate;
  server: MeasuredServer;
  samples: Sample[];
}

/** Measures all candidates. Rejects where one fails and `onFailure` is not there; all are stopped in the end. */
export async function measureRounds(
  candidates: readonly Candidate[],
  options: RoundsOptions,
): Promise<Measured[]> {
  const { rounds, load, warmUp, onProgress = () => {}, onFailure } = options;
  const running = new Set<Running>();
  /** Does its part of the work; one that fails is left out from then on, with what was measured of it. */
  const orWithout = async (name: string, work: () => Promise<void>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      if (onFailure === undefined) throw error;
      onFailure(name, firstLine(error));
      return false;
    }
  };
  try {
    for (const candidate of candidates) {
      await orWithout(candidate.name, async () => {
        const server = await startServer(candidate.server, candidate.url);
        const one = { candidate, server, samples: [] };
        running.add(one);
        if (warmUp > 0) await measure(candidate, server, { ...load, seconds: warmUp });
      });
    }
    for (let round = 1; round <= rounds; round++) {
      for (const one of running) {
        const { candidate, server, samples } = one;
        onProgress(`round ${round} of ${rounds}, ${load.connections} connections: ${candidate.name}`);
        const isMeasured = await orWithout(candidate.name, async () => {
          samples.push(await measureQuietly(candidate, server, options));
        });
        if (isMeasured) continue;
        running.delete(one);
        await server.stop();
      }
    }
    return await Promise.all(
      [...running].map(async ({ candidate, server, samples }) => ({
        name: candidate.name,
        peakBytes: await server.peakBytes(),
        samples,
      })),
    );
  } finally {
    await Promise.all([...running].map(({ server }) => server.stop()));
  }
}

/** The quietest of as many measurements as it takes to get a quiet one, `retries` and one more at most. */
async function measureQuietly(
  candidate: Candidate,
  server: MeasuredServer,
  { load, patience, retries }: RoundsOptions,
): Promise<Sample> {
  let best: Sample | null = null;
  for (let attempt = 0; attempt <= retries; attempt++) {
    await waitForQuiet(patience);
    const sample = await measure(candidate, server, load);
    if (best === null || sample.otherLoad < best.otherLoad) best = sample;
    if (best.otherLoad <= QUIET) break;
  }
  if (best === null) throw new RangeError('nothing was measured');
  return best;
}

async function measure(candidate: Candidate, server: MeasuredServer, load: Load): Promise<Sample> {
  const cpuBefore = await server.cpuSeconds();
  const machineBefore = await machineTime();
  const headers = candidate.headers ?? [];
  const result = await runWrk(candidate.url, { ...load, headers });
  const used = (await server.cpuSeconds()) - cpuBefore;
  const machine = (await machineTime()).busy - machineBefore.busy;
  return {
    requestsPerSecond: result.requestsPerSecond,
    cpuMicroseconds: (used / result.requests) * 1e6,
    p50: result.p50,
    p99: result.p99,
    errors: result.errors,
    otherLoad: Math.max(0, machine - used - result.cpuSeconds) / load.seconds,
  };
}
