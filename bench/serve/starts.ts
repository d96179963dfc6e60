/** How long servers take from their start to the first byte of an answer. */

import { firstLine } from '../failures.ts';
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
  /** Called with a contender that does not start, which is left out then, and how it failed. */
  onFailure: (name: string, failure: string) => void;
}

/**
 * Starts and ends each contender in turn, once a round, and once before the rounds for what is made at a first
 * start: caches of compiled code, files in memory.
 */
export async function measureStarts(
  contenders: readonly Contender[],
  { rounds, port, patience, onProgress, onFailure }: StartsOptions,
): Promise<MeasuredStart[]> {
  const measured = contenders.map(
    ({ name }): MeasuredStart => ({ name, milliseconds: [], residentBytes: [] }),
  );
  const failed = new Set<string>();
  let nextPort = port;
  for (let round = 0; round <= rounds; round++) {
    onProgress(`starting each: round ${round} of ${rounds}`);
    for (const [index, contender] of contenders.entries()) {
      const { server, url } = await candidate(contender, nextPort++);
      if (failed.has(contender.name)) continue;
      await waitForQuiet(patience);
      try {
        const started = await startServer(server, url);
        const resident = await started.residentBytes();
        await started.stop();
        if (round === 0) continue;
        measured[index]?.milliseconds.push(started.readyAfter);
        measured[index]?.residentBytes.push(resident);
      } catch (error) {
        failed.add(contender.name);
        onFailure(contender.name, firstLine(error));
      }
    }
  }
  return measured.filter(({ name }) => !failed.has(name));
}
