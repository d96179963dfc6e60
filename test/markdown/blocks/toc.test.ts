/** Tables of contents. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { PROBLEM_KINDS } from '../../../build/content/problem-kinds.ts';
import type { RenderContext, SectionSummary } from '../../../build/markdown/render.types.ts';
import { describe, html, post, render } from '../site.ts';

function page(title: string): SectionSummary['pages'][number] {
  return { ...post('2026-01-01', title), href: `/${title.toLowerCase()}`, date: null };
}

const SECTIONS: SectionSummary[] = [
  { code: '', name: '', pages: [page('Home'), page('Test')], children: [] },
  {
    code: 'guides',
    name: 'Guides & more',
    pages: [page('Start')],
    children: [{ code: 'deep', name: 'Deep', pages: [page('Below')], children: [] }],
  },
  { code: 'empty', name: 'Empty', pages: [page('Test')], children: [] },
];

function toc(tag: string, changes: Partial<RenderContext> = {}): string {
  return html(`\`\`\`mdcms\n${tag}\n\`\`\``, { sections: SECTIONS, ...changes }).replaceAll('\n', '');
}

const GUIDES =
  '<li><a href="/start">Start</a></li><li><span class="toc-name">Deep</span><ul><li><a href="/below">Below</a></li></ul></li>';

test('All sections with their pages, but not this page; a section without others is left out', () => {
  assert.equal(
    toc('toc'),
    '<nav class="toc" aria-label="Contents"><ul><li><a href="/home">Home</a></li>' +
      `<li><span class="toc-name">Guides &amp; more</span><ul>${GUIDES}</ul></li></ul></nav>`,
  );
});

const SECTION = `<nav class="toc toc-section" aria-label="Guides &amp; more"><ul>${GUIDES}</ul></nav>`;

for (const tag of [
  'toc-section guides',
  'toc-section: guides',
  'toc-section\nsection: guides',
  'toc-section\nsection: "guides"',
]) {
  test(`One section: ${JSON.stringify(tag)}`, () => assert.equal(toc(tag), SECTION));
}

test('The section of the page, where none is named', () => {
  assert.equal(toc('toc-section', { section: 'guides' }), SECTION);
});

test('A section inside another', () => {
  assert.equal(
    toc('toc-section deep'),
    '<nav class="toc toc-section" aria-label="Deep"><ul><li><a href="/below">Below</a></li></ul></nav>',
  );
});

test('The pages without a section, on a page without one', () => {
  assert.equal(
    toc('toc-section'),
    '<nav class="toc toc-section" aria-label="Contents"><ul><li><a href="/home">Home</a></li></ul></nav>',
  );
});

test('Nothing to list gives nothing', () => {
  assert.equal(toc('toc', { sections: [] }), '');
  assert.equal(toc('toc-section empty'), '');
  assert.equal(toc('toc-page'), '');
});

const HEADINGS: [title: string, markdown: string, list: string][] = [
  [
    'Headings inside those of a higher rank; the title of the article is left out',
    '# T\n\n## a\n### b\n### c\n## d',
    '<ul><li><a href="#a">a</a><ul><li><a href="#b">b</a></li><li><a href="#c">c</a></li></ul></li><li><a href="#d">d</a></li></ul>',
  ],
  [
    'Ranks that are left out, and headings that climb',
    '### a\n##### b\n#### c\n## d',
    '<ul><li><a href="#a">a</a><ul><li><a href="#b">b</a></li><li><a href="#c">c</a></li></ul></li><li><a href="#d">d</a></li></ul>',
  ],
  [
    'A level-1 heading further down',
    '## a\n# b',
    '<ul><li><a href="#a">a</a></li><li><a href="#b">b</a></li></ul>',
  ],
  [
    'Markup without links',
    '## `a` [b](about.md) ö',
    '<ul><li><a href="#a-b-%C3%B6"><code>a</code> b ö</a></li></ul>',
  ],
];

for (const [title, markdown, list] of HEADINGS) {
  test(title, () => {
    const rendered = html(`${markdown}\n\n\`\`\`mdcms toc-page\n\`\`\``).replaceAll('\n', '');
    assert.ok(
      rendered.endsWith(`<nav class="toc toc-page" aria-label="On this page">${list}</nav>`),
      rendered,
    );
  });
}

test('The list may stand before the headings, and has them all', () => {
  assert.match(html('```mdcms toc-page\n```\n\n## a'), /^<nav[\s\S]*#a[\s\S]*<\/nav>\n<h2/);
});

test('A second list of the same name is numbered', () => {
  const rendered = toc('toc\n```\n```mdcms toc');
  assert.ok(
    rendered.includes('aria-label="Contents"') && rendered.includes('aria-label="Contents 2"'),
    rendered,
  );
});

const INVALID: [title: string, markdown: string, problem: string, hint: string][] = [
  [
    'An unknown section',
    '```mdcms toc-section guide\n```',
    '5:22+5 unknown-section',
    'Did you mean `guides`?',
  ],
  [
    'An unknown section in an option',
    '```mdcms toc-section\nsection: x\n```',
    '6:10+1 unknown-section',
    PROBLEM_KINDS['unknown-section'].hint,
  ],
  [
    'A section for the whole',
    '```mdcms toc guides\n```',
    '5:14+6 block-option',
    'The tag for one section is `toc-section`',
  ],
  [
    'An option',
    '```mdcms toc\nsection: guides\n```',
    '6:1+7 block-option',
    PROBLEM_KINDS['block-option'].hint,
  ],
  ['Text', '```mdcms toc-page\nabc\n```', '6:1+3 block-content', PROBLEM_KINDS['block-content'].hint],
];

for (const [title, markdown, problem, hint] of INVALID) {
  test(`${title} is reported`, () => {
    const rendered = render(markdown, { sections: SECTIONS });
    assert.deepEqual(describe(rendered), [problem]);
    assert.equal(rendered.problems[0]?.hint, hint);
  });
}
