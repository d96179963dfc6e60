/** For any text: nothing is thrown, nothing is lost, and what is reported stands where it says. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment, Tokenizer } from 'parse5';
import { test } from 'vitest';
import { post, render } from './site.ts';

const context = {
  posts: ['2026-06-20', '2026-01-15', '2025-03-01'].map((day) => post(day)),
  sections: [{ code: 'a', name: 'A', pages: [post('2026-01-01')], children: [] }],
};

/** Pieces that mean something to Markdown, to our extensions, or to HTML. */
const PIECES = [
  ...[
    'a',
    'B',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '    ',
    '\r\n',
    '\0',
    'é',
    '😀',
    '\ud800',
    '.',
    '1. ',
    '- ',
    '> ',
    '# ',
    '## ',
  ],
  ...[
    '*',
    '**',
    '_',
    '~~',
    '`',
    '``',
    '```',
    '```\n',
    '~~~\n',
    '```js\n',
    '---\n',
    '===\n',
    '\\',
    '|',
    '|-|\n',
    '[x] ',
    '[ ] ',
  ],
  ...[
    '[',
    ']',
    '(',
    ')',
    '![',
    '](',
    '[a](b.md)',
    '[a](about.md#x)',
    '[r]',
    '[r]: about.md\n',
    '"',
    "'",
    '&amp;',
    '&#0;',
    '&',
  ],
  ...['^[', '^', '[^n]', '[^n]: ', '\n[^n]: a\n', 'https://e.org/', 'www.e.org', 'a@b.org'],
  ...[
    '```mdcms toc-page\n',
    '```mdcms callout-info\n',
    '```mdcms tab\n',
    '````mdcms accordion\n',
    'items:\n',
    '  - title: t\n',
  ],
  ...[
    '    content: |\n      a\n',
    'title: t\n',
    'icon: flame\n',
    'limit: 2\n',
    '```mdcms posts-created-chronological-byyear\n',
    'mdcms',
  ],
  ...[
    '> [!NOTE]\n',
    '> [!tip]- ',
    ':::note\n',
    ':::\n',
    '::::tip[a]\n',
    ':::x\n',
    '!!! note\n    ',
    '??? tip "a"\n    ',
    '=== "a"\n    ',
    ' {#id .c}',
    '{.c}\n',
    '[TOC]\n\n',
    '\n: b\n',
    '==a==',
    ':rocket:',
    '$x^2$',
    '$$\nx\n$$\n',
    '```js:a.js {1} showLineNumbers\n',
    '```diff-js\n',
    '![a](a.png "b")',
    '「重」',
    '[[About]]',
    '![[a.jpg]]',
    '%%',
    '{{< a >}}',
    '{% a %}',
    '{{',
  ],
];

const HTML = [
  '<',
  '>',
  '<b>',
  '</b>',
  '<a href="b.md">',
  '</a>',
  '<p id="x">',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<img src=x>',
  '<pre>',
];

const texts = fc
  .array(fc.constantFrom(...PIECES, ...HTML), { maxLength: 40 })
  .map((pieces) => pieces.join(''));
const textsWithoutHtml = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((pieces) => pieces.join(''));
const RUNS = { numRuns: 600 };

test('Any text renders, the same each time, and its problems lie within it', () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
      const rendered = render(text, context);
      assert.deepEqual(render(text, context), rendered);
      const lines = text.replace(/\r\n?/g, '\n').split('\n');
      for (const problem of rendered.problems) {
        assert.ok(!['nested-too-deep', 'unreadable-markdown'].includes(problem.code), problem.message);
        const line = lines[problem.line - 5];
        assert.ok(line !== undefined, `line ${problem.line}`);
        assert.ok(problem.column >= 1 && problem.column <= [...line].length + 1, `column ${problem.column}`);
      }
    }),
    RUNS,
  );
});

/** Names of start and end tags in the order in which they are written. */
function tagsOf(markup: string): string[] {
  const tags: string[] = [];
  const nothing = (): void => {};
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag: ({ tagName }) => tags.push(tagName),
      onEndTag: ({ tagName }) => tags.push(`/${tagName}`),
      onCharacter: nothing,
      onWhitespaceCharacter: nothing,
      onNullCharacter: nothing,
      onComment: nothing,
      onDoctype: nothing,
      onEof: nothing,
    },
  );
  tokenizer.write(markup, true);
  return tags;
}

const VOID = new Set(['br', 'hr', 'img', 'input']);

/** The same for the elements that a browser makes of it. */
function elementsOf(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): string[] {
  return nodes.flatMap((node) => {
    if (!('tagName' in node)) return [];
    const inside = elementsOf(node.childNodes);
    return VOID.has(node.tagName) ? [node.tagName] : [node.tagName, ...inside, `/${node.tagName}`];
  });
}

test('Without raw HTML, every element is where its tags are, and every id is there once', () => {
  fc.assert(
    fc.property(textsWithoutHtml, (text) => {
      const { html, anchors } = render(text, context);
      assert.deepEqual(elementsOf(parseFragment(html).childNodes), tagsOf(html));
      const ids = [...html.matchAll(/<[^>]*?\sid="([^"]*)"/g)].map((match) => match[1]);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual([...anchors].sort(), [...ids].sort());
    }),
    RUNS,
  );
});

/** Lines in a container; each level of nesting makes its own margin. */
const CONTAINERS: Record<string, (lines: string[]) => string[]> = {
  quotation: (lines) => lines.map((line) => `> ${line}`),
  list: (lines) => lines.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
  'numbered list': (lines) => lines.map((line, index) => (index === 0 ? `10. ${line}` : `    ${line}`)),
  'after a paragraph': (lines) => ['word *word*', '', ...lines, '', 'word'],
  footnote: (lines) => [
    'word[^n]',
    '',
    ...lines.map((line, index) => (index === 0 ? `[^n]: ${line}` : `    ${line}`)),
  ],
};

const BLOCKS: Record<string, (lines: string[]) => string[]> = {
  callout: (lines) => ['~~~~mdcms callout-info', 'title: [x](title.md)', ...lines, '~~~~'],
  tab: (lines) => [
    '````mdcms tab',
    'items:',
    '  - title: t',
    '    content: |',
    ...lines.map((line) => `      ${line}`),
    '````',
  ],
  nothing: (lines) => lines,
};

test('A broken link is reported at its own characters, however deep it is', () => {
  const containers = fc.array(fc.constantFrom(...Object.keys(CONTAINERS)), { maxLength: 5 });
  const leaves = fc.constantFrom(
    'LINK',
    'word LINK word',
    'é😀 **a LINK**',
    'word\nword LINK',
    '## LINK',
    '`x` [y](about.md) LINK',
  );
  fc.assert(
    fc.property(
      containers,
      fc.constantFrom(...Object.keys(BLOCKS)),
      leaves,
      fc.nat(999),
      (names, block, leaf, number) => {
        fc.pre(names.filter((name) => name === 'footnote').length < 2);
        const link = `[x](no-${number}.md)`;
        let lines = leaf.replace('LINK', link).split('\n');
        for (const name of names) lines = CONTAINERS[name]?.(lines) ?? lines;
        lines = BLOCKS[block]?.(lines) ?? lines;
        const { problems } = render(lines.join('\n'));
        const [problem] = problems.filter(({ code }) => code === 'broken-link');
        assert.ok(problem !== undefined, lines.join('\n'));
        const line = [...(lines[problem.line - 5] ?? '')];
        const at = line.slice(problem.column - 1, problem.column - 1 + problem.length).join('');
        assert.equal(at, link, lines.join('\n'));
      },
    ),
    RUNS,
  );
});

test('Text nested beyond any parser is shown as it is, with an error', () => {
  const text = '>'.repeat(100_000);
  const { html, problems } = render(text);
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [['nested-too-deep', 5]],
  );
  assert.ok(html.includes('&gt;'.repeat(1000)));
});

test('An article of 140,000 broken links is a list of as many problems', () => {
  const { problems } = render('[x](no.md)\n\n'.repeat(140_000), context);
  assert.equal(problems.length, 140_000);
});
