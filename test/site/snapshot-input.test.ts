/** What the readers of each category see of the site: made for each of them, so none gets the default's. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { SiteInstant } from '../../build/site/site-instant.ts';
import { type SnapshotInput, type SnapshotInputs, snapshotInputs } from '../../build/site/snapshot-input.ts';
import { assembled, at, post, resourcesAt, textAt } from '../publish/site.ts';

/** A site of which everything differs between its two categories. */
const FILES = {
  'config.yml': `sitename: Havn
url: https://example.org
homepage: pages/home.md
categories-use: yes
default-category: {code: en, pagenotfoundmessage: Not here.}
categories: [{code: nb, notfoundmessage: Ikke oversatt., pagenotfoundmessage: Ikke her.}]
`,
  'pages/home.md': post('title: Home'),
  'pages/home.nb.md': post('title: Hjem'),
  'pages/news.md': post('title: News', '```mdcms posts-created-chronological\n```\n'),
  'posts/a.md': post('title: One\ncreated: 2026-01-02\nseries: Boats\nauthor: Kari'),
  'posts/b.md': post('title: Two\ncreated: 2026-01-03\nseries: Boats'),
  'posts/b.nb.md': post('title: To\ncreated: 2026-01-03\nseries: Boats\nexpires: 2026-09-01'),
  'posts/c.nb.md': post('title: Tre\ncreated: 2026-03-01\nseries: Boats\nexpires: 2026-08-01'),
};

const NOW = at('2026-06-01');

/** All that is the same in each category; the compiler holds it against the type. */
const SHARED: Record<keyof SiteInstant, true> = {
  context: true,
  now: true,
  publisher: true,
  documents: true,
  arrived: true,
  scopes: true,
};

function inputs(now: number): { en: SnapshotInput; nb: SnapshotInput; all: SnapshotInputs } {
  const all = snapshotInputs(assembled(FILES).context, now);
  const nb = all.inputs.get('nb');
  assert.ok(nb !== undefined);
  return { en: all.input, nb, all };
}

describe('what a category sees', () => {
  const { en, nb, all } = inputs(NOW);
  const own = (Object.keys(nb) as (keyof SnapshotInput)[]).filter((key) => !(key in SHARED));
  for (const key of own) {
    it(`has its own ${key}, not the default's`, () => {
      assert.notDeepEqual(nb[key], en[key]);
    });
  }
  for (const key of Object.keys(SHARED) as (keyof SiteInstant)[]) {
    it(`shares ${key} with all others`, () => {
      assert.equal(nb[key], en[key]);
    });
  }
  it('has a value for each field that the default has', () => {
    assert.deepEqual(Object.keys(nb).sort(), Object.keys(en).sort());
  });
  it('is, for the default, what the site itself is', () => {
    assert.equal(all.inputs.get('en'), en);
  });
});

describe('a page in a category', () => {
  const parts = assembled(FILES);
  const resources = resourcesAt(parts, NOW);
  const modified = (path: string, now: number): number | null =>
    resourcesAt(parts, now).get(path)?.bodies[0]?.lastModified ?? null;

  it('shows the parts of its series, each in the category where it is written for it', () => {
    const text = textAt(resources, '/nb/posts/b');
    const hrefs = [...(text.split('class="series')[1] ?? '').matchAll(/href="([^"]+)"/g)].map(([, to]) => to);
    assert.ok(hrefs.includes('/nb/posts/c'), hrefs.join(' '));
    assert.doesNotMatch(textAt(resources, '/posts/b'), /href="\/nb\/posts\/c"/);
  });
  it('with a list of posts is as new as the newest of them that its readers reach', () => {
    assert.equal(modified('/news', NOW), at('2026-01-03'));
    assert.equal(modified('/nb/news', NOW), at('2026-03-01'));
  });
  it('with a list of posts changes when one of the category expires', () => {
    assert.equal(modified('/news', at('2026-08-02')), at('2026-01-03'));
    assert.equal(modified('/nb/news', at('2026-08-02')), at('2026-08-01'));
  });
});
