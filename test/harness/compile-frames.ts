/** The frames compiled once before all tests: several files that need one at once would each compile it. */
import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { compiledFrame, compileFrame, FRAME_PARTS, type FrameName } from '../../build/handler/frames.ts';
import { compiledCore } from './compiled-core.ts';

/** Compiles those of `targets` that `root` lacks, each in a process, since a compilation keeps one core busy. */
export async function compileFrames(root: string, targets: readonly FrameName[]): Promise<void> {
  const compile = async (target: FrameName): Promise<void> => {
    if ((await compiledFrame(root, target)) !== null) return;
    const program = [import.meta.filename, root, target];
    await promisify(execFile)(process.execPath, ['--import', import.meta.resolve('tsx'), ...program]);
  };
  await Promise.all(targets.map(compile));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [root = '', named] = process.argv.slice(2);
  const target = (Object.keys(FRAME_PARTS) as FrameName[]).find((name) => name === named);
  if (target !== undefined) await compileFrame(root, target, undefined, compiledCore);
}
