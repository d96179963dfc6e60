/** coldpress start: build, then preview; what `npm start` runs. */
import { build, runBuild } from './build.ts';
import type { Command } from './command.ts';
import { preview, runPreview } from './preview.ts';

export const start: Command = {
  name: 'start',
  summary: 'build, then serve what was built',
  options: { ...build.options, ...preview.options },
  run: async (options, terminal) => {
    const code = await runBuild(options, terminal);
    return code === 0 ? runPreview(options, terminal) : code;
  },
};
