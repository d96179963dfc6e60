/** Small content folders for tests, written to a temporary place and removed after the run. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An empty folder of the test's own, removed at the end of the run (test/global-setup.ts). */
export function temporaryFolder(): string {
  return mkdtempSync(join(process.env.COLDPRESS_TEST_FOLDER ?? tmpdir(), 'site-'));
}

/** A folder with these files: path to content. */
export function siteFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** The smallest site that is a site. To draw its social cards takes longer than all else that a build does. */
export const SMALL_SITE: Readonly<Record<string, string>> = {
  'config.yml': 'sitename: Small\nurl: https://small.example\nsocial-cards: no\n',
  'pages/home.md': '---\ntitle: Home\n---\nHello.\n',
  'posts/first.md': '---\ntitle: First\ncreated: 2026-01-02 03:04\n---\nThe first post.\n',
};
