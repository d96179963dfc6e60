/**
 * Sites made up for the benchmark, as large as it asks, through the build's own stages from resources on:
 * the header lists, validators and tables are those of a real site. Text is not rendered, since serving does
 * not depend on it.
 */
import { BodyStore } from '../../build/bundle/body-store.ts';
import { codedBodies, QUICK_LEVELS, uncompressed } from '../../build/bundle/codings.ts';
import { makeManifest } from '../../build/bundle/make-manifest.ts';
import { packManifest } from '../../build/bundle/pack.ts';
import type { Encoder } from '../../build/bundle/representations.ts';
import { fileResource, type Resource, type TimedResource } from '../../build/bundle/resource.ts';
import { siteAnswers } from '../../build/plan/answers.ts';
import { SAFETY_HEADERS, secureResource } from '../../build/site/safety/safety-headers.ts';
import { ARTICLE_PATH } from './article.ts';
import { PAGE, PAGE_PATH } from './page.ts';

/** 1 January 2026: pages of the benchmark were changed then. */
const MODIFIED = 1_767_225_600;

export interface BenchSiteOptions {
  /** How many routes beside the page that is asked for. */
  routes: number;
  /** The length of each of their bodies in bytes; no two are the same. */
  bodyLength: number;
  /** Bodies that are answered at `bodyPath`, by their length: bytes that no coding makes shorter. */
  lengths?: readonly number[];
  /** A page at ARTICLE_PATH, stored as the build does it. */
  article?: Uint8Array;
}

/** Where the body of that length is. */
export function bodyPath(length: number): string {
  return `/bodies/${length}`;
}

/** A body of that length that has every byte. */
export function bodyOf(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8)) & 0xff);
}

/**
 * The pack of a site with PAGE at PAGE_PATH and `routes` other pages, all stored as they are: as many bytes as the gzip of
 * a larger page, and none that the other servers would not send.
 */
export async function packBenchSite({
  routes,
  bodyLength,
  lengths = [],
  article,
}: BenchSiteOptions): Promise<Uint8Array> {
  const timeline = new Map<string, TimedResource[]>([[PAGE_PATH, always(page(PAGE))]]);
  for (let index = 0; index < routes; index++) {
    timeline.set(`/posts/post-${index}`, always(page(filling(index, bodyLength))));
  }
  for (const length of lengths) {
    timeline.set(bodyPath(length), always(fileResource('application/octet-stream', bodyOf(length))));
  }
  if (article !== undefined) timeline.set(ARTICLE_PATH, always(page(article)));
  const store = new BodyStore();
  const encode: Encoder = (body, type) =>
    body === article ? codedBodies(body, type, QUICK_LEVELS) : uncompressed(body);
  const { manifest } = await makeManifest(
    {
      site: { name: 'Benchmark', description: '', url: null, language: 'en', timezone: 'UTC' },
      documents: { posts: [], pages: [] },
      timeline,
      answers: siteAnswers((status) => ({ ...page(Buffer.from(`<title>${status}</title>`)), status })),
      redirects: [],
      headerRules: [],
      common: SAFETY_HEADERS,
      headerRulesFor: () => [],
    },
    store,
    encode,
  );
  return packManifest(manifest, (sha256) => store.get(sha256));
}

function always(resource: Resource): TimedResource[] {
  return [{ from: null, until: null, resource }];
}

function page(body: Uint8Array): Resource {
  const html = { type: 'text/html', language: null, body, lastModified: MODIFIED, headers: [] };
  const resource: Resource = { status: 200, location: null, freshness: 'revalidate', bodies: [html] };
  return secureResource(resource, { scripts: [], extension: {} }, () => {});
}

/** A body of that length that no other index has. */
function filling(index: number, length: number): Uint8Array {
  return Buffer.from(`<!doctype html><title>Post ${index}</title>`.padEnd(length, ` post ${index}`));
}
