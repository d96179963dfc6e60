/** Formulas: where they are read, where they are money, and what they become. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { renderFormula } from '../../build/markdown/mathml.ts';
import { renderMarkdown } from '../../build/markdown/render.ts';
import { contextFor, describe, html, render } from './site.ts';

const FORMULAS: [title: string, markdown: string, expected: string][] = [
  ['In a line', 'a $x$ b', '<p>a <math><mi>x</mi></math> b</p>\n'],
  [
    'Stars in it are no emphasis',
    '$a*b*c$',
    '<p><math><mrow><mi>a</mi><mo>∗</mo><mi>b</mi><mo>∗</mo><mi>c</mi></mrow></math></p>\n',
  ],
  ['Underscores in it', '$a_1$ and $b_1$', '<msub><mi>a</mi><mn>1</mn></msub></math> and <math>'],
  ['Letters by their names', '$\\mathbb{F}_{3}$', '<msub><mi>𝔽</mi><mn>3</mn></msub>'],
  ['In brackets', '\\(x^2\\)', '<msup>'],
  ['On lines of its own', '$$\nx \\\\ y\n$$', '<div class="math" tabindex="0"><math display="block"'],
  ['On one line', '$$x^2$$', '<div class="math" tabindex="0"><math display="block"'],
  ['Set apart in a paragraph', 'a $$x^2$$ b', '<p>a <math display="block"'],
  ['In square brackets', '\\[\nx = y\n\\]', '<div class="math"'],
  ['In a fence', '```math\nx^2\n```', '<div class="math"'],
  ['In a table', '| a |\n|---|\n| $x$ |', '<td><math><mi>x</mi></math></td>'],
  ['In a heading', '## $x$', 'href="#x"><math><mi>x</mi></math></a>'],
  ['With a comma after it', '$x$, $y$.', '<mi>x</mi></math>, <math><mi>y</mi></math>.'],
  ['Below a line of text', 'a\n$$\nx\n$$', '<p>a</p>\n<div class="math"'],
];

for (const [title, markdown, expected] of FORMULAS) {
  test(title, () => assert.ok(html(markdown).includes(expected), html(markdown)));
}

const TEXTS: string[] = [
  'From $5 to $10',
  '$5 and 10$ each',
  'US$5 and US$6',
  '$20 (30$)',
  '$HOME/$USER',
  '$HOME and $PATH',
  'the $VAR and the OTHER$ one',
  '5$ or 6$',
  'costs $1,000.50, not $2,000',
  '`$x$`',
  '\\$x\\$',
  '$ x $',
  '$x',
  '$$',
  '$$$',
  'a\\(see there\\)',
  '\\[no link\\]',
  '\\[a\\](b)',
];

for (const text of TEXTS) {
  test(`${JSON.stringify(text)} is no formula`, () => assert.doesNotMatch(html(text), /<math/));
}

test('`math: no` reads none', () => {
  const context = contextFor('$x^2$ \\(y\\)\n\n```math\nx\n```');
  const { html: markup } = renderMarkdown({ ...context, config: { ...context.config, math: false } });
  assert.doesNotMatch(markup, /<math/);
  assert.match(markup, /<p>\$x\^2\$ \(y\)<\/p>/);
});

test('What cannot be read is shown as it is written, with a warning at its place', () => {
  const rendered = render('a $\\nosuch x$\n\n$$\n\\frac{a\n$$');
  assert.deepEqual(describe(rendered), ['5:3+11 math-syntax', '7:1+2 math-syntax']);
  assert.match(rendered.problems[0]?.message ?? '', /Unsupported function name: \\nosuch$/);
  assert.match(rendered.html, /<code class="math-source">\$\\nosuch x\$<\/code>/);
});

test('No formula needs a looser policy, loads or runs anything', () => {
  for (const tex of [
    '\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}',
    '\\begin{array}{c|c}a&b\\\\\\hline c&d\\end{array}',
    '\\boxed{x}\\tag{1}',
    '\\color{red}{x}\\colorbox{blue}{y}',
    '\\vec{x}\\hat{y}\\overbrace{x}^y\\xrightarrow{a}',
    '\\begin{aligned}a&=b\\end{aligned}',
  ]) {
    const formula = renderFormula(tex, true);
    assert.ok('html' in formula, tex);
    assert.doesNotMatch(formula.html, /\sstyle=|<script|url\(|href|src=/, tex);
  }
  for (const tex of ['\\href{javascript:a}{b}', '\\url{x}', '\\includegraphics{x}', '\\htmlStyle{a}{b}']) {
    const formula = renderFormula(tex, false);
    assert.ok('error' in formula || !/javascript|href|src=|style=/.test(formula.html), tex);
  }
});

test('Colours and lines are attributes and classes', () => {
  assert.match((renderFormula('\\color{red}x', false) as { html: string }).html, /mathcolor="#ff0000"/);
  assert.match((renderFormula('\\boxed{x}', false) as { html: string }).html, /class="[^"]*math-box/);
});

test('A formula that defines itself by itself, or nests without end, is an error', () => {
  assert.ok('error' in renderFormula('\\def\\a{\\a\\a}\\a', false));
  assert.ok('error' in renderFormula('{'.repeat(50_000), false));
});

test('What one formula defines, the next does not know', () => {
  renderFormula('\\gdef\\mine{x}\\mine', false);
  assert.ok('error' in renderFormula('\\mine', false));
});

test('The text of a formula is its TeX', () => assert.equal(render('a $x^2$').text, 'a x^2'));
