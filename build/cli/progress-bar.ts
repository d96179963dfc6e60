/** How far a build has come, as one line on the terminal that is drawn over and wiped away at the end. */
import type { Progress } from '../site/build-site.ts';
import type { Terminal } from './command.ts';

export interface ProgressBar {
  show: Progress;
  /** Wipes the line. To be called before anything else is printed. */
  end: () => void;
}

/** A build that is done sooner (milliseconds) shows no bar, which would only flicker. */
const PATIENCE = 300;
/** Between two drawings (milliseconds): writing to a terminal costs more than rendering a page. */
const INTERVAL = 80;
const WIDTH = 24;
const TO_START_OF_LINE = '\r';
const WIPE = '\r\u001b[K';

/** A bar on `terminal`, or nothing at all where nobody is looking. `now` gives milliseconds. */
export function progressBar(terminal: Terminal, now: () => number = () => performance.now()): ProgressBar {
  if (!terminal.interactive) return { show: () => {}, end: () => {} };
  let last = now() + PATIENCE - INTERVAL;
  let shown = '';
  return {
    show(stage, done, total) {
      const at = now();
      if (at - last < INTERVAL) return;
      last = at;
      const line = barLine(stage, done, total, terminal.colour);
      if (line === shown) return;
      shown = line;
      terminal.note(`${TO_START_OF_LINE}${line}\u001b[K`);
    },
    end() {
      if (shown !== '') terminal.note(WIPE);
      shown = '';
    },
  };
}

/** `rendering    ━━━━━━━━━━╶╶╶╶  4213 of 10000`, without a line end. */
export function barLine(stage: string, done: number, total: number, colour: boolean): string {
  const name = stage.padEnd(12);
  if (total === 0) return name.trimEnd();
  const filled = Math.round((WIDTH * Math.min(done, total)) / total);
  const bar = '━'.repeat(filled);
  const rest = '╶'.repeat(WIDTH - filled);
  return `${name} ${colour ? `\u001b[36m${bar}\u001b[39m` : bar}${rest}  ${Math.min(done, total)} of ${total}`;
}
