/** Looking at a host whose clock is the machine's just before and after something changes on it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Moments } from './secret-site.ts';

/** Seconds before a change in which everything is asked for. */
const LOOK = 4;

/** There was no time to look before a change. */
class TooLate extends Error {}

/**
 * Calls `run` with two changes ahead, `lead` and one and a half times `lead` seconds from now. Where a busy
 * machine needs longer than that to begin, it is called again with twice the time, four times at most.
 */
export async function beforeChanges(lead: number, run: (moments: Moments) => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const start = Math.floor(Date.now() / 1000);
    try {
      return await run({ start, first: start + lead, second: start + Math.ceil(1.5 * lead) });
    } catch (error) {
      if (!(error instanceof TooLate) || attempt === 4) throw error;
      lead *= 2;
    }
  }
}

/**
 * Calls `look` over and over in the last seconds before `moment`, with a question's number, and ends just
 * after it. `look` asks, and gives a check of the answer that is made if the answer came before `moment`.
 */
export async function lookUntil(
  moment: number,
  look: (question: number) => Promise<() => void>,
): Promise<void> {
  const seconds = (): number => Date.now() / 1000;
  if (seconds() > moment - LOOK) throw new TooLate('there was no time to look before the change');
  await wait((moment - LOOK - seconds()) * 1000);
  let answers = 0;
  for (let question = 0; seconds() < moment - 0.2; question++) {
    const check = await look(question);
    if (seconds() >= moment) break;
    check();
    answers++;
  }
  if (answers === 0) throw new TooLate('no answer came before the change');
  await wait(Math.max(0, moment - seconds()) * 1000 + 20);
}
