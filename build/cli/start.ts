/** coldpress start: build, then preview; what `npm start` runs. */
import { runBuild } from './build.ts';
import type { ExitCode, Terminal } from './command.ts';
import { runPreview } from './preview.ts';
import type { OptionValues } from './usage.ts';

/** Serves only where the build ended well. */
export async function runStart(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const code = await runBuild(options, terminal);
  return code === 0 ? runPreview(options, terminal, true) : code;
}
