/** Small sites for the tests of publishing: files in memory, read as a content folder is. */
import assert from 'node:assert/strict';
import type { Resource } from '../../build/bundle/resource.ts';
import { loadBytes } from '../../build/bytes/stored-bytes.ts';
import type { Document, SiteContent } from '../../build/content/model.ts';
import { readContent } from '../../build/content/read-content.ts';
import { documentResources, type MadeDocument } from '../../build/pages/documents/documents.ts';
import { errorPage } from '../../build/pages/error-page.ts';
import { relatedPosts } from '../../build/pages/related/related-posts.ts';
import type { SiteParts } from '../../build/plan/site-parts.ts';
import { assembleSnapshot } from '../../build/plan/snapshot.ts';
import { Memo } from '../../build/remember/memo.ts';
import { assetSet } from '../../build/site/assets/assets.ts';
import { themeAssets } from '../../build/site/assets/theme-assets.ts';
import { createSiteContext } from '../../build/site/create-site-context.ts';
import { type SnapshotRequests, snapshotRequests } from '../../build/site/snapshot-requests.ts';

/** config.yml of a site at https://example.org. */
export const CONFIG = 'sitename: Harbour Notes\nurl: https://example.org\n';

/** Reads `files` (path from the content folder → text); a config.yml and a homepage are added where missing. */
export function contentOf(files: Readonly<Record<string, string | Uint8Array>>): SiteContent {
  const all = { 'config.yml': CONFIG, 'pages/home.md': '---\ntitle: Home\n---\nWelcome.\n', ...files };
  const encoder = new TextEncoder();
  return readContent(
    new Map(
      Object.entries(all)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, text]) => [path, typeof text === 'string' ? encoder.encode(text) : text]),
    ),
  );
}

/** A post with front matter as written. */
export function post(frontMatter: string, body: string = 'Text.\n'): string {
  return `---\n${frontMatter.trim()}\n---\n${body}`;
}

/** The posts of `files`, newest first, in any state. */
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

/** Everything that the site of `files` answers at `now` (ISO 8601), by path. */
export function siteAt(files: Readonly<Record<string, string>>, now: string): ReadonlyMap<string, Resource> {
  return snapshots(files)(now);
}

/** The same for one instant after another, as a build asks for them. */
export function snapshots(
  files: Readonly<Record<string, string>>,
): (now: string) => ReadonlyMap<string, Resource> {
  const parts = assembled(files);
  return (now) => resourcesAt(parts, at(now));
}

/** Makes the documents of a site, as builds without a cache do. */
export const DOCUMENTS = {
  make: ({ requests }: Pick<SnapshotRequests, 'requests'>): MadeDocument[] =>
    requests.map(({ input, document }) => documentResources(input, document)),
};

/** Everything that a site answers at `now` (seconds since 1970), by path. */
export function resourcesAt({ context, fixed }: AssembledParts, now: number): ReadonlyMap<string, Resource> {
  const plan = snapshotRequests(context, now);
  const gone = errorPage(context, 410, now);
  return assembleSnapshot(plan, { ...fixed, gone }, DOCUMENTS.make(plan));
}

export type AssembledParts = Pick<SiteParts, 'context' | 'fixed'>;

/** What a build makes of files, or of content with drafts shown, before it looks at any instant. */
export function assembled(
  files: Readonly<Record<string, string>> | SiteContent,
  drafts: ReadonlySet<string> = new Set(),
): AssembledParts {
  const content = 'config' in files ? (files as SiteContent) : contentOf(files as Record<string, string>);
  assert.deepEqual(
    content.problems.filter(({ severity }) => severity === 'error'),
    [],
  );
  const assets = assetSet(content.assets);
  const theme = themeAssets(content, { fonts: [], icons: [], tints: [] });
  const memo = new Memo();
  const context = createSiteContext(content, {
    assets: { ...assets, pictures: new Map() },
    theme,
    app: null,
    drafts,
    redirects: [],
    cards: new Map(),
    memo,
    relatedTo: relatedPosts,
  });
  return {
    context,
    fixed: {
      byPath: new Map([...assets.resources, ...theme.resources]),
      cards: new Map(),
    },
  };
}

/** The body of that type that a path answers with status 200, as text. */
export function textAt(
  resources: ReadonlyMap<string, Resource>,
  path: string,
  type: string = 'text/html',
): string {
  const resource = resources.get(path);
  assert.equal(resource?.status, 200, `${path} answers ${resource?.status}`);
  const body = resource?.bodies.find((each) => each.type === type);
  assert.ok(body !== undefined, `${path} has no ${type}`);
  return new TextDecoder().decode(loadBytes(body.body));
}
