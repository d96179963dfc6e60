/** The site of a preview and its clock: a built folder, or the content with its drafts. */

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { linkChunks } from '../bundle/link.ts';
import { servesAgents } from '../bundle/search-version.ts';
import { concatenate } from '../bytes/chunks.ts';
import { loadFrame } from '../handler/frames.ts';
import { type HttpComponent, loadComponent } from '../host/component.ts';
import { buildSite } from '../plan/build-site.ts';
import { AGENTS_PATH } from '../site/paths.ts';
import { asOfTime } from './as-of.ts';
import { type BuiltFacts, builtFacts } from './built-facts.ts';
import type { Terminal } from './command.ts';
import { zonedInstant, zonedText } from './instant.ts';
import * as option from './options.ts';
import { reportProblems } from './report.ts';
import { shellWord } from './shell-word.ts';
import { shownPath } from './shown-path.ts';
import type { OptionValues } from './usage.ts';

/** The folder that is served. */
export function outFolder(options: OptionValues): string {
  return resolve(option.text(options, 'out', 'dist'));
}

export interface PreviewSite {
  /** Its name in messages. */
  name: string;
  component: Uint8Array;
  facts: () => Promise<BuiltFacts>;
  /** Whether it was built just now, for the previewed time; else it is that of an earlier build. */
  isFromContent: boolean;
}

/**
 * How far the preview's clock is ahead of the machine's, in seconds: it starts at --at and goes on from there. For
 * a past time, a site built later may lack windows; then a note says so.
 */
export async function clockOffset(
  options: OptionValues,
  { facts, isFromContent }: PreviewSite,
  terminal: Terminal,
): Promise<number> {
  if (typeof options.at !== 'string') return 0;
  const { timezone } = await facts();
  const offset = zonedInstant(options.at, timezone) - Date.now() / 1000;
  const isOver = offset < 0;
  const at = zonedText(zonedInstant(options.at, timezone), timezone);
  terminal.note(`Showing the site as it ${isOver ? 'was' : 'will be'} from ${at} on.\n`);
  if (isOver && !isFromContent) {
    terminal.note(
      `What had ended when the site was built is not in it. To see that too:\n` +
        `  npx coldpress build --as-of '${options.at}'\n`,
    );
  }
  return offset;
}

/** The component in the output folder; null, with a note, where there is none. */
export async function builtSite(options: OptionValues, terminal: Terminal): Promise<PreviewSite | null> {
  const out = outFolder(options);
  const name = join(out, 'site.wasm');
  const component = await readFile(name).catch(() => null);
  if (component === null) {
    terminal.note(
      `There is no ${shownPath(name)}.\nBuild it first: npx coldpress build --out ${shellWord(shownPath(out))}\n`,
    );
    return null;
  }
  return { name, component, facts: () => builtFacts(out), isFromContent: false };
}

/** The site's component, ready to answer by the clock `now`; null, with a note, where it cannot be loaded. */
export async function loadSite(
  { name, component }: PreviewSite,
  now: () => number,
  terminal: Terminal,
): Promise<HttpComponent | null> {
  return loadComponent(component, { now }).catch((error: unknown) => {
    const [reason] = String(error).split('\n', 1);
    terminal.note(`${name} is not a component that can be served: ${reason}\n`);
    terminal.note(`Build it again: npx coldpress build\n`);
    return null;
  });
}

/**
 * The component in the output folder, ready to answer by the machine's clock; null, with a note, where there is
 * none.
 */
export async function builtComponent(
  options: OptionValues,
  terminal: Terminal,
): Promise<HttpComponent | null> {
  const site = await builtSite(options, terminal);
  return site === null ? null : loadSite(site, () => Date.now() / 1000, terminal);
}

/** The content with its drafts, as a component in memory. */
export async function draftSite(options: OptionValues, terminal: Terminal): Promise<PreviewSite | null> {
  const content = resolve(option.text(options, 'content', 'content'));
  const asOf = asOfTime(options, process.env);
  const built = await buildSite({ content, exclude: [], asOf, drafts: true, bare: true });
  const code = reportProblems(built.problems, built.sources, terminal, { strict: false, json: false });
  if (code !== 0 || built.result === null) return null;
  const { pack, manifest } = built.result;
  for (const path of built.drafts) terminal.note(`draft: ${path}\n`);
  return {
    name: 'The site with its drafts',
    component: concatenate(
      linkChunks(await loadFrame(servesAgents(manifest, AGENTS_PATH) ? 'p2-agents' : 'p2'), pack),
    ),
    facts: async () => manifest.site,
    isFromContent: true,
  };
}
