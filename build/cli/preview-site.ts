/** What a preview serves, and by which clock: a built folder, or the content with its drafts. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { linkSite } from '../bundle/link.ts';
import { loadFrame } from '../handler/frames.ts';
import { buildSite } from '../site/build-site.ts';
import type { Terminal } from './command.ts';
import { zonedInstant, zonedText } from './instant.ts';
import * as option from './options.ts';
import { reportProblems } from './report.ts';
import type { OptionValues } from './usage.ts';

/** The folder that is served. */
export function outFolder(options: OptionValues): string {
  return resolve(option.text(options, 'out', 'dist'));
}

export interface PreviewSite {
  /** What a message calls it. */
  name: string;
  component: Uint8Array;
  timezone: () => Promise<string>;
}

/** The clock of the preview, in seconds since 1970: it starts at the time asked for and goes on from there. */
export async function previewClock(
  options: OptionValues,
  timezoneOfSite: () => Promise<string>,
  terminal: Terminal,
): Promise<() => number> {
  if (typeof options.at !== 'string') return () => Date.now() / 1000;
  const timezone = await timezoneOfSite();
  const started = Date.now() / 1000;
  const at = zonedInstant(options.at, timezone);
  terminal.note(`As it will be from ${zonedText(at, timezone)} on.\n`);
  return () => at + Date.now() / 1000 - started;
}

/** The component in the output folder; null, and said, where there is none. */
export async function builtSite(options: OptionValues, terminal: Terminal): Promise<PreviewSite | null> {
  const out = outFolder(options);
  const name = join(out, 'site.wasm');
  const component = await readFile(name).catch(() => null);
  if (component === null) {
    terminal.note(`There is no ${name}.\nBuild it first: coldpress build --out ${out}\n`);
    return null;
  }
  return { name, component, timezone: () => timezoneOf(out) };
}

/** The timezone of the site in a folder; without its manifest, UTC. */
async function timezoneOf(out: string): Promise<string> {
  const manifest = await readFile(join(out, 'manifest.json'), 'utf8').catch(() => '{}');
  const { site } = JSON.parse(manifest) as { site?: { timezone?: string } };
  return site?.timezone ?? 'UTC';
}

/** The content with its drafts, as a component in memory. */
export async function draftSite(options: OptionValues, terminal: Terminal): Promise<PreviewSite | null> {
  const content = resolve(option.text(options, 'content', 'content'));
  const asOf = option.asOf(options, process.env);
  const built = await buildSite({ content, exclude: [], asOf, drafts: true, quick: true });
  const code = reportProblems(built.problems, built.sources, terminal, { strict: false, json: false });
  if (code !== 0 || built.result === null) return null;
  const { pack, manifest } = built.result;
  for (const path of built.drafts) terminal.note(`draft: ${path}\n`);
  return {
    name: 'The site with its drafts',
    component: linkSite(await loadFrame('p2'), pack),
    timezone: async () => manifest.site.timezone,
  };
}
