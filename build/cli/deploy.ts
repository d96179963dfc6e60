/** coldpress deploy: builds, then runs the command that the author's host needs, after printing it. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { MEDIA_FOLDER } from '../output/write-media.ts';
import { runBuild } from './build.ts';
import { builtFacts } from './built-facts.ts';
import type { ExitCode, Terminal } from './command.ts';
import * as option from './options.ts';
import { COMPONENTS } from './output-files.ts';
import { outFolder } from './preview-site.ts';
import { shellWord } from './shell-word.ts';
import { shownPath } from './shown-path.ts';
import { isAtLeast, OLDEST_SPIN_FOR_P3, SPIN, type Tool, versionOf, WKG } from './tools.ts';
import { type OptionValues, UsageError } from './usage.ts';

/** The output that is deployed. */
export interface Deployed {
  /** The folder, as it is shown. */
  out: string;
  /** The site's component in it: of WASI 0.2 where there is one. */
  site: string;
  /** SHA-256 of that component, in hex. */
  sha256: string;
  /** Whether an API's component is beside it. */
  hasApi: boolean;
}

interface Target {
  tool: Tool;
  /** Whose limits the site must keep to, as output/room.ts names it; null: none are known. */
  host: string | null;
  /** Commands to run before it. */
  before: readonly string[];
  /** The arguments of each call of the tool, in order, for the reference given with --ref. */
  calls: (deployed: Deployed, ref: string) => string[][];
  needsRef?: boolean;
}

const TARGETS: Readonly<Record<string, Target>> = {
  spin: {
    tool: SPIN,
    host: 'Fermyon Cloud',
    before: ['spin plugins install cloud', 'spin cloud login'],
    calls: ({ out }) => [['deploy', '--from', out]],
  },
  aka: {
    tool: SPIN,
    host: 'Akamai Functions',
    before: ['spin plugins install aka', 'spin aka login'],
    calls: ({ out }) => [['aka', 'deploy', '--from', out]],
  },
  registry: {
    tool: SPIN,
    host: null,
    before: ['spin registry login HOST'],
    calls: ({ out }, ref) => [['registry', 'push', '--from', out, ref]],
    needsRef: true,
  },
  oci: {
    tool: WKG,
    host: null,
    before: ['docker login HOST'],
    calls: ociCalls,
    needsRef: true,
  },
};

/**
 * An artefact of this kind has one component, so an API is an artefact of its own, `REF-api`. Both name the site that
 * they belong to; the API is first, so that a site that is there has its API.
 */
function ociCalls({ out, site, sha256, hasApi }: Deployed, ref: string): string[][] {
  const push = (reference: string, file: string): string[] => [
    ...['oci', 'push', '--annotation', `coldpress.site=sha256:${sha256}`],
    ...[reference, join(out, file)],
  ];
  return [...(hasApi ? [push(`${ref}-api`, 'api.wasm')] : []), push(ref, site)];
}

/** The arguments of each call of the tool of `to` (a key of TARGETS), in order. */
export function deployCalls(to: string, deployed: Deployed, ref: string): string[][] {
  return TARGETS[to]?.calls(deployed, ref) ?? [];
}

/** Builds first; the exit code is that of the build, or 1 where the tool is missing or fails. */
export async function runDeploy(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const to = typeof options.to === 'string' ? options.to : 'spin';
  const target = TARGETS[to];
  if (target === undefined) throw new UsageError(`--to is ${Object.keys(TARGETS).join(', ')}, not '${to}'`);
  const ref = typeof options.ref === 'string' ? options.ref : '';
  if (target.needsRef === true && ref === '')
    throw new UsageError(`--to ${to} needs --ref, such as --ref ghcr.io/me/my-site:1`);
  const { program, install } = target.tool;
  const version = versionOf(program);
  refuseOldSpin(program, version, option.text(options, 'target', 'p2'));
  const code = await runBuild(options, terminal, target.host);
  if (code !== 0) return code;
  const { url, media } = await builtFacts(outFolder(options));
  notePlaceholder(url, terminal);
  const folder = shownPath(join(outFolder(options), MEDIA_FOLDER));
  const upload = media === undefined ? [] : [`upload the files of ${folder} to ${media}`];
  const calls = target.calls(await deployedOf(outFolder(options)), ref);
  const lines = calls.map((args) => [program, ...args].map(shellWord).join(' '));
  const isThere = version !== null;
  if (!isThere || options['dry-run'] === true) {
    const steps = [...(isThere ? [] : [install]), ...target.before, ...upload, ...lines];
    terminal.note(`${isThere ? 'These would be the steps' : `${program} is not installed. The steps`}:\n`);
    for (const step of steps) terminal.note(`  ${step}\n`);
    return isThere ? 0 : 1;
  }
  for (const step of upload) terminal.note(`First ${step}: the pages name them.\n`);
  for (const [index, args] of calls.entries()) {
    terminal.note(`$ ${lines[index]}\n`);
    const { status } = spawnSync(program, args, { stdio: 'inherit' });
    if (status === 0) continue;
    terminal.note(`${program} did not deploy it. It may need: ${target.before.join(', ')}\n`);
    return 1;
  }
  return 0;
}

async function deployedOf(out: string): Promise<Deployed> {
  const site = existsSync(join(out, COMPONENTS.p2)) ? COMPONENTS.p2 : COMPONENTS.p3;
  const sha256 = createHash('sha256');
  for await (const part of createReadStream(join(out, site))) sha256.update(part as Uint8Array);
  const hasApi = existsSync(join(out, 'api.wasm'));
  return { out: shownPath(out), site, sha256: sha256.digest('hex'), hasApi };
}

/** Says that `url`, of config.yml, is one of those that init and examples have: no site is there (RFC 2606 §2, §3). */
function notePlaceholder(url: string | null, terminal: Terminal): void {
  if (url === null || !/\.example$|(?:^|\.)example\.(?:com|net|org)$/.test(new URL(url).hostname)) return;
  terminal.note(
    `config.yml still has url: ${url}, to which feeds and the sitemap link. Write the site's own address there, and deploy again.\n`,
  );
}

/** Before the build: throws a UsageError where this version of Spin does not run what is to be deployed. */
function refuseOldSpin(program: string, version: string | null, target: string): void {
  if (program !== SPIN.program || version === null || target === 'p2') return;
  if (isAtLeast(version, OLDEST_SPIN_FOR_P3)) return;
  throw new UsageError(
    `site.p3.wasm needs Spin ${OLDEST_SPIN_FOR_P3} or later, and this is ${version}. Install it with\n  ${SPIN.install}\nor deploy with --target p2`,
  );
}
