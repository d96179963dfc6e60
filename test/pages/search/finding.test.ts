/** What queries find: words, signs, scripts, and what is not there yet. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { SearchDocument } from '../../../build/pages/search/search-document.ts';
import { searcher } from '../../harness/search-index.ts';

/** Documents by a name, which is their path. */
type Named = Record<string, Partial<SearchDocument>>;

const SITE: Named = {
  knots: {
    title: 'Knots for sailors',
    text: 'The bowline is a knot that holds. Sailing needs knots.',
    tags: ['Ropes', 'New York'],
    author: 'Mara Lind',
  },
  norway: { title: 'Cycling', text: 'A long way north.', tags: ['bicycles', 'norway'], author: 'Ole Lind' },
  code: { title: 'Languages', text: 'We write C++ and C#, some .NET 8.0.1 and node.js; then Go 1.22.' },
  plain: { title: 'Letters', text: 'The net result of c and b is a letter.' },
  cafe: { title: 'Café Ørsted', text: 'Übung macht den Meister. Straße und Weiß.', language: 'de' },
  tokyo: { title: '東京の夜', text: '東京都は日本の首都です。京都も古い都です。', language: 'ja' },
  seoul: { title: '서울', text: '서울특별시는 대한민국의 수도이다.', language: 'ko' },
  moscow: { title: 'Москва', text: 'Столица России, большой город с театрами.', language: 'ru' },
  hanoi: { title: 'Hà Nội', text: 'Tiếng Việt rất đẹp, đường phố cổ.', language: 'vi' },
  istanbul: { title: 'İstanbul', text: 'Işık, ılık rüzgar ve kitaplarımız.', language: 'tr' },
  paris: { title: 'L’été à Paris', text: 'Les élèves, l’hôtel, le cœur et une œuvre naïve.', language: 'fr' },
  cairo: { title: 'القاهرة', text: 'الكِتَابُ الجديد في المدينة', language: 'ar' },
  haifa: { title: 'שלום', text: 'שָׁלוֹם עולם וספרים חדשים', language: 'he' },
  athens: { title: 'Αθήνα', text: 'Ο Οδυσσεύς στη θάλασσα', language: 'el' },
  vienna: { title: 'Donaudampfschifffahrt', text: 'Häuser und ein Fußball.', language: 'de' },
  quick: { title: 'Speed', text: 'The quick brown fox jumps over the lazy dog.' },
  brown: { title: 'Colours', text: 'A brown, quick thing; foxes are brown too.' },
};

const CASES: [query: string, found: string[], why?: string][] = [
  ['knot', ['knots'], 'a word in another form'],
  ['KNOTS', ['knots'], 'in capitals'],
  ['bowline', ['knots']],
  ['bolwine', ['knots'], 'letters changed about'],
  ['bowlin', ['knots'], 'a letter left out'],
  ['bowlxine', ['knots'], 'a letter too many'],
  ['vowline', ['knots'], 'another first letter'],
  ['norway', ['norway'], 'a tag is a word'],
  ['sail', ['knots'], 'the stem'],
  ['saili', ['knots'], 'the beginning of the last word'],
  ['bow*', ['knots'], 'a beginning with a star'],
  ['tag:norway', ['norway']],
  ['tag:new-york', ['knots'], 'a tag of two words'],
  ['tag:"new york"', ['knots']],
  ['TAG:Norway', ['norway'], 'signs in capitals'],
  ['tag:nothing', []],
  ['author:lind', ['knots', 'norway']],
  ['author:mara', ['knots']],
  ['author:mara-lind', ['knots']],
  ['author:lind -tag:ropes', ['norway']],
  ['author:lind -knots', ['norway']],
  ['c++', ['code'], 'C++ is a word, and not c'],
  ['c#', ['code']],
  ['.net', ['code'], '.NET is not net'],
  ['net', ['code', 'plain'], 'and net finds it as well'],
  ['8.0.1', ['code'], 'a version'],
  ['1.22', ['code']],
  ['1.2', ['code'], 'the beginning of a version'],
  ['cafe', ['cafe'], 'without the accent'],
  ['CAFÉ', ['cafe']],
  ['cafe\u0301', ['cafe'], 'with the accent as a character of its own'],
  ['orsted', ['cafe']],
  ['ubung', ['cafe']],
  ['strasse', ['cafe'], 'ß is ss'],
  ['東京', ['tokyo'], 'two characters of a sentence'],
  ['京都', ['tokyo']],
  ['京', ['tokyo'], 'a single one'],
  ['서울', ['seoul']],
  ['특별', ['seoul']],
  ['москва', ['moscow']],
  ['МОСКВА', ['moscow']],
  ['театр', ['moscow'], 'the stem of Russian'],
  ['мсоква', ['moscow'], 'a mistake in another script'],
  ['việt', ['hanoi'], 'letters with two marks, in one character'],
  ['vie\u0323\u0302t', ['hanoi'], 'and with the marks by themselves'],
  ['viet', ['hanoi'], 'and without them'],
  ['đường', ['hanoi']],
  ['ĐƯỜNG', ['hanoi']],
  ['istanbul', ['istanbul'], 'the Turkish I in its four forms'],
  ['İSTANBUL', ['istanbul']],
  ['ISTANBUL', ['istanbul']],
  ['isik', ['istanbul']],
  ['ışık', ['istanbul']],
  ['kitap', ['istanbul'], 'the stem of Turkish'],
  ['ete', ['paris'], 'an elided article is no part of a word'],
  ['ÉLÈVE', ['paris']],
  ['hotel', ['paris']],
  ['coeur', ['paris'], 'œ is oe'],
  ['naïve', ['paris']],
  ['الكتاب', ['cairo'], 'without its vowel signs'],
  ['الكِتَابُ', ['cairo'], 'with them'],
  ['שלום', ['haifa'], 'without its points'],
  ['שָׁלוֹם', ['haifa']],
  ['αθηνα', ['athens'], 'without the accent'],
  ['ΟΔΥΣΣΕΥΣ', ['athens'], 'both forms of sigma'],
  ['haus', ['vienna'], 'the umlaut of a plural'],
  ['fussball', ['vienna']],
  ['donau', ['vienna'], 'the beginning of a compound'],
  ['"quick brown"', ['quick'], 'a phrase'],
  ['"brown quick"', ['brown'], 'a phrase over a comma'],
  ['"brown fox"', ['quick']],
  ['"東京都"', ['tokyo']],
  ['"quick brown" -lazy', []],
  ['quick -"quick brown"', ['brown'], 'a phrase that must not be there'],
  ['"the quick"', ['quick'], 'a phrase with a word that says nothing'],
  ['zebra', []],
  ['', []],
  ['-', []],
  ['-knots', [], 'nothing but what must not be there'],
  ['""', []],
  ['"', []],
  ['tag:', []],
  ['!?,;', []],
  ['ʬ ❤ 😀', []],
];

describe('a query', () => {
  const names = Object.keys(SITE);
  const search = searcher(names.map((name) => ({ path: `/${name}`, ...SITE[name] })));
  for (const [query, found, why = ''] of CASES) {
    it(`${query === '' ? '(empty)' : query} finds ${found.join(' and ') || 'nothing'}${why === '' ? '' : `: ${why}`}`, () => {
      const got = search(query).documents.map((number) => names[number] ?? '');
      assert.deepEqual(got.slice(0, found.length), found);
      if (found.length === 0) assert.deepEqual(got, []);
    });
  }
  it('finds as many as it says', () => {
    const result = search('brown fox letter', { most: 100 });
    assert.equal(result.documents.length, result.total);
  });
  it('finds words that say nothing where it has no others', () => {
    assert.ok(search('the').total > 0);
  });
});

describe('an excerpt', () => {
  const filling = Array.from({ length: 400 }, (_, n) => `filling${n}`).join(' ');
  const excerpt = (text: string, query: string): string => searcher([{ text }])(query).texts[0] ?? '';
  it('shows the words that are looked for where they stand, marked, with some before them', () => {
    const text = excerpt(`${filling} the old harbour at night ${filling}`, 'harbours night');
    assert.match(text, /^… .*old <mark>harbour<\/mark> at <mark>night<\/mark> filling0 .* …$/);
  });
  it('prefers the piece that has the most of them', () => {
    const text = excerpt(`harbour ${filling} night harbour ${filling}`, 'harbour night');
    assert.match(text, /<mark>night<\/mark> <mark>harbour<\/mark>/);
  });
  it('is the beginning of a text that has none of them', () => {
    const text = searcher([{ title: 'Harbour', text: `One two ${filling}` }])('harbour').texts[0] ?? '';
    assert.match(text, /^<mark>Harbour<\/mark>One two filling0 /);
  });
  it('escapes what authors write', () => {
    assert.match(
      excerpt('<b>harbour</b> & "x"', 'harbour'),
      /^&#60;b&#62;<mark>harbour<\/mark>&#60;\/b&#62; &#38; &#34;x&#34;/,
    );
  });
});

describe('of documents that are as good', () => {
  it('the first, which is the newest, comes first', () => {
    const search = searcher(
      Array.from({ length: 30 }, (_, n) => ({ path: `/${n}`, text: 'the same words' })),
    );
    assert.deepEqual(search('same words').documents, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
  it('one with the word in its title comes before one with it in its text', () => {
    const search = searcher([
      { text: 'a harbour here, and more' },
      { title: 'Harbour', text: 'boats and more of it' },
    ]);
    assert.deepEqual(search('harbour').documents, [1, 0]);
  });
});

describe('time and categories', () => {
  const search = searcher([
    { path: '/now', text: 'harbour lights' },
    { path: '/later', text: 'harbour secretword', from: 100 },
    { path: '/over', text: 'harbour formerly', until: 100 },
  ]);
  it('what is to come is found from its second on, what goes until then', () => {
    assert.deepEqual(search('harbour', { now: 99 }).documents.sort(), [0, 2]);
    assert.deepEqual(search('harbour', { now: 100 }).documents.sort(), [0, 1]);
    assert.equal(search('secretword', { now: 99 }).total, 0);
    assert.equal(search('secretword', { now: 100 }).total, 1);
  });
  it('a word that only what is to come has counts as one that does not exist', () => {
    // "lighs" is a mistake in "lights"; were "secretword" known, it would be found as it is written.
    const early = searcher([{ text: 'lights' }, { text: 'lighs', from: 100 }]);
    assert.deepEqual(early('lighs', { now: 99 }).documents, [0]);
    assert.deepEqual(early('lighs', { now: 100 }).documents, [1]);
  });
  it('readers of a category find its documents alone', () => {
    const of = searcher([
      { text: 'ropes', scope: 1 },
      { text: 'ropes', scope: 2 },
    ]);
    assert.deepEqual(of('ropes', { scope: 1 }).documents, [0]);
    assert.deepEqual(of('ropes', { scope: 2 }).documents, [1]);
  });
});

describe('many documents', () => {
  it('every one of them is found by the word that it alone has, and by one that all have', () => {
    const count = 3000;
    const search = searcher(
      Array.from({ length: count }, (_, n) => ({
        path: `/${n}`,
        text: `common${n % 2 ? '' : ' even'} unique${n}x`,
      })),
    );
    for (const n of [0, 1, 1023, 1024, 2047, 2048, 2999])
      assert.deepEqual(search(`unique${n}x`).documents, [n]);
    assert.equal(search('even').total, count / 2);
    assert.ok(search('common').total > 0);
  });

  /** Of 5,000 posts: in most of them two words that stand side by side in few, and a rare one in each fifth. */
  const frequent = searcher(
    Array.from({ length: 5000 }, (_, n) => ({
      path: `/${n}`,
      text: `${n % 4 === 0 ? '' : 'harbour '}${n % 1000 === 1 ? '' : 'and '}lights ${n % 5 === 0 ? 'tide' : ''}`,
    })),
  );
  const FREQUENT: [query: string, total: number, why: string][] = [
    ['tide -harbour', 250, 'a word of most posts is kept out of all of them'],
    ['tide -lights', 0, 'so is one of all posts'],
    ['tide "harbour"', 3750, 'and all that have it are found where it must be there'],
    ['"lights"', 5000, 'so are all posts by a word of all'],
    ['tide -"harbour lights"', 1000, 'as a phrase it is kept out where it stands'],
    ['"harbour lights" -tide', 5, 'few of many posts that have all words of a phrase hold it'],
  ];
  for (const [query, total, why] of FREQUENT)
    it(`${query} finds ${total} of 5,000: ${why}`, () => assert.equal(frequent(query).total, total));
  const COUNTED: [query: string, isAtLeast: boolean, why: string][] = [
    ['"and lights"', true, 'the best fill the page, so the rest is not read'],
    ['"harbour lights"', false, 'too few of the best hold it, so all are read'],
    ['"harbour lights" tag:none', false, 'none is left out'],
    ['"tide harbour"', false, 'no post holds it, as all were read'],
    ['tide -"harbour lights"', false, 'posts with all words of what is excluded are read'],
    ['harbour lights', false, 'there is no phrase'],
  ];
  for (const [query, isAtLeast, why] of COUNTED)
    it(`the number of results of ${query} is ${isAtLeast ? 'a least one' : 'exact'}: ${why}`, () =>
      assert.equal(frequent(query).isAtLeast, isAtLeast));
});
