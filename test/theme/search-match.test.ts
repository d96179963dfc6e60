/** client/search-match.js: what a reader's words find in search.json. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';

interface Entry {
  file: string;
  title: string;
  description?: string | null;
  keywords?: string | string[] | null;
  body?: string;
  url?: string;
  category?: string | null;
}

interface SearchMatch {
  fold(text: string): string;
  words(query: string): string[];
  find(entries: Entry[], query: string, limit: number): Entry[];
  address(entry: Entry): string;
  inCategory(entries: Entry[], category: string | undefined): Entry[];
  excerpt(entry: Entry, query: string, length: number): string;
  highlight(text: string, query: string): { text: string; marked: boolean }[];
}

// A script for browsers, without declarations: this test says itself what it expects of it.
const SCRIPT: string = '../../build/theme/client/search-match.js';
const { address, excerpt, find, fold, highlight, inCategory, words } = (await import(SCRIPT)) as SearchMatch;

const ENTRIES: Entry[] = [
  {
    file: 'pages/home.md',
    title: 'Home',
    description: '',
    keywords: '',
    body: 'Everything about knots and coffee.',
  },
  {
    file: 'posts/2026/knots.md',
    title: 'Knots',
    description: 'For beginners',
    keywords: 'rope, bowline',
    body: 'Text.',
  },
  {
    file: 'posts/cafe.md',
    title: 'Café Ørsted',
    description: 'Ein Stück Übung',
    keywords: ['kaffe'],
    body: 'x',
  },
  { file: 'posts/bare.md', title: 'Bare' },
  { file: 'posts/null.md', title: 'Null', description: null, keywords: null, body: '' },
];

const FOUND: [query: string, files: string[]][] = [
  ['knots', ['posts/2026/knots.md', 'pages/home.md']],
  ['KNOTS', ['posts/2026/knots.md', 'pages/home.md']],
  ['kno', ['posts/2026/knots.md', 'pages/home.md']],
  ['knots coffee', ['pages/home.md']],
  ['coffee, knots!', ['pages/home.md']],
  ['bowline', ['posts/2026/knots.md']],
  ['kaffe', ['posts/cafe.md']],
  ['cafe', ['posts/cafe.md']],
  ['CAFÉ', ['posts/cafe.md']],
  ['ubung', ['posts/cafe.md']],
  ['ørsted', ['posts/cafe.md']],
  ['bare', ['posts/bare.md']],
  ['nothing at all', []],
  ['knots zzz', []],
  ['', []],
  ['  ,;  ', []],
];

describe('a query finds', () => {
  for (const [query, files] of FOUND) {
    it(`${JSON.stringify(query)}: ${files.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(
        find(ENTRIES, query, 20).map(({ file }) => file),
        files,
      );
    });
  }

  it('no more than is wanted', () => assert.equal(find(ENTRIES, 'e', 2).length, 2));

  it('entries of equal worth in the order of the index', () => {
    const equal = ['b', 'a', 'c'].map((name) => ({ file: `posts/${name}.md`, title: 'Same' }));
    assert.deepEqual(find(equal, 'same', 9), equal);
  });

  it('only entries that hold every word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        for (const entry of find(ENTRIES, query, 20)) {
          const text = fold([entry.title, entry.description, entry.keywords, entry.body].flat().join(' '));
          for (const word of words(query)) assert.ok(text.includes(word));
        }
      }),
    );
  });
});

const ADDRESSES: [entry: Entry, address: string][] = [
  [{ file: 'pages/about.md', title: '' }, '/about'],
  [{ file: 'pages/docs/start.md', title: '' }, '/docs/start'],
  [{ file: 'posts/2026/x.md', title: '' }, '/posts/2026/x'],
  [{ file: 'posts/posts/x.md', title: '' }, '/posts/posts/x'],
  [{ file: 'pages/a b?#é.md', title: '' }, '/a%20b%3F%23%C3%A9'],
  [{ file: 'pages/home.md', title: '', url: '/' }, '/'],
];

describe('in a category', () => {
  const entries: Entry[] = [
    { file: 'pages/about.md', title: 'About', category: 'en' },
    { file: 'pages/about.nb.md', title: 'Om', category: 'nb' },
    { file: 'pages/menu.md', title: 'Menu', category: 'en' },
    { file: 'pages/old.en.md', title: 'Suffixed', category: 'en' },
    { file: 'pages/menu.ar.md', title: 'قائمة', category: 'ar' },
    { file: 'pages/menu.20260704.md', title: 'Then', category: '20260704' },
    { file: 'posts/bare.nb.md', title: 'Bare', category: 'nb' },
  ];
  const titles = (category: string | undefined): string[] =>
    inCategory(entries, category).map(({ title }) => title);

  it('readers find its own, and the default’s where it has no variant', () => {
    assert.deepEqual(titles('nb'), ['Om', 'Menu', 'Suffixed', 'Bare']);
    assert.deepEqual(titles('ar'), ['About', 'Suffixed', 'قائمة']);
  });
  it('that is the default, they find what has no suffix or its own', () => {
    assert.deepEqual(titles('en'), ['About', 'Menu', 'Suffixed']);
  });
  it('on a site without any, they find everything', () => {
    assert.deepEqual(inCategory([{ file: 'pages/v1.2.md', title: 'A' }], undefined).length, 1);
  });
});

describe('the address of an entry', () => {
  for (const [entry, expected] of ADDRESSES) it(expected, () => assert.equal(address(entry), expected));
});

describe('an excerpt', () => {
  const body = `${'one two three four '.repeat(20)}needle ${'five six seven '.repeat(20)}`;
  const entry = { file: 'posts/x.md', title: 'X', description: 'What it is about', body };

  it('shows the word that was found, cut at spaces', () => {
    const text = excerpt(entry, 'needle', 60);
    assert.match(text, /^… (?:(?:one|two|three|four) )+needle (?:(?:five|six|seven) )+…$/);
    assert.ok(text.length < 70);
  });

  it('is the description where the body has no word of the query', () => {
    assert.equal(excerpt(entry, 'about', 60), 'What it is about');
  });

  it('is the start of the body where there is no description', () => {
    assert.equal(excerpt({ ...entry, description: null, body: 'short' }, 'x', 60), 'short');
  });

  it('shows none of Markdown’s marks', () => {
    const marks = { ...entry, body: '## A *word*, [a link](pages/x.md) and `code`\n```js\nx\n```' };
    assert.equal(excerpt(marks, 'word', 60), 'A word, a link and code x');
  });

  it('of any text is never much longer than asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.string(), (text, query) => {
        assert.ok(excerpt({ ...entry, body: text, description: '' }, query, 60).length <= 64);
      }),
    );
  });
});

describe('a highlight', () => {
  it('marks the words that the query’s words begin', () => {
    assert.deepEqual(highlight('A knot, knots and a Café', 'knot cafe'), [
      { text: 'A', marked: false },
      { text: ' ', marked: false },
      { text: 'knot', marked: true },
      { text: ', ', marked: false },
      { text: 'knots', marked: true },
      { text: ' ', marked: false },
      { text: 'and', marked: false },
      { text: ' ', marked: false },
      { text: 'a', marked: false },
      { text: ' ', marked: false },
      { text: 'Café', marked: true },
    ]);
  });

  it('loses nothing of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, query) => {
        assert.equal(
          highlight(text, query)
            .map((part) => part.text)
            .join(''),
          text,
        );
      }),
    );
  });
});
