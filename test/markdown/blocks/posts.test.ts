/** Lists of posts as HTML: entries, years and months, folds, pages. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { shownNumbers } from '../../../build/markdown/blocks/pager.ts';
import type { RenderContext } from '../../../build/markdown/render.types.ts';
import { describe, html, post, render } from '../site.ts';

const POSTS = ['2026-06-02', '2026-06-01', '2026-01-15', '2025-12-24', '2024-02-29'].map((day) => post(day));

function list(tag: string, options = '', changes: Partial<RenderContext> = {}): string {
  return html(`\`\`\`mdcms ${tag}\n${options}\n\`\`\``, { posts: POSTS, ...changes });
}

/** The list without its entries' insides: `[2026-06-02]` for an entry, tags and texts for the rest. */
function outline(markup: string): string {
  return markup
    .replace(/<li><time datetime="([^"]*)">.*<\/li>/g, '[$1]')
    .replace(/<ul class="post-list">|<\/ul>|\n/g, '');
}

test('An entry has its date and its title', () => {
  const one = { ...post('2026-01-15', 'A <b> & c'), href: '/posts/a&b' };
  assert.equal(
    list('posts-created-chronological', '', { posts: [one] }),
    '<div class="posts">\n<ul class="post-list">\n<li><time datetime="2026-01-15">2026-01-15</time>' +
      '<span class="post-dash" aria-hidden="true"> — </span><a href="/posts/a&amp;b">A &lt;b&gt; &amp; c</a></li>\n</ul>\n</div>\n',
  );
});

const OUTLINES: [title: string, tag: string, options: string, expected: string][] = [
  [
    'Newest first',
    'posts-created-reversechronological',
    '',
    '[2026-06-02][2026-06-01][2026-01-15][2025-12-24][2024-02-29]',
  ],
  [
    'Oldest first',
    'posts-date-chronological',
    '',
    '[2024-02-29][2025-12-24][2026-01-15][2026-06-01][2026-06-02]',
  ],
  [
    'The first few',
    'posts-datetime-reversechronological',
    'limit: 2\npaginate: none',
    '[2026-06-02][2026-06-01]',
  ],
  ['The last month', 'posts-created-reversechronological-lastmonth', '', '[2026-06-02]'],
  [
    'The last year',
    'posts-created-chronological-lastyear',
    '',
    '[2025-12-24][2026-01-15][2026-06-01][2026-06-02]',
  ],
  [
    'By year, the newest open',
    'posts-created-reversechronological-byyear',
    '',
    '<details class="post-year" open><summary>2026</summary>[2026-06-02][2026-06-01][2026-01-15]</details>' +
      '<details class="post-year"><summary>2025</summary>[2025-12-24]</details>' +
      '<details class="post-year"><summary>2024</summary>[2024-02-29]</details>',
  ],
  [
    'By year, oldest first, another open',
    'posts-created-chronological-byyear',
    'defaultyear: 2025 # last year',
    '<details class="post-year"><summary>2024</summary>[2024-02-29]</details>' +
      '<details class="post-year" open><summary>2025</summary>[2025-12-24]</details>' +
      '<details class="post-year"><summary>2026</summary>[2026-01-15][2026-06-01][2026-06-02]</details>',
  ],
  [
    'By year and month, under headings',
    'posts-created-reversechronological-byyearmonth',
    'selectyear: no',
    '<section class="post-year"><h2>2026</h2><h3 class="post-month">June 2026</h3>[2026-06-02][2026-06-01]' +
      '<h3 class="post-month">January 2026</h3>[2026-01-15]</section>' +
      '<section class="post-year"><h2>2025</h2><h3 class="post-month">December 2025</h3>[2025-12-24]</section>' +
      '<section class="post-year"><h2>2024</h2><h3 class="post-month">February 2024</h3>[2024-02-29]</section>',
  ],
  [
    'A year without posts is not opened',
    'posts-created-reversechronological-byyear',
    'defaultyear: 1999\nlimit: 2\npaginate: none',
    '<section class="post-year"><h2>2026</h2>[2026-06-02][2026-06-01]</section>',
  ],
  [
    'By year with a page for two posts',
    'posts-created-reversechronological-byyear',
    'limit: 2',
    '<nav class="post-years" aria-label="Years"><ul><li><a href="#posts:2026">2026</a></li>' +
      '<li><a href="/test/page/2#posts:2025">2025</a></li><li><a href="/test/page/3#posts:2024">2024</a></li></nav>' +
      '<section class="post-year"><h2 id="posts:2026">2026</h2>[2026-06-02][2026-06-01]</section>' +
      '<nav class="pager" aria-label="Pages"><span class="pager-page">Page 1 of 3</span>' +
      '<a rel="next" href="/test/page/2">Older posts</a></nav>',
  ],
];

for (const [title, tag, options, expected] of OUTLINES) {
  test(title, () => assert.equal(outline(list(tag, options)), `<div class="posts">${expected}</div>`));
}

for (const order of ['chronological', 'reversechronological']) {
  for (const family of ['posts-created', 'posts-datetime', 'posts-date']) {
    test(`\`${family}-${order}\` is in its order`, () => {
      const dates = [...list(`${family}-${order}`, '').matchAll(/datetime="([^"]+)"/g)].map(
        ([, date]) => date,
      );
      const expected = [...dates].sort();
      assert.deepEqual(dates, order === 'chronological' ? expected : expected.reverse());
      assert.equal(dates.length, 5);
    });
  }
}

test('Headings of years follow the heading above the list', () => {
  const markdown = '### Archive\n\n```mdcms posts-created-chronological-byyearmonth\nselectyear: off\n```';
  assert.match(html(markdown, { posts: POSTS }), /<h4>2024<\/h4>\n<h5 class="post-month">/);
  const folded = '### Archive\n\n```mdcms posts-created-chronological-byyearmonth\n```';
  assert.match(html(folded, { posts: POSTS }), /<summary>2024<\/summary>\n<h4 class="post-month">/);
});

test('Months are named in the language of the page', () => {
  const rendered = list('posts-created-chronological-byyearmonth', '', { language: 'de' });
  assert.ok(rendered.includes('>Februar 2024<'));
});

test('Without a post the list says so', () => {
  assert.equal(
    list('posts-created-chronological', '', { posts: [], language: 'fr' }),
    '<div class="posts"><p class="posts-empty">Aucun article.</p></div>\n',
  );
});

const MANY = Array.from({ length: 100 }, (_, index) => {
  return post(new Date(Date.UTC(2026, 0, 100 - index)).toISOString().slice(0, 10), `p${index}`);
});

test('paginate: yes links to pages by number', () => {
  const rendered = render('```mdcms posts-created-reversechronological\nlimit: 10\npaginate: yes\n```', {
    posts: MANY,
    pageNumber: 5,
  });
  assert.equal(rendered.pageCount, 10);
  const numbers = [
    ...rendered.html.matchAll(
      /<li><(?:a href="([^"]*)"( aria-current="page")?|span class="pager-gap")>([^<]*)</g,
    ),
  ];
  assert.deepEqual(
    numbers.map(([, href, current, text]) => `${text}${current ? '*' : ''} ${href ?? ''}`.trim()),
    [
      '1 /test',
      '…',
      '3 /test/page/3',
      '4 /test/page/4',
      '5* /test/page/5',
      '6 /test/page/6',
      '7 /test/page/7',
      '…',
      '10 /test/page/10',
    ],
  );
  assert.match(
    rendered.html,
    /<a rel="prev" href="\/test\/page\/4">Newer posts<\/a>\n<span class="pager-page">Page 5 of 10<\/span>\n<a rel="next" href="\/test\/page\/6">Older posts<\/a>/,
  );
});

test('The first page has no page before it, the last none after it', () => {
  const at = (pageNumber: number): string => {
    return list('posts-created-chronological', 'limit: 60', { posts: MANY, pageNumber });
  };
  assert.ok(
    !at(1).includes('rel="prev"') && at(1).includes('<a rel="next" href="/test/page/2">Newer posts</a>'),
  );
  assert.ok(at(2).includes('<a rel="prev" href="/test">Older posts</a>') && !at(2).includes('rel="next"'));
});

const NUMBERS: [page: number, pages: number, numbers: number[]][] = [
  [1, 2, [1, 2]],
  [1, 9, [1, 2, 3, 9]],
  [9, 9, [1, 7, 8, 9]],
  [4, 9, [1, 2, 3, 4, 5, 6, 9]],
];

for (const [page, pages, numbers] of NUMBERS) {
  test(`Page ${page} of ${pages} links to ${numbers}`, () =>
    assert.deepEqual(shownNumbers(page, pages), numbers));
}

test('Of two lists the one that sets `paginate` has pages, the other folds the rest', () => {
  const markdown =
    '```mdcms posts-created-reversechronological\nlimit: 3\n```\n\n' +
    '```mdcms posts-created-chronological\nlimit: 50\npaginate: yes\n```';
  const rendered = render(markdown, { posts: MANY, pageNumber: 2 });
  assert.equal(rendered.pageCount, 2);
  const [first = '', second = ''] = rendered.html.split('</details>');
  assert.match(
    first,
    /p0<[\s\S]*p2<[\s\S]*<details class="post-more"><summary>97 more<\/summary>[\s\S]*p3<[\s\S]*p99</,
  );
  assert.ok(!first.includes('pager'));
  assert.match(second, /p49<[\s\S]*p0<[\s\S]*Page 2 of 2/);
});

test('A list in a tab can be the one with pages', () => {
  const markdown =
    '```mdcms tab\nitems:\n- title: a\n  content: |\n    ~~~mdcms posts-created-chronological\n    ~~~\n```';
  assert.equal(render(markdown, { posts: MANY }).pageCount, 5);
});

test('The rendering says when it changes by itself: each instant once, ascending', () => {
  const markdown =
    '```mdcms posts-created-chronological-lastyear\n```\n\n```mdcms posts-created-chronological-lastmonth\n```';
  const instants = render(markdown, { posts: POSTS }).changesAt.map((at) =>
    new Date(at * 1000).toISOString().slice(0, 10),
  );
  assert.deepEqual(instants, ['2026-07-02', '2026-12-24', '2027-01-15', '2027-06-01', '2027-06-02']);
  assert.deepEqual(render('```mdcms posts-created-chronological\n```', { posts: POSTS }).changesAt, []);
});

const VALUES: [option: string, rendersAs: string][] = [
  ['paginate: TRUE', 'paginate: yes'],
  ['paginate: on', 'paginate: yes'],
  ['paginate: False', 'paginate: no'],
  ['limit: all', ''],
  ['limit: "2"', 'limit: 2'],
  ['LIMIT: 2 # two', 'limit: 2'],
  ['defaultyear: current', ''],
];

for (const [option, same] of VALUES) {
  test(`${option} means ${same || 'nothing'}`, () => {
    const tag = option.startsWith('defaultyear')
      ? 'posts-created-chronological-byyear'
      : 'posts-created-chronological';
    assert.equal(list(tag, option, { posts: MANY }), list(tag, same, { posts: MANY }));
  });
}

const INVALID: [title: string, options: string, problem: string, hint: string | null][] = [
  ['A limit of nothing', 'limit: 0', '6:8+1 block-option', null],
  ['A limit that is no number', 'limit: many', '6:8+4 block-option', null],
  ['Another way of paging', 'paginate: nome', '6:11+4 block-option', 'Did you mean `none`?'],
  ['Neither yes nor no', 'limit: 2\nselectyear: maybe', '7:13+5 block-option', null],
  ['A year of two digits', 'defaultyear: 26', '6:14+2 block-option', null],
  ['An unknown option', 'limti: 2', '6:1+5 block-option', 'Did you mean `limit`?'],
  ['Text', 'newest first', '6:1+12 block-content', null],
];

for (const [title, options, problem, hint] of INVALID) {
  test(`${title} is reported, and the list is shown`, () => {
    const rendered = render(`\`\`\`mdcms posts-created-chronological\n${options}\n\`\`\``, { posts: POSTS });
    assert.deepEqual(describe(rendered), [problem]);
    if (hint !== null) assert.equal(rendered.problems[0]?.hint, hint);
    assert.ok(rendered.html.includes('<time datetime="2024-02-29">'));
  });
}

test('A word after the tag is reported', () => {
  assert.deepEqual(describe(render('```mdcms posts-created-chronological 5\n```')), ['5:38+1 block-option']);
});
