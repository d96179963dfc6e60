/**
 * coldpress start, which `npm start` runs: serves the site at once, and builds it meanwhile. Until the build has
 * ended the content answers by the same handler in Node itself, from then on the real component does. The engine of
 * an API, which takes half a minute to build, is left until the first request for the API.
 */
import { join, resolve } from 'node:path';
import { LiveSession } from '../dev/live-session.ts';
import type { LiveSite } from '../dev/live-site.ts';
import { LocalMedia, serveMedia } from '../host/local-media.ts';
import type { Mount } from '../host/server.ts';
import { MEDIA_FOLDER } from '../output/write-media.ts';
import { asOfTime } from './as-of.ts';
import { runBuild } from './build.ts';
import { builtFacts } from './built-facts.ts';
import { ChangingComponent } from './changing-component.ts';
import { ChildBuild } from './child-build.ts';
import type { ExitCode, Terminal } from './command.ts';
import { liveComponent } from './live-component.ts';
import * as option from './options.ts';
import { parsePort } from './port.ts';
import { runPreview, serveUntilEnded } from './preview.ts';
import { builtComponent, outFolder } from './preview-site.ts';
import { shownPath } from './shown-path.ts';
import { findApi } from './site-api.ts';
import { StartedApi } from './started-api.ts';
import type { OptionValues } from './usage.ts';

/** Serves until the process is stopped, or until the build ends with errors; then returns its exit code. */
export async function runStart(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  parsePort(option.text(options, 'port', '3000')); // Usage errors come before anything else.
  // Another time and drafts need a build first, as in a preview.
  if (options.at !== undefined || options.drafts === true) {
    const code = await runBuild(options, terminal);
    return code === 0 ? runPreview(options, terminal, true) : code;
  }
  const content = resolve(option.text(options, 'content', 'content'));
  terminal.note(`Serving ${shownPath(content)}, and building it meanwhile.\n`);
  const build = new ChildBuild(options);
  try {
    const live = await openOnce(content, options, terminal);
    // The build reports the errors of the content.
    if (live === null) return await build.run(['--no-engine']);
    return await serveAndBuild(content, live, build, options, terminal);
  } finally {
    build.stop();
  }
}

async function serveAndBuild(
  content: string,
  live: LiveSite,
  build: ChildBuild,
  options: OptionValues,
  terminal: Terminal,
): Promise<ExitCode> {
  const site = new ChangingComponent(async () => liveComponent(() => live));
  const mounts: Mount[] = [{ prefix: '', load: async () => site }];
  if (findApi(content) !== null) {
    const api = new StartedApi(content, live, build, options, terminal);
    mounts.unshift({ prefix: '/api', load: async () => api });
  }
  let media: string | null = null;
  const listening = async (): Promise<ExitCode | null> => {
    const code = await build.run(['--no-engine']);
    if (code !== 0) return code;
    const built = await builtComponent(options, terminal);
    if (built === null) return 1;
    media = (await builtFacts(outFolder(options))).media ?? null;
    site.replaceBy(new LocalMedia(built, () => media));
    terminal.note(`From now on the component in ${shownPath(outFolder(options))} answers.\n`);
    return null;
  };
  const baseOf = (): string => live.parts.context.content.config.base;
  return serveUntilEnded(mounts, options, terminal, {
    baseOf,
    listening,
    answerOwn: serveMedia(join(outFolder(options), MEDIA_FOLDER)),
  });
}

/** The site of the folder as it is now; null where it has errors. */
async function openOnce(folder: string, options: OptionValues, terminal: Terminal): Promise<LiveSite | null> {
  const session = new LiveSession({
    folder,
    asOf: asOfTime(options, process.env),
    listener: {
      shown: () => {},
      refused: () => {},
      checked: () => {},
      failed: (error) => terminal.note(`${error instanceof Error ? error.message : String(error)}\n`),
    },
  });
  session.changed(null);
  await session.opened;
  // The build checks the site; this process only answers.
  session.close().catch(() => {});
  return session.site;
}
