/** The process: its arguments, streams and exit code. */
import process from 'node:process';
import { tuneGarbageCollection } from '../workers/garbage.ts';
import { compileLess } from './compile-less.ts';
import { keepCompiled } from './keep-compiled.ts';
import { main } from './run.ts';

// A dumb terminal (terminfo) shows the codes of colours, and cannot go back in a line.
const interactive = process.stderr.isTTY === true && process.env.TERM !== 'dumb';
const args = process.argv.slice(2);
if (args[0] === 'build') {
  keepCompiled();
  compileLess();
  tuneGarbageCollection();
}
process.exitCode = await main(args, {
  print: (text) => process.stdout.write(text),
  note: (text) => process.stderr.write(text),
  colour: interactive && (process.env.NO_COLOR ?? '') === '',
  interactive,
});
