/** coldpress deploy: builds, then runs the command that the author's host needs, after printing it. */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { MEDIA_FOLDER } from '../output/write-media.ts';
import { runBuild } from './build.ts';
import { builtFacts } from './built-facts.ts';
import type { ExitCode, Terminal } from './command.ts';
import { readPair } from './deploy-pair.ts';
import { type Deployed, refuseDigest, TARGETS } from './deploy-targets.ts';
import * as option from './options.ts';
import { outFolder } from './preview-site.ts';
import { shellWord } from './shell-word.ts';
import { shownPath } from './shown-path.ts';
import { findApi } from './site-api.ts';
import { isAtLeast, OLDEST_SPIN_FOR_P3, SPIN, versionOf } from './tools.ts';
import { type OptionValues, UsageError } from './usage.ts';

/** Builds first; the exit code is that of the build, or 1 where the tool is missing or fails. */
export async function runDeploy(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const to = typeof options.to === 'string' ? options.to : 'spin';
  const target = TARGETS[to];
  if (target === undefined) throw new UsageError(`--to is ${Object.keys(TARGETS).join(', ')}, not '${to}'`);
  const ref = typeof options.ref === 'string' ? options.ref : '';
  if (target.needsRef === true && ref === '')
    throw new UsageError(`--to ${to} needs --ref, such as --ref ghcr.io/me/my-site:1`);
  refuseDigest(ref);
  const content = resolve(option.text(options, 'content', 'content'));
  const { program, install } = target.tool;
  const version = versionOf(program);
  refuseOldSpin(program, version, option.text(options, 'target', 'p2'));
  const code = await runBuild(options, terminal, target.host);
  if (code !== 0) return code;
  const { url, media } = await builtFacts(outFolder(options));
  notePlaceholder(url, terminal);
  const folder = shownPath(join(outFolder(options), MEDIA_FOLDER));
  const upload = media === undefined ? [] : [`upload the files of ${folder} to ${media}`];
  const read = (): Promise<Deployed | string[]> => readPair(outFolder(options), findApi(content) !== null);
  const deployed = await read();
  if (Array.isArray(deployed)) return refuse(deployed, terminal);
  const calls = target.calls(deployed, ref);
  const lines = calls.map((args) => [program, ...args].map(shellWord).join(' '));
  const isThere = version !== null;
  if (!isThere || options['dry-run'] === true) {
    const steps = [...(isThere ? [] : [install]), ...target.before, ...upload, ...lines];
    terminal.note(`${isThere ? 'These would be the steps' : `${program} is not installed. The steps`}:\n`);
    for (const step of steps) terminal.note(`  ${step}\n`);
    return isThere ? 0 : 1;
  }
  for (const step of upload) terminal.note(`First ${step}: the pages name them.\n`);
  return pushAll(calls, deployed, {
    terminal,
    read,
    run: (args) => {
      terminal.note(`$ ${[program, ...args].map(shellWord).join(' ')}\n`);
      const isDone = spawnSync(program, args, { stdio: 'inherit' }).status === 0;
      if (!isDone) terminal.note(`${program} did not deploy it. It may need: ${target.before.join(', ')}\n`);
      return isDone;
    },
  });
}

interface Pushing {
  terminal: Terminal;
  /** The output as it is now, or the reasons why it cannot be deployed. */
  read: () => Promise<Deployed | string[]>;
  /** Calls the tool; false: it failed. */
  run: (args: readonly string[]) => boolean;
}

/** Makes one call after another as long as the output is unchanged. The site's is last, and changes all at once. */
export async function pushAll(
  calls: readonly (readonly string[])[],
  deployed: Deployed,
  { terminal, read, run }: Pushing,
): Promise<ExitCode> {
  for (const [index, args] of calls.entries()) {
    const present = await read();
    const faults = Array.isArray(present) ? present : changeSince(deployed, present);
    if (faults.length > 0) return refuse(faults, terminal);
    if (run(args)) continue;
    if (index > 0) terminal.note(AFTER_HALF);
    return 1;
  }
  terminal.note(`Deployed: build ${deployed.build}\n`);
  return 0;
}

/** Another build may write into the same folder meanwhile. */
function changeSince({ out, build }: Deployed, present: Deployed): string[] {
  return present.build === build ? [] : [`${out} was built again meanwhile`];
}

/** The API is in the registry and the site is not. */
const AFTER_HALF = `The site is what it was, with its own API: the new API has a tag of its own, which no site names yet.
Nothing has to be undone. Deploy again.
`;

function refuse(faults: readonly string[], terminal: Terminal): ExitCode {
  for (const fault of faults) terminal.note(`${fault}\n`);
  terminal.note('The site is not deployed. Build and deploy again: a site and its API go together.\n');
  return 1;
}

/** Prints that `url`, of config.yml, is still that of init or an example: no site is there (RFC 2606 §2, §3). */
function notePlaceholder(url: string | null, terminal: Terminal): void {
  if (url === null || !/\.example$|(?:^|\.)example\.(?:com|net|org)$/.test(new URL(url).hostname)) return;
  terminal.note(
    `config.yml still has url: ${url}, to which feeds and the sitemap link. Write the site's own address there, and deploy again.\n`,
  );
}

/** Before the build: throws a UsageError where this version of Spin does not run the component to be deployed. */
function refuseOldSpin(program: string, version: string | null, target: string): void {
  if (program !== SPIN.program || version === null || target === 'p2') return;
  if (isAtLeast(version, OLDEST_SPIN_FOR_P3)) return;
  throw new UsageError(
    `site.p3.wasm needs Spin ${OLDEST_SPIN_FOR_P3} or later, and this is ${version}. Install it with\n  ${SPIN.install}\nor deploy with --target p2`,
  );
}
