/** What the tests of the content stage start from: trees in memory, and the sample sites beside the repository. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteContent, SourceTree } from '../../build/content/model.ts';
import type { Problem } from '../../build/content/problem.ts';
import { readContent } from '../../build/content/read-content.ts';

const encoder = new TextEncoder();

/** A tree of files in memory. */
export function treeOf(files: Readonly<Record<string, string | Uint8Array>>): SourceTree {
  const entries = Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    entries.map(([file, content]) => [file, typeof content === 'string' ? encoder.encode(content) : content]),
  );
}

/** The content of a site with the given files; config.yml and a page are there unless they are given. */
export function siteOf(files: Readonly<Record<string, string | Uint8Array>>): SiteContent {
  return readContent(treeOf({ 'config.yml': 'sitename: S\n', 'pages/home.md': '# Home\n', ...files }));
}

/** The problems as `file:line:column severity code`, for comparing. */
export function summarise(problems: readonly Problem[]): string[] {
  return problems.map(
    ({ file, line, column, severity, code }) => `${file}:${line}:${column} ${severity} ${code}`,
  );
}

export const SAMPLE_SITES = ['hearth-and-bean', 'showcase', 'techpulse'] as const;

/** The folder of a sample site, or null where the samples are not beside the repository. */
export function sampleSite(name: (typeof SAMPLE_SITES)[number]): string | null {
  const folder = join(import.meta.dirname, '../../../shared/sites', name);
  return existsSync(folder) ? folder : null;
}
