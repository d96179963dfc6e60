/** The versions of a small site that the cluster serves: each has other pages, another style sheet and another picture. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { linkChunks } from '../../build/bundle/link.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { outputFiles } from '../../build/cli/output-files.ts';
import { loadFrame } from '../../build/handler/frames.ts';
import { readEarlierAssets } from '../../build/output/earlier-assets.ts';
import { writeOutput } from '../../build/output/write-output.ts';
import { buildSite } from '../../build/plan/build-site.ts';

/** How many ordinary pages the site has. */
const PAGES = 20;
/** How long a shared cache may keep a page, in seconds. */
export const SHARED_SECONDS = 2;

/** The paths of the pages that readers request. */
export const PATHS: readonly string[] = [
  '/',
  ...Array.from({ length: PAGES }, (_, index) => `/page-${index + 1}`),
];
/** The path of the post that expires. */
export const ENDING = '/posts/ends';

export interface VersionFiles {
  p2: string;
  p3: string;
}

/**
 * Builds the site's version `number` in `folder`, as its author would: into the same output as the one before, whose
 * assets it keeps. Returns the files of its components. The post `ENDING` expires at `ends` (seconds since 1970).
 */
export async function buildVersion(folder: string, number: number, ends: number): Promise<VersionFiles> {
  const content = join(folder, 'content');
  const out = join(folder, 'dist');
  for (const [path, text] of Object.entries(filesOf(number, ends))) {
    await mkdir(dirname(join(content, path)), { recursive: true });
    await writeFile(join(content, path), text);
  }
  const { result, problems } = await buildSite({
    content,
    exclude: [],
    asOf: Math.floor(Date.now() / 1000),
    earlier: () => readEarlierAssets(out),
  });
  if (result === null) throw new Error(JSON.stringify(problems, null, 1));
  await writeOutput(out, outputFiles(result, new Map()));
  const files: VersionFiles = { p2: join(folder, `v${number}.wasm`), p3: join(folder, `v${number}.p3.wasm`) };
  for (const target of ['p2', 'p3'] as const) {
    await writeFile(files[target], concatenate(linkChunks(await loadFrame(target), result.pack)));
  }
  return files;
}

function filesOf(number: number, ends: number): Record<string, string> {
  const page = (title: string): string =>
    `---\ntitle: ${title}\n---\nversion-${number} begins\n\n![Mark](assets/images/mark.svg)\n\n${`Words of version-${number}.\n\n`.repeat(40)}`;
  const pages = Array.from({ length: PAGES }, (_, index) => [
    `pages/page-${index + 1}.md`,
    page(`Page ${index + 1}`),
  ]);
  const expires = new Date(ends * 1000).toISOString().replace('.000Z', 'Z');
  return {
    'config.yml': [
      'sitename: Cluster',
      'url: https://example.org',
      'health: /healthz',
      'keep-assets: 2',
      'negotiate-markdown: no',
      `main-width: ${50 + number}em`,
      '',
    ].join('\n'),
    _headers: `/*\n  Cache-Control: public, max-age=0, s-maxage=${SHARED_SECONDS}\n/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n`,
    'assets/images/mark.svg': `<svg xmlns="http://www.w3.org/2000/svg" width="${number}" height="9"/>${' '.repeat(400)}`,
    'pages/home.md': page('Home'),
    'posts/ends.md': `---\ntitle: Ends\ncreated: 2026-01-02\nexpires: ${expires}\n---\nversion-${number} begins\n`,
    ...Object.fromEntries(pages),
  };
}
