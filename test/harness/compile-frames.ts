/** The frames compiled once before all tests: several files that need one at once would each compile it. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compiledFrame, type FrameName } from '../../build/handler/frames.ts';

/** Compiles those of `targets` that `root` lacks, each in a process, since a compilation keeps one core busy. */
export async function compileFrames(root: string, targets: readonly FrameName[]): Promise<void> {
  const program = join(root, 'build', 'handler', 'main.ts');
  const compile = async (target: FrameName): Promise<void> => {
    if ((await compiledFrame(root, target)) !== null) return;
    await promisify(execFile)(process.execPath, ['--import', import.meta.resolve('tsx'), program, target]);
  };
  await Promise.all(targets.map(compile));
}
