/** The manifest of resources: bodies in the pack's order, forms from wherever they come, rules on both. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { BodyStore } from '../../build/bundle/body-store.ts';
import { codedBodies, QUICK_LEVELS, uncompressed } from '../../build/bundle/codings.ts';
import { type ManifestInput, makeManifest } from '../../build/bundle/make-manifest.ts';
import type { HeaderRule, Manifest, Representation } from '../../build/bundle/manifest.ts';
import { fieldsOf } from '../../build/bundle/own-values.ts';
import { packChunks } from '../../build/bundle/pack.ts';
import type { Encoder } from '../../build/bundle/representations.ts';
import {
  type Resource,
  type ResourceBody,
  redirectTo,
  type TimedResource,
} from '../../build/bundle/resource.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import type { StoredBytes } from '../../build/bytes/stored-bytes.ts';
import { siteAnswers } from '../../build/plan/answers.ts';

function body(text: string, more: Partial<ResourceBody> = {}): ResourceBody {
  const bytes = Buffer.from(text.padEnd(800, ` ${text}`));
  return { type: 'text/html', language: null, body: bytes, lastModified: 1_000_000, headers: [], ...more };
}

function page(...bodies: ResourceBody[]): Resource {
  return { status: 200, location: null, freshness: 'revalidate', bodies };
}

interface Made {
  manifest: Manifest;
  /** The progress reported of the bodies before the documents were asked for. */
  bodies: StoredBytes[];
  store: BodyStore;
}

const INPUT: Omit<ManifestInput, 'timeline'> = {
  site: { name: 'S', description: '', url: null, language: 'en', timezone: 'UTC' },
  documents: { posts: [], pages: [] },
  answers: siteAnswers((status) => ({ ...page(body(`error ${status}`)), status })),
  redirects: [],
  headerRules: [],
  common: [['x-common', 'yes']],
  headerRulesFor: () => [],
};

const versionOf = (resource: Resource): TimedResource[] => [{ from: null, until: null, resource }];

async function make(
  resources: Record<string, Resource>,
  encode: Encoder,
  rules: HeaderRule[] = [],
): Promise<Made> {
  const store = new BodyStore();
  const timeline = new Map(Object.entries(resources).map(([path, each]) => [path, versionOf(each)]));
  const made = await makeManifest({ ...INPUT, timeline, headerRulesFor: () => rules }, store, encode);
  return { ...made, store };
}

function formsAt({ manifest }: Made, path: string): Representation[] {
  return manifest.routes.find((route) => route.path === path)?.versions[0]?.representations ?? [];
}

const now: Encoder = (bytes, type) => codedBodies(bytes, type, QUICK_LEVELS);
/** Forms that are ready in an order of their own. */
const later: Encoder = async (bytes, type) => {
  await new Promise((resolve) => setTimeout(resolve, (bytes.length * 7919) % 17));
  return now(bytes, type);
};

describe('the manifest of resources', () => {
  const resources = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`/p${index}`, page(body('page '.repeat(200 + index * 13)))]),
  );

  it('has versions that are made meanwhile in their place, and their bodies last', async () => {
    const whole = new Map(Object.entries(resources).map(([path, each]) => [path, versionOf(each)]));
    const timeline = new Map(whole).set('/p3', versionOf(page(body('stands for it'))));
    const store = new BodyStore();
    const meanwhile = { paths: new Set(['/p3']), timeline: async () => whole };
    const made = { ...(await makeManifest({ ...INPUT, timeline, later: meanwhile }, store, later)), store };
    const expected = await make(resources, now);
    assert.deepEqual(
      made.manifest.routes.map(({ path }) => path),
      expected.manifest.routes.map(({ path }) => path),
    );
    for (const path of Object.keys(resources))
      assert.deepEqual(formsAt(made, path), formsAt(expected, path), path);
    const own = formsAt(made, '/p3').map((form) => form.body);
    assert.deepEqual(Object.keys(made.manifest.bodies).slice(-1), own.slice(-1));
    assert.equal(Object.keys(made.manifest.bodies).length, Object.keys(expected.manifest.bodies).length);
  });

  it('is the same whether forms are there at once, later, or with the resource', async () => {
    const first = await make(resources, now);
    const withForms = Object.fromEntries(
      Object.entries(resources).map(([path, resource]) => [
        path,
        page(
          ...resource.bodies.map((each) => ({
            ...each,
            forms: codedBodies(each.body, each.type, QUICK_LEVELS),
          })),
        ),
      ]),
    );
    const never: Encoder = (bytes, type) => {
      assert.ok(!Object.values(resources).some(({ bodies }) => bodies[0]?.body === bytes), 'coded again');
      return now(bytes, type);
    };
    for (const other of [await make(resources, later), await make(withForms, never)]) {
      assert.equal(JSON.stringify(other.manifest), JSON.stringify(first.manifest));
      assert.deepEqual(concatenate(other.bodies), concatenate(first.bodies));
    }
  });

  it('has the bodies in the order of the pack', async () => {
    const { manifest, bodies, store } = await make(resources, later);
    const pack = packChunks(manifest, (sha256) => store.get(sha256));
    // The header, the bodies, what aligns the tables, the tables.
    assert.deepEqual(pack.slice(1, -2), bodies);
    assert.ok(bodies.length > 20);
    let end = 0;
    for (const [offset, length] of Object.values(manifest.bodies)) {
      assert.equal(offset, end);
      end += length;
    }
  });

  it('codes a body anew for the media type that a rule gives it', async () => {
    const rendered = body('same');
    const forms = uncompressed(rendered.body);
    const set: HeaderRule = { from: '/*', set: [['content-type', 'text/markdown']], remove: [] };
    const asked: string[] = [];
    const made = await make(
      { '/a': page({ ...rendered, forms }) },
      (bytes, type) => {
        if (bytes === rendered.body) asked.push(type);
        return now(bytes, type);
      },
      [set],
    );
    assert.deepEqual(asked, ['text/markdown']);
    assert.deepEqual(
      formsAt(made, '/a').map(({ type, coding }) => [type, coding]),
      [
        ['text/markdown', 'identity'],
        ['text/markdown', 'gzip'],
      ],
    );
  });

  it('gives each field to the first that has it: the build, the resource, the site; all of one alike', async () => {
    const headers: [string, string][] = [
      ['link', '</a>'],
      ['link', '</b>'],
      ['x-common', 'no'],
      ['vary', 'cookie'],
      ['etag', '"mine"'],
    ];
    const made = await make({ '/a': page(body('x', { headers })) }, now);
    const [form] = formsAt(made, '/a');
    assert.ok(form !== undefined);
    const fields = fieldsOf(made.manifest.headerLists, form);
    assert.deepEqual(fields.slice(-7), [
      ['etag', form.etag],
      ['cache-control', 'public, no-cache'],
      ['vary', 'accept-encoding'],
      ['last-modified', 'Mon, 12 Jan 1970 13:46:40 GMT'],
      ['x-common', 'no'],
      ['link', '</a>'],
      ['link', '</b>'],
    ]);
  });

  it('has a list of fields once for all forms that differ in their own values alone', async () => {
    const linked = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `/p${index}`,
        page(body(`page ${index}`, { headers: [['link', `</${index}>`]], lastModified: index + 1 })),
      ]),
    );
    const [first, ...others] = [1, 20].map((count) =>
      make(Object.fromEntries(Object.entries(linked).slice(0, count)), now),
    );
    const { manifest } = (await first) as Made;
    for (const other of await Promise.all(others))
      assert.deepEqual(other.manifest.headerLists, manifest.headerLists);
    const [form] = manifest.routes[0]?.versions[0]?.representations ?? [];
    assert.deepEqual(form?.own, [['link', '</0>']]);
  });

  it('puts a field that a rule sets for many paths into the list, in place of their own', async () => {
    const rules: HeaderRule[] = [{ from: '/*', set: [['link', '</style.css>; rel=preload']], remove: [] }];
    const made = await make({ '/a': page(body('x', { headers: [['link', '</a>']] })) }, now, rules);
    const [form] = formsAt(made, '/a');
    assert.ok(form !== undefined);
    assert.deepEqual(form.own, []);
    assert.deepEqual(
      fieldsOf(made.manifest.headerLists, form).filter(([name]) => name === 'link'),
      rules[0]?.set,
    );
  });

  it('gives a redirect the form of the site’s own only where a rule changes it', async () => {
    const set: HeaderRule = { from: '/*', set: [['x-rule', '1']], remove: [] };
    for (const [rules, count] of [
      [[], 0],
      [[set], 1],
    ] as const) {
      const made = await make({ '/old': redirectTo('/new') }, uncompressed, [...rules]);
      const [version] = made.manifest.routes[0]?.versions ?? [];
      assert.deepEqual([version?.status, version?.location], [301, '/new']);
      assert.equal(version?.representations.length, count);
    }
  });
});
