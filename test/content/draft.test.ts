/** A draft is never guessed: every tool's word for it is honoured, or is an error and nothing is published. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { siteOf, summarise } from './fixtures.ts';

function read(front: string, file = 'posts/a.md') {
  const content = siteOf({ [file]: `---\ncreated: 2026-01-01\n${front}\n---\nBody\n` });
  const document = content.documents.find((each) => each.file === file);
  assert.ok(document);
  return { draft: document.draft, problems: summarise(content.problems) };
}

const DRAFTS = [
  'draft: true',
  'Draft: yes',
  'DRAFT: on',
  'draft: "true"',
  'published: false',
  'Published: no',
  'publish: false',
  'private: true',
  'unpublished: yes',
  'visible: no',
  'status: draft',
  'Status: Draft',
  'status: private',
  'status: pending',
  'status: rough draft',
  'visibility: private',
  'permalink: false',
  'extra:\n  draft: true',
  'params: {draft: yes}',
  'draft: no\npublished: false',
];

for (const front of DRAFTS) {
  test(`A draft: ${JSON.stringify(front)}`, () => {
    assert.deepEqual(read(front), { draft: true, problems: [] });
  });
}

const PUBLISHED = [
  'draft: false',
  'published: true',
  'publish: yes',
  'private: no',
  'unlisted: false',
  'hidden: no',
  'status: published',
  'status: evergreen',
  'status: scheduled',
  'published: 2025-12-31',
  'visibility: public',
];

for (const front of PUBLISHED) {
  test(`No draft: ${JSON.stringify(front)}`, () => {
    assert.deepEqual(read(front), { draft: false, problems: [] });
  });
}

const UNCLEAR: [front: string, place: string, message: RegExp][] = [
  ['draft:', '3:1', /has no value/],
  ['draft: ""', '3:1', /has no value/],
  ['draft: maybe', '3:8', /not `maybe`/],
  ['draft: [yes]', '3:8', /not this/],
  ['published: soon', '3:12', /not `soon`/],
  ['published:', '3:1', /has no value/],
  ['private: perhaps', '3:10', /not `perhaps`/],
  ['unlisted: true', '3:11', /also listed/],
  ['hidden: yes', '3:9', /also listed/],
  ['drafts: true', '3:1', /no key `drafts`/],
  ['darft: yes', '3:1', /no key `darft`/],
  ['isDraft: true', '3:1', /no key `isDraft`/],
];

for (const [front, place, message] of UNCLEAR) {
  test(`An error, and nothing is published: ${JSON.stringify(front)}`, () => {
    assert.deepEqual(read(front), { draft: true, problems: [`posts/a.md:${place} error draft-unclear`] });
    const { problems } = siteOf({ 'posts/a.md': `---\ncreated: 2026-01-01\n${front}\n---\n` });
    assert.match(problems[0]?.message ?? '', message);
    assert.match(problems[0]?.hint ?? '', /draft/);
  });
}

test('A post that waits for a date needs one', () => {
  const { problems } = siteOf({ 'posts/a.md': '---\nstatus: scheduled\n---\n' });
  assert.deepEqual(summarise(problems), ['posts/a.md:2:9 error draft-unclear']);
});

test('What is in a folder _drafts is a draft, and what else begins with _ is not read', () => {
  const { documents, assets, problems } = siteOf({
    'posts/_drafts/d.md': 'Secret',
    'pages/_part.md': 'Secret',
    'pages/_parts/p.md': 'Secret',
    '_layouts/x.html': 'Secret',
    '_drafts/e.md': 'Secret',
    'pages/guide/_index.md': 'Shown',
  });
  assert.deepEqual(
    documents.map(({ file, draft }) => `${file} ${draft}`),
    ['pages/guide/_index.md false', 'pages/home.md false', 'posts/_drafts/d.md true'],
  );
  assert.deepEqual(assets, []);
  assert.deepEqual(summarise(problems), ['_layouts/x.html:0:0 note underscore-name']);
  assert.match(problems[0]?.message ?? '', /also in 2 other places/);
});

test('Publication and expiry dates of other tools are kept', () => {
  const { documents, problems } = siteOf({
    'pages/a.md': '---\npublishDate: 2030-01-01\nexpiryDate: 2031-01-01\n---\n',
    'posts/b.md': '---\ndate: 2026-01-01\npublishDate: 2026-02-01\n---\n',
    'posts/c.md': '---\npublish_date: 2026-03-01\n---\n',
  });
  assert.deepEqual(problems, []);
  const times = documents.map(({ publishes, created, expires }) =>
    [publishes, created, expires].map((moment) => moment?.iso.slice(0, 10) ?? null),
  );
  assert.deepEqual(times, [
    ['2030-01-01', '2030-01-01', '2031-01-01'],
    [null, null, null],
    ['2026-02-01', '2026-01-01', null],
    ['2026-03-01', '2026-03-01', null],
  ]);
});
