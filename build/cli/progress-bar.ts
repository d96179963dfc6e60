/**
 * The progress of a build: on a terminal one line that is redrawn, and removed at the end; in a log a line now and
 * then.
 */
import type { Progress } from '../plan/build-site.ts';
import type { Terminal } from './command.ts';

export interface ProgressBar {
  show: Progress;
  /** Shows the seconds that `stage` has taken so far, until another stage is shown. */
  count: (stage: string) => void;
  /** Removes the line. Call it before printing anything else. */
  end: () => void;
}

/** Milliseconds before a bar is shown: in a fast build it would only flicker. */
const PATIENCE = 300;
/** Between two drawings (milliseconds): writing to a terminal costs more than rendering a page. */
const INTERVAL = 80;
/** Between two lines of a log (milliseconds). */
const LINE_INTERVAL = 10_000;
const WIDTH = 24;
const TO_START_OF_LINE = '\r';
const WIPE = '\r\u001b[K';

/** The bar on `terminal`. `now` gives milliseconds. */
export function progressBar(terminal: Terminal, now: () => number = () => performance.now()): ProgressBar {
  const { show, end } = terminal.interactive ? drawnLine(terminal, now) : loggedLines(terminal, now);
  let counting: NodeJS.Timeout | undefined;
  return {
    show(stage, done, total) {
      clearInterval(counting);
      show(stage, done, total);
    },
    count(stage) {
      clearInterval(counting);
      const from = now();
      counting = setInterval(() => show(`${stage}: ${Math.round((now() - from) / 1000)} s`, 0, 0), 1000);
      counting.unref();
    },
    end() {
      clearInterval(counting);
      end();
    },
  };
}

type Shown = Pick<ProgressBar, 'show' | 'end'>;

function drawnLine(terminal: Terminal, now: () => number): Shown {
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

function loggedLines(terminal: Terminal, now: () => number): Shown {
  let last = now();
  return {
    show(stage, done, total) {
      if (now() - last < LINE_INTERVAL) return;
      last = now();
      terminal.note(total === 0 ? `${stage}\n` : `${stage} ${Math.min(done, total)} of ${total}\n`);
    },
    end() {},
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
