/** coldpress deploy: builds, then runs the command that the author's host needs, after printing it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { runBuild } from './build.ts';
import type { ExitCode, Terminal } from './command.ts';
import { outFolder } from './preview-site.ts';
import { shellWord } from './shell-word.ts';
import { shownPath } from './shown-path.ts';
import { SPIN, type Tool, versionOf, WKG } from './tools.ts';
import { type OptionValues, UsageError } from './usage.ts';

interface Target {
  tool: Tool;
  /** Commands to run before it. */
  before: readonly string[];
  /** The arguments, for an output folder and the reference given with --ref. */
  args: (out: string, ref: string) => string[];
  needsRef?: boolean;
}

const TARGETS: Readonly<Record<string, Target>> = {
  spin: {
    tool: SPIN,
    before: ['spin plugins install cloud', 'spin cloud login'],
    args: (out) => ['deploy', '--from', out],
  },
  aka: {
    tool: SPIN,
    before: ['spin plugins install aka', 'spin aka login'],
    args: (out) => ['aka', 'deploy', '--from', out],
  },
  registry: {
    tool: SPIN,
    before: ['spin registry login HOST'],
    args: (out, ref) => ['registry', 'push', '--from', out, ref],
    needsRef: true,
  },
  oci: {
    tool: WKG,
    before: ['docker login HOST'],
    args: (out, ref) => ['oci', 'push', ref, join(out, 'site.wasm')],
    needsRef: true,
  },
};

/** Builds first; the exit code is that of the build, or 1 where the tool is missing or fails. */
export async function runDeploy(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const to = typeof options.to === 'string' ? options.to : 'spin';
  const target = TARGETS[to];
  if (target === undefined) throw new UsageError(`--to is ${Object.keys(TARGETS).join(', ')}, not '${to}'`);
  const ref = typeof options.ref === 'string' ? options.ref : '';
  if (target.needsRef === true && ref === '')
    throw new UsageError(`--to ${to} needs --ref, such as --ref ghcr.io/me/my-site:1`);
  const code = await runBuild(options, terminal);
  if (code !== 0) return code;
  const { program, install } = target.tool;
  const args = target.args(shownPath(outFolder(options)), ref);
  const line = [program, ...args].map(shellWord).join(' ');
  const isThere = versionOf(program) !== null;
  if (!isThere || options['dry-run'] === true) {
    const steps = [...(isThere ? [] : [install]), ...target.before, line];
    terminal.note(`${isThere ? 'These would be the steps' : `${program} is not installed. The steps`}:\n`);
    for (const step of steps) terminal.note(`  ${step}\n`);
    return isThere ? 0 : 1;
  }
  terminal.note(`$ ${line}\n`);
  const { status } = spawnSync(program, args, { stdio: 'inherit' });
  if (status === 0) return 0;
  terminal.note(`${program} did not deploy it. It may need: ${target.before.join(', ')}\n`);
  return 1;
}
