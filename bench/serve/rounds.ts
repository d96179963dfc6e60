/**
 * Servers measured side by side: all are started, and in every round each is given the same load in turn,
 * so that what disturbs the machine falls on all of them and not on the one whose turn it was.
 */

import type { CommandLine } from '../command-line.ts';
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
}

/** Measures all candidates. Rejects where one does not start; the others are stopped then. */
export async function measureRounds(
  candidates: readonly Candidate[],
  options: RoundsOptions,
): Promise<Measured[]> {
  const { rounds, load, warmUp, onProgress = () => {} } = options;
  const running: { candidate: Candidate; server: MeasuredServer; samples: Sample[] }[] = [];
  try {
    for (const candidate of candidates) {
      const server = await startServer(candidate.server, candidate.url);
      running.push({ candidate, server, samples: [] });
      if (warmUp > 0) await measure(candidate, server, { ...load, seconds: warmUp });
    }
    for (let round = 1; round <= rounds; round++) {
      for (const { candidate, server, samples } of running) {
        onProgress(`round ${round} of ${rounds}, ${load.connections} connections: ${candidate.name}`);
        samples.push(await measureQuietly(candidate, server, options));
      }
    }
    return await Promise.all(
      running.map(async ({ candidate, server, samples }) => ({
        name: candidate.name,
        peakBytes: await server.peakBytes(),
        samples,
      })),
    );
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
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
