/** The frames compiled once before all tests: several files that need one at once would each compile it. */
import { compileFrame, type FrameName } from '../../build/handler/frames.ts';
import { compiledCore } from './compiled-core.ts';

/** Compiles those of `targets` that `root` lacks. */
export async function compileFrames(root: string, targets: readonly FrameName[]): Promise<void> {
  await Promise.all(targets.map((target) => compileFrame(root, target, undefined, compiledCore)));
}
