/** Small sites for the tests of publishing: files in memory, read as a content folder is. */
import type { Document, SiteContent } from '../../build/content/model.ts';
import { readContent } from '../../build/content/read-content.ts';

/** config.yml of a site at https://example.org. */
export const CONFIG = 'sitename: Harbour Notes\nurl: https://example.org\n';

/** Reads `files` (path from the content folder → text); a config.yml and a homepage are added where missing. */
export function contentOf(files: Readonly<Record<string, string>>): SiteContent {
  const all = { 'config.yml': CONFIG, 'pages/home.md': '---\ntitle: Home\n---\nWelcome.\n', ...files };
  const encoder = new TextEncoder();
  return readContent(
    new Map(
      Object.entries(all)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, text]) => [path, encoder.encode(text)]),
    ),
  );
}

/** A post with front matter as written. */
export function post(frontMatter: string, body: string = 'Text.\n'): string {
  return `---\n${frontMatter.trim()}\n---\n${body}`;
}

/** The posts of `files`, newest first, whatever their state. */
export function postsOf(files: Readonly<Record<string, string>>): Document[] {
  return contentOf(files)
    .documents.filter(({ kind }) => kind === 'post')
    .sort((a, b) => (b.created?.epoch ?? 0) - (a.created?.epoch ?? 0) || (a.file < b.file ? -1 : 1));
}

/** Seconds since 1970 of an ISO 8601 instant; without a zone, UTC. */
export function at(iso: string): number {
  const zoned = /(?:Z|[+-]\d{2}:\d{2})$/.test(iso) ? iso : `${iso.length === 10 ? `${iso}T00:00` : iso}Z`;
  return Date.parse(zoned) / 1000;
}
