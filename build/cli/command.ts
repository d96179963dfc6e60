/** The interface of commands. Streams and exit codes are the caller's, so that commands can be tested. */
import type { CommandHelp, OptionValues } from './usage.ts';

/** 0 done, 1 problems in the content, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export interface Terminal {
  /** Results: standard output. */
  print: (text: string) => void;
  /** Progress and problems: standard error. */
  note: (text: string) => void;
  /** Whether standard error is a terminal and colours are wanted. */
  colour: boolean;
  /** Whether standard error is a terminal: only then is progress shown. */
  interactive: boolean;
}

export interface Command extends CommandHelp {
  run: (options: OptionValues, terminal: Terminal) => Promise<ExitCode>;
}
