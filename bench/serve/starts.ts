/** How long servers take from their start to the first byte of an answer. */
import { waitForQuiet } from '../quiet.ts';
import { type Contender, candidate } from './contenders.ts';
import { startServer } from './process.ts';

export interface MeasuredStart {
  name: string;
  /** One for each round, in order. */
  milliseconds: number[];
  /** Resident memory after the first answer, in bytes: the same rounds. */
  residentBytes: number[];
}

export interface StartsOptions {
  rounds: number;
  /** The first port to be taken; each start takes one of its own. */
  port: number;
  /** Seconds to wait for a quiet moment before each start. */
  patience: number;
  onProgress: (line: string) => void;
}

/**
 * Starts and ends each contender in turn, once a round, and once before the rounds for what is made at a first
 * start: caches of compiled code, files in memory. Rejects where one does not start.
 */
export async function measureStarts(
  contenders: readonly Contender[],
  { rounds, port, patience, onProgress }: StartsOptions,
): Promise<MeasuredStart[]> {
  const measured = contenders.map(
    ({ name }): MeasuredStart => ({ name, milliseconds: [], residentBytes: [] }),
  );
  let nextPort = port;
  for (let round = 0; round <= rounds; round++) {
    onProgress(`starting each: round ${round} of ${rounds}`);
    for (const [index, contender] of contenders.entries()) {
      const { server, url } = await candidate(contender, nextPort++);
      await waitForQuiet(patience);
      const started = await startServer(server, url);
      const resident = await started.residentBytes();
      await started.stop();
      if (round === 0) continue;
      measured[index]?.milliseconds.push(started.readyAfter);
      measured[index]?.residentBytes.push(resident);
    }
  }
  return measured;
}
