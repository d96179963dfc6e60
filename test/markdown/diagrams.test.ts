/** Diagrams: what is drawn, what is left as code, and that no drawing costs more than its bounds. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { renderDiagram } from '../../build/markdown/diagram.ts';
import { readDiagram } from '../../build/markdown/diagram-source.ts';
import { describe, html, render } from './site.ts';

const FLOWCHARTS: [title: string, line: string, read: string | null][] = [
  ['Without blanks', 'a-->b', 'a --> b'],
  ['Longer arrows', 'a ----> b -.....-> c ====> d', 'a --> b -.-> c ==> d'],
  ['Lines without a head', 'a --- b', 'a --- b'],
  ['A text between bars', 'a -->|yes it is| b', 'a -->|yes it is| b'],
  ['A text in the arrow', 'a -- yes --> b', 'a -->|yes| b'],
  ['Both ways', 'a <--> b', 'a <--> b'],
  ['Chains and groups', 'a & b --> c --> d', 'a & b --> c --> d'],
  [
    'Shapes',
    'a[A b] --> b(B) --> c{C} --> d((D)) --> e[(E)] --> f{{F}}',
    'a[A b] --> b(B) --> c{C} --> d((D)) --> e[(E)] --> f{{F}}',
  ],
  ['A quoted label', 'a["x; y"] --> b', 'a["x; y"] --> b'],
  ['Identifiers with hyphens', 'a-b --> c', 'a-b --> c'],
  ['Classes', 'a:::big --> b', 'a:::big --> b'],
  ['Statements on a line', 'a-->b; b-->c', 'a --> b\nb --> c'],
  ['Looks', 'style a fill:#fff', 'style a fill:#fff'],
  ['Links are left out', 'click a "https://e.org"', ''],
  ['An arrow that leads nowhere', 'a -->', null],
  ['An arrow with a cross', 'a --x b', null],
  ['A shape of the new kind', 'a@{ shape: cyl }', null],
  ['Brackets in a label', 'a[b (c)]', null],
  ['Letters of other scripts', 'ä --> b', null],
  ['Anything else', 'what is this?', null],
];

for (const [title, line, read] of FLOWCHARTS) {
  test(`Flowcharts: ${title}`, () => {
    const expected = read === null ? null : `flowchart LR${read === '' ? '' : `\n${read}`}`;
    assert.equal(readDiagram(`flowchart LR\n${line}`)?.text ?? null, expected);
  });
}

const DRAWN: [title: string, source: string, shows: string[]][] = [
  ['A flowchart', 'graph TD\na[Start]-->b{End}\nsubgraph S\nb --> c\nend', ['Start', 'End', 'S', 'c']],
  ['Directions may be left out', 'graph\na --> b', ['a', 'b']],
  ['A state diagram', 'stateDiagram-v2\n[*] --> Still\nStill --> [*]', ['Still']],
  [
    'A sequence',
    'sequenceDiagram\nAlice->>Bob: Hi\nNote over Alice: x\nBob-->>Alice: Yo',
    ['Alice', 'Hi', 'Yo', 'x'],
  ],
  ['Classes', 'classDiagram\nclass A {\n+int x\n+run() void\n}\nA <|-- B', ['A', 'B']],
  ['Entities', 'erDiagram\nA ||--o{ B : has\nA {\nstring id PK\n}', ['A', 'B', 'has']],
  ['Comments and settings are left out', '%%{init: {}}%%\n%% c\ngraph TD\na --> b', ['a', 'b']],
];

for (const [title, source, shows] of DRAWN) {
  test(`${title} is drawn`, () => {
    const { html: markup, problems } = render(`\`\`\`mermaid\n${source}\n\`\`\``);
    assert.deepEqual(problems, []);
    assert.match(markup, /^<figure class="diagram"><div tabindex="0"><svg role="img" aria-label="[^"]+"/);
    for (const text of shows) assert.ok(markup.includes(`>${text}<`), text);
  });
}

test('A drawing needs no looser policy, loads nothing, and has the theme’s colours', () => {
  const markup = html(`\`\`\`mermaid\n${DRAWN[0]?.[1]}\n\`\`\``);
  assert.doesNotMatch(markup, /<style|\sstyle=|@import|https?:\/\/(?!www\.w3\.org)|<script|data-/);
  const names = new Set([...markup.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name));
  assert.deepEqual(
    [...names].filter((name) => /^--_|^--bg|^--fg/.test(name ?? '')),
    [],
  );
});

test('Two diagrams on a page share no id, and the page knows theirs', () => {
  const { html: markup, anchors } = render(
    '```mermaid\ngraph TD\na-->b\n```\n\n```mermaid\ngraph TD\na-->b\n```',
  );
  const ids = [...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual([...anchors].sort(), [...ids].sort());
  for (const [, id] of markup.matchAll(/url\(#([^)]*)\)/g)) assert.ok(ids.includes(id), id);
});

test('A title above the diagram is its caption', () => {
  const markup = html('```mermaid\n---\ntitle: "A <b>"\n---\ngraph TD\na-->b\n```');
  assert.match(markup, /aria-label="A &lt;b&gt;"[\s\S]*<figcaption>A &lt;b&gt;<\/figcaption>/);
});

for (const source of [
  'pie\n"a": 3',
  'gantt\ntitle x',
  'graph TD\na --x b',
  'sequenceDiagram\nautonumber\nA->>B: c',
  'x',
]) {
  test(`${JSON.stringify(source)} is shown as code, with a note`, () => {
    const rendered = render(`a\n\n\`\`\`mermaid\n${source}\n\`\`\``);
    assert.deepEqual(describe(rendered), ['7:1+10 diagram-unsupported']);
    assert.equal(rendered.problems[0]?.severity, 'note');
    assert.match(rendered.html, /<code class="language-mermaid">/);
  });
}

const LARGE: [title: string, source: string][] = [
  [
    'nodes in groups',
    `graph TD\n${Array.from({ length: 300 }, (_, i) => `n${i}`).join(' & ')} --> ${Array.from({ length: 300 }, (_, i) => `m${i}`).join(' & ')}`,
  ],
  ['edges', `graph TD\n${'a --> b\n'.repeat(140)}`],
  ['lines', `sequenceDiagram\n${'A->>B: c\n'.repeat(200)}`],
  ['text', `graph TD\n${'a'.repeat(10_000)} --> b`],
  ['arrows', `graph TD\na${' --> a'.repeat(900)}`],
];

for (const [title, source] of LARGE) {
  test(`Too many ${title} are not drawn`, () => assert.equal(renderDiagram(source, 'd:'), null));
}
