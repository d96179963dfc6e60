/** Whole sites for tests of what publishing makes of them: hostile texts, our own site, the shared samples. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '../../build/bundle/resource.ts';
import type { SiteContent } from '../../build/content/model.ts';
import { readContent } from '../../build/content/read-content.ts';
import { readTree } from '../../build/content/read-tree.ts';
import { AS_OF } from '../harness/built-site.ts';
import { ROOT } from '../harness/run-cli.ts';
import { assembled, contentOf, post, resourcesAt } from './site.ts';

export interface WholeSite {
  name: string;
  read: () => Promise<SiteContent>;
  /** The address that it is given, with any configuration of its own. */
  url: string | null;
}

/** Titles and texts that have broken feeds elsewhere. */
const HOSTILE: Record<string, string> = {
  'posts/markup.md': post(
    'title: "<b>A & B</b> ]]> \\" \'"\ncreated: 2026-01-01\ntags: ["<&>"]',
    'a ]]> b &nbsp; <br>\n',
  ),
  'posts/controls.md': post('title: "Bell \\a, escape \\e"\ncreated: 2026-01-02', 'x \u0008 y \ufffe z\n'),
  'posts/emoji.md': post(
    'title: "😀 é e\u0301"\ncreated: 2026-01-03\nauthor: "A & B"\ndescription: "<i>"',
    '😀\n',
  ),
  'posts/old.md': post('title: Old\ncreated: 1969-07-20'),
};

/** The folder of sample sites beside the checkout, where it is there. */
export const SAMPLES: string = join(ROOT, '..', 'shared', 'sites');

const URL = 'https://example.org';

/** Each of them with a URL, and all but our own without one too. */
export function wholeSites(): WholeSite[] {
  const hostile = async (): Promise<SiteContent> => contentOf(HOSTILE);
  const sites: WholeSite[] = [
    { name: 'hostile texts', read: hostile, url: URL },
    { name: 'hostile texts, without a URL', read: hostile, url: null },
    { name: 'our own site', read: () => readFolder(join(ROOT, 'content')), url: URL },
  ];
  if (!existsSync(SAMPLES)) return sites;
  for (const entry of readdirSync(SAMPLES, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const read = (): Promise<SiteContent> => readFolder(join(SAMPLES, entry.name));
    sites.push({ name: entry.name, read, url: URL });
    sites.push({ name: `${entry.name}, without a URL`, read, url: null });
  }
  return sites;
}

async function readFolder(folder: string): Promise<SiteContent> {
  const { tree } = await readTree(folder, { exclude: [] });
  return readContent(tree);
}

/** What the site answers at the tests' time, by path. */
export async function resourcesOf({ read, url }: WholeSite): Promise<ReadonlyMap<string, Resource>> {
  const written = await read();
  return resourcesAt(assembled({ ...written, config: { ...written.config, url } }), AS_OF);
}
