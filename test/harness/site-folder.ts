/** Small content folders for tests, written to a temporary place and removed after the test file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';

/** An empty folder of the test's own, removed when the test or suite that asked for it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'coldpress-test-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
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

/** The smallest site that is a site. */
export const SMALL_SITE: Readonly<Record<string, string>> = {
  'config.yml': 'sitename: Small\nurl: https://small.example\n',
  'pages/home.md': '---\ntitle: Home\n---\nHello.\n',
  'posts/first.md': '---\ntitle: First\ncreated: 2026-01-02 03:04\n---\nThe first post.\n',
};
