/**
 * Servers measured side by side: all are started, and in every round each is given the same load in turn,
 * so that what disturbs the machine falls on all of them and not on the one whose turn it was.
 */
import { type MeasuredServer, type ServerCommand, startServer } from './process.ts';
import { type Load, runWrk } from './wrk.ts';

export interface Candidate {
  name: string;
  server: ServerCommand;
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
}

export interface Measured {
  name: string;
  /** Milliseconds from start to the first byte. */
  readyAfter: number;
  /** Resident memory in bytes, the greatest during all rounds. */
  peakBytes: number;
  /** One for each round, in order. */
  samples: Sample[];
}

export interface RoundsOptions {
  rounds: number;
  load: Load;
  /** Seconds of load before the first round, for caches and compilers. */
  warmUp: number;
  /** Told what is being done now. */
  onProgress?: (line: string) => void;
}

/** Measures all candidates. Rejects where one does not start; the others are stopped then. */
export async function measureRounds(
  candidates: readonly Candidate[],
  { rounds, load, warmUp, onProgress = () => {} }: RoundsOptions,
): Promise<Measured[]> {
  const running: { candidate: Candidate; server: MeasuredServer; samples: Sample[] }[] = [];
  try {
    for (const candidate of candidates) {
      const server = await startServer(candidate.server, candidate.url);
      running.push({ candidate, server, samples: [] });
      await measure(candidate, server, { ...load, seconds: warmUp });
    }
    for (let round = 1; round <= rounds; round++) {
      for (const { candidate, server, samples } of running) {
        onProgress(`round ${round} of ${rounds}, ${load.connections} connections: ${candidate.name}`);
        samples.push(await measure(candidate, server, load));
      }
    }
    return await Promise.all(
      running.map(async ({ candidate, server, samples }) => ({
        name: candidate.name,
        readyAfter: server.readyAfter,
        peakBytes: await server.peakBytes(),
        samples,
      })),
    );
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
  }
}

async function measure(candidate: Candidate, server: MeasuredServer, load: Load): Promise<Sample> {
  const before = await server.cpuSeconds();
  const { requests, requestsPerSecond, p50, p99, errors } = await runWrk(candidate.url, {
    ...load,
    headers: candidate.headers ?? [],
  });
  const cpuMicroseconds = (((await server.cpuSeconds()) - before) / requests) * 1e6;
  return { requestsPerSecond, cpuMicroseconds, p50, p99, errors };
}
