/**
 * A site and an API of two builds, one after the other, as readers meet them while hosts are updated: each side answers
 * what the other one requests of it, and both say which build they are of.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { buildDigest, withDigest } from '../../build/bundle/build-digest.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite, type NativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { type ApiHost, nodeHost, type Received, ROOT } from './hosts.ts';

const NOW = Math.floor(Date.now() / 1000);
const post = (title: string, more: string = ''): string =>
  `---\ntitle: ${title}\ncreated: 2026-01-02\ntags: [t]\n${more}---\nWords of ${title}.\n`;

const COMMON: Readonly<Record<string, string>> = {
  'config.yml': 'sitename: S\nurl: https://example.org\nhealth: /healthz\n',
  'pages/home.md': '# Home\n',
  'posts/stays.md': post('Stays'),
};
const BUILDS: Readonly<Record<string, Record<string, string>>> = {
  old: { ...COMMON, 'posts/goes.md': post('Goes') },
  new: { ...COMMON, 'posts/stays.md': post('Stays, and changed'), 'posts/comes.md': post('Comes') },
};

interface Side {
  site: NativeSite;
  api: ApiHost;
  digest: string;
}

async function start(files: Record<string, string>): Promise<Side> {
  const siteDir = siteFolder(files);
  const { result } = await buildSite({ content: siteDir, exclude: [], asOf: NOW, bare: true });
  assert.ok(result !== null);
  const digest = buildDigest({ ...result, api: 'api', coldpress: '1.0.0' });
  const { pack } = withDigest(result, digest);
  const apiEntry = join(ROOT, 'src/api/main.ts');
  const api = await nodeHost({ siteDir, apiEntry, manifest: result.manifest, build: digest });
  return { site: createNativeSite(concatenate(pack)), api, digest };
}

const sides: Record<string, Side> = {};
const side = (name: string): Side => sides[name] ?? assert.fail(name);
beforeAll(async () => {
  for (const [name, files] of Object.entries(BUILDS)) sides[name] = await start(files);
});
afterAll(() => Promise.all(Object.values(sides).map(({ api }) => api.stop())));

const page = (name: string, target: string): { status: number; build: string | undefined } => {
  const { status, headers } = side(name).site.respond({ method: 'GET', target, headers: [], now: NOW });
  return { status, build: headers.find(([field]) => field === 'coldpress-build')?.[1] };
};

/** The requests that a page may make of an API, with the slugs of both builds. */
const REQUESTS: readonly string[] = [
  ...['/api/posts', '/api/posts?tag=t&sort=title&limit=1', '/api/posts?text=words'],
  ...['stays', 'goes', 'comes'].map((slug) => `/api/posts/${slug}`),
  '/api/recommendations?interest=t',
];

interface Description {
  paths: Record<string, { get: { responses: Record<string, unknown> } }>;
}

/** That an answer is one of those that the API of another build describes. */
function isDescribed(description: Description, target: string, { status, headers, body }: Received): void {
  const path = target.replace(/\?.*/, '').replace(/^(\/api\/posts\/).+/, '$1{slug}');
  const responses = description.paths[path]?.get.responses;
  assert.ok(responses?.[status] !== undefined, `${status} of ${target}`);
  if (status !== 200 || headers.get('content-type') !== 'application/json') return;
  const validator = new Ajv2020({ strict: false, validateFormats: false });
  validator.addSchema(description, 'api');
  const at = path.replaceAll('/', '~1');
  const validate = validator.getSchema(`api#/paths/${at}/get/responses/200/content/application~1json/schema`);
  assert.ok(validate !== undefined);
  assert.ok(validate(JSON.parse(body)), validator.errorsText(validate.errors));
}

for (const [ofSite, ofApi] of [
  ['old', 'new'],
  ['new', 'old'],
  ['new', 'new'],
] as const) {
  describe(`the ${ofSite} site with the ${ofApi} API`, () => {
    it('says whether they are of one build', async () => {
      const { headers } = await side(ofApi).api.send({ target: '/api/posts' });
      const { build } = page(ofSite, '/healthz');
      assert.equal(build, side(ofSite).digest);
      assert.equal(headers.get('coldpress-build') === build, ofSite === ofApi);
    });

    it('has an answer to every request that the site’s own API describes', async () => {
      const { body } = await side(ofSite).api.send({ target: '/api/openapi.json' });
      const description = JSON.parse(body) as Description;
      for (const target of REQUESTS) {
        isDescribed(description, target, await side(ofApi).api.send({ target }));
      }
    });

    it('has the page of every post that both have', async () => {
      const { body } = await side(ofApi).api.send({ target: '/api/posts' });
      const { posts } = JSON.parse(body) as { posts: { slug: string; links: { page: string } }[] };
      const shared = posts.filter(({ slug }) => BUILDS[ofSite]?.[`posts/${slug}.md`] !== undefined);
      assert.ok(shared.some(({ slug }) => slug === 'stays'));
      for (const { links } of shared) {
        assert.equal(page(ofSite, new URL(links.page, 'https://example.org').pathname).status, 200);
      }
    });

    it('answers 404 for a post that one of them does not have, and never a fault', async () => {
      for (const slug of ['goes', 'comes']) {
        const file = `posts/${slug}.md`;
        const { status } = await side(ofApi).api.send({ target: `/api/posts/${slug}` });
        assert.equal(status, BUILDS[ofApi]?.[file] === undefined ? 404 : 200);
        assert.equal(page(ofSite, `/posts/${slug}`).status, BUILDS[ofSite]?.[file] === undefined ? 404 : 200);
      }
    });
  });
}
