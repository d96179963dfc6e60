/** Tabs and accordions. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { describe, html, render } from '../site.ts';

function block(tag: string, ...items: string[]): string {
  return `\`\`\`mdcms ${tag}\nitems:\n${items.join('\n')}\n\`\`\``;
}

const ONE = '  - title: One <1>\n    content: |\n      *a* [x](about.md)\n\n      - b';
const TWO = '  - title: Two\n    content: c';
const SELECTED = `${TWO}\n    default: selected\n    title-style: "###"`;

test('Tabs are radio buttons with labels and panels', () => {
  assert.equal(
    html(block('tab-filled', ONE, SELECTED)),
    '<fieldset class="tabs tabs-filled"><legend class="visually-hidden">Tabs: One &lt;1&gt;, Two</legend>\n' +
      '<input class="tab-choice" type="radio" name="tabs:1" id="tab:1:1"><label class="tab-label" for="tab:1:1">One &lt;1&gt;</label>\n' +
      '<div class="tab-panel">\n<p><em>a</em> <a href="/about">x</a></p>\n<ul>\n<li>b</li>\n</ul>\n</div>\n' +
      '<input class="tab-choice" type="radio" name="tabs:1" id="tab:1:2" checked><label class="tab-label" for="tab:1:2">Two</label>\n' +
      '<div class="tab-panel">\n<h3 class="visually-hidden">Two</h3>\n<p>c</p>\n</div>\n</fieldset>\n',
  );
});

test('An accordion is folds', () => {
  assert.equal(
    html(block('accordion', ONE, `${TWO}\n    default: open\n    title-style: "##"`)),
    '<div class="accordion accordion-underline">\n' +
      '<details class="accordion-item"><summary class="accordion-title">One &lt;1&gt;</summary>\n' +
      '<div class="accordion-body">\n<p><em>a</em> <a href="/about">x</a></p>\n<ul>\n<li>b</li>\n</ul>\n</div></details>\n' +
      '<details class="accordion-item" open><summary class="accordion-title"><h2>Two</h2></summary>\n' +
      '<div class="accordion-body">\n<p>c</p>\n</div></details>\n</div>\n',
  );
});

const STYLES: [tag: string, name: string][] = [
  ['tab', 'tabs tabs-underline'],
  ['tab-underline', 'tabs tabs-underline'],
  ['tab-filled', 'tabs tabs-filled'],
  ['accordion', 'accordion accordion-underline'],
  ['accordion-underline', 'accordion accordion-underline'],
  ['accordion-filled', 'accordion accordion-filled'],
];

for (const [tag, name] of STYLES) {
  test(`${tag} is class="${name}"`, () => assert.ok(html(block(tag, ONE)).includes(`class="${name}"`)));
}

/** Which items are open, as a row of 0 and 1. */
const OPEN: [title: string, tag: string, defaults: string[], open: string][] = [
  ['The first tab, when none is selected', 'tab', ['', ''], '10'],
  ['The selected tab', 'tab', ['', 'selected'], '01'],
  ['Of two selected tabs the first', 'tab', ['', 'Selected', 'selected'], '010'],
  ['yes selects too', 'tab', ['no', 'yes'], '01'],
  ['No fold', 'accordion', ['', 'closed', 'no'], '000'],
  ['Any number of folds', 'accordion', ['open', 'closed', 'OPEN', 'true'], '1011'],
];

for (const [title, tag, defaults, open] of OPEN) {
  test(`${title} is open: ${defaults.join(', ')}`, () => {
    const items = defaults.map((word, index) => `  - title: t${index}\n    content: c\n    default: ${word}`);
    const rendered = html(block(tag, ...items));
    const found = [...rendered.matchAll(/<(?:input|details)[^>]*>/g)];
    assert.equal(found.map(([element]) => (/ (?:checked|open)>$/.test(element) ? 1 : 0)).join(''), open);
  });
}

const CONTENT: [title: string, item: string, expected: string][] = [
  ['On one line', '  - title: t\n    content: a *b*', '<p>a <em>b</em></p>'],
  ['In quotes', '  - title: "t: u"\n    content: "a: *b*"', '<p>a: <em>b</em></p>'],
  ['Folded', '  - title: t\n    content: >\n      a\n      b', '<p>a b</p>'],
  [
    'A number',
    '  - title: 1.10\n    content: 2.0',
    '1.10</summary>\n<div class="accordion-body">\n<p>2.0</p>',
  ],
  ['Nothing', '  - title: t\n    content:', '<div class="accordion-body">\n</div>'],
  [
    'A fence',
    '  - title: t\n    content: |\n      ```js\n      let a\n      ```',
    'hljs-keyword">let</span> a',
  ],
  ['A footnote', '  - title: t\n    content: a^[b]', 'role="doc-noteref"'],
  ['A heading', '  - title: t\n    content: |\n      ## a', '<h2 id="a">'],
  ['A title only, with an empty style', '  - title: t\n    title-style: ""', '>t</summary>'],
];

for (const [title, item, expected] of CONTENT) {
  test(`${title} is content`, () => {
    const rendered = html(block('accordion', item));
    assert.ok(rendered.includes(expected), rendered);
  });
}

test('Every group of tabs has a name of its own, tabs in tabs too', () => {
  const inner = '      ~~~mdcms tab\n      items:\n      - title: in\n        content: x\n      ~~~';
  const rendered = html(
    `${block('tab', `  - title: out\n    content: |\n${inner}`)}\n\n${block('tab', ONE)}`,
  );
  const names = [...rendered.matchAll(/name="(tabs:\d)" id="(tab:\d:\d)"/g)].map(
    ([, name, id]) => `${name} ${id}`,
  );
  assert.deepEqual(names.sort(), ['tabs:1 tab:1:1', 'tabs:2 tab:2:1', 'tabs:3 tab:3:1']);
});

test('A page knows what it uses', () => {
  assert.deepEqual(render(block('tab', ONE)).uses, { tabs: true, accordions: false, codeCopy: false });
  assert.deepEqual(render(block('accordion', ONE)).uses, { tabs: false, accordions: true, codeCopy: false });
});

const INVALID: [title: string, lines: string, problems: string[], shown: boolean][] = [
  ['No items', '', ['5:10+3 block-content'], false],
  ['An empty list', 'items:', ['5:10+3 block-content'], false],
  ['YAML that cannot be read', 'items:\n  - title: "t\n    content: c', ['7:12+2 yaml-syntax'], false],
  ['Items that are no list', 'items: a', ['6:8+1 wrong-type'], false],
  ['A list without items:', '- title: t', ['6:1+10 not-a-map'], false],
  ['An item without a title', 'items:\n  - content: c\n  - title: t', ['7:5+10 block-content'], true],
  ['A misspelt key', 'items:\n  - title: t\n    contents: c', ['8:5+8 unknown-key'], true],
  ['A misspelt key of the block', 'items:\n  - title: t\nitem: 3', ['8:1+4 unknown-key'], true],
  ['Content that is a list', 'items:\n  - title: t\n    content: [a]', ['8:14+3 wrong-type'], true],
  ['Another style', 'items:\n  - title: t\n    title-style: h3', ['8:18+2 block-option'], true],
  ['Another default', 'items:\n  - title: é😀\n    default: opne', ['8:14+4 block-option'], true],
  [
    'A broken link in a block of lines',
    'items:\n  - title: t\n    content: |\n\n      a\n       [x](no.md)',
    ['11:8+10 broken-link'],
    true,
  ],
  [
    'A broken link on the line of its key',
    'items:\n  - title: t\n    content: a [x](no.md)',
    ['8:16+10 broken-link'],
    true,
  ],
  [
    'A broken link in quotes',
    'items:\n  - title: t\n    content: "a [x](no.md)"',
    ['8:17+10 broken-link'],
    true,
  ],
];

for (const [title, lines, problems, shown] of INVALID) {
  test(`${title} is reported, the rest is ${shown ? 'shown' : 'code'}`, () => {
    const rendered = render(`\`\`\`mdcms tab\n${lines}\n\`\`\``);
    assert.deepEqual(describe(rendered), problems);
    assert.equal(rendered.html.includes('<fieldset'), shown);
    assert.equal(rendered.html.includes('data-language="mdcms"'), !shown);
  });
}
