/** The text filter of the API finds the posts that the search of the site finds, where it looks for the same. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { toApiData } from '../../build/api/data.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite, type NativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { Library } from '../../src/api/library.ts';
import { TextSearch } from '../../src/api/text-search.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { MANIFEST } from './fixture-manifest.ts';

const NOW = Date.UTC(2026, 0, 1) / 1000;
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

const post = (title: string, text: string, more: string = ''): string =>
  `---\ntitle: ${title}\ncreated: 2025-01-02\n${more}---\n${text}\n`;

const FIRST = MANIFEST.posts[1] ?? assert.fail();

/** Queries for one thing each, so that any of the words and all of them are the same. */
const QUERIES = [
  ...[
    'ropes',
    'rope',
    'ROPE',
    'roep',
    'rop',
    'harbour',
    'harbours',
    'norwegian',
    'nowegian',
    'zebras',
    'bridges',
  ],
  ...[
    '"two ends"',
    '"ends two"',
    'tag:boats',
    'author:lind',
    'the',
    'c++',
    '東京',
    'straße',
    'heading',
    'unicorn',
  ],
  ...['x', '', '!', '-rope', '"', 'tag:', '\u0301', 'a'.repeat(200)],
];

describe('the text filter of the API', () => {
  let native: NativeSite;
  let library: Library;
  beforeAll(async () => {
    const content = siteFolder({
      'config.yml': 'sitename: Harbour\nsocial-cards: no\nsearch-json: no\n',
      'pages/home.md': '---\ntitle: Home\n---\nWelcome.\n',
      'posts/one.md': post('Ropes', 'Every rope has two ends.', 'tags: [boats]\nauthor: Mara Lind\n'),
      'posts/two.md': post(
        'Harbours',
        '## A heading\n\nThe Norwegian harbour, with C++ and 東京都.',
        'keywords: [boats]\n',
      ),
      'posts/three.md': post('Straßen', 'Über die Brücke: strasse.', 'language: de\n'),
      'posts/later.md': `---\ntitle: Zebras\ncreated: ${iso(NOW + 60)}\n---\nZebras and bridges.\n`,
      'posts/draft.md': post('Draft', 'About a unicorn.', 'draft: yes\n'),
    });
    const { result, problems } = await buildSite({ content, exclude: [], asOf: NOW, bare: true });
    assert.ok(result !== null, JSON.stringify(problems));
    native = createNativeSite(concatenate(result.pack));
    library = new Library(toApiData(result.manifest, ['text/plain']));
  });

  for (const query of QUERIES)
    for (const now of [NOW, NOW + 60])
      it(`finds by ${query.slice(0, 20) || '(nothing)'} what the search finds${now === NOW ? '' : ' a minute later'}`, () => {
        const target = `/search.json?${new URLSearchParams({ q: query })}`;
        let answer = native.respond({ method: 'GET', target, headers: [], now });
        const moved = answer.headers.find(([name]) => name === 'location')?.[1];
        if (moved !== undefined) answer = native.respond({ method: 'GET', target: moved, headers: [], now });
        const { results } = JSON.parse(Buffer.from(answer.body).toString()) as { results: { url: string }[] };
        const paths = results.map(({ url }) => url).filter((url) => url.startsWith('/posts/'));
        const found = [...library.withText(query, now)].map(({ path }) => path);
        assert.deepEqual(found.sort(), paths.sort());
      });

  it('wants all words, where the search wants any', () => {
    assert.equal(library.withText('rope harbour', NOW).size, 0);
    assert.equal(library.withText('rope ends', NOW).size, 1);
  });

  it('finds words that most of many posts have, in all of them', () => {
    const posts = Array.from({ length: 4200 }, (_, n) => ({
      ...FIRST,
      file: `posts/p${n}.md`,
      text: `common ${n % 1000 === 0 ? 'rare' : 'word'}`,
    }));
    const data = toApiData({ ...MANIFEST, posts }, ['text/plain']);
    assert.equal(new Library(data).withText('common', NOW).size, 4200);
    assert.equal(new Library(data).withText('common rare', NOW).size, 5);
  });

  it('refuses an index that is none', () => {
    assert.throws(() => new TextSearch(btoa('none')).find('x', 0), /the search index is damaged/);
  });
});
