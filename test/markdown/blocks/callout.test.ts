/** Callouts. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { PROBLEM_KINDS } from '../../../build/content/problem-kinds.ts';
import { contextFor, describe, html, render } from '../site.ts';

test('A callout says its type, shows its title, and its body is Markdown', () => {
  assert.equal(
    html(
      '```mdcms callout-warning\ntitle: Take care <b>\nicon: flame\nHot *surfaces*, see [safety](about.md).\n\n- a\n```',
    ),
    '<div class="callout callout-warning" role="note" aria-label="Warning">\n' +
      '<p class="callout-title"><span class="callout-icon" data-icon="flame" aria-hidden="true"></span>Take care &lt;b&gt;</p>\n' +
      '<div class="callout-body">\n<p>Hot <em>surfaces</em>, see <a href="/about">safety</a>.</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n</div>\n',
  );
});

const TYPES: [type: string, name: string][] = [
  ['info', 'Note'],
  ['warning', 'Warning'],
  ['success', 'Success'],
  ['error', 'Error'],
];

for (const [type, name] of TYPES) {
  test(`\`callout-${type}\`, on the fence’s line or the next, is called ${name}`, () => {
    const expected = new RegExp(`<div class="callout callout-${type}" role="note" aria-label="${name}">`);
    assert.match(html(`\`\`\`mdcms callout-${type}\na\n\`\`\``), expected);
    assert.match(html(`\`\`\`mdcms\ncallout-${type}\na\n\`\`\``), expected);
  });
}

const VALID: [title: string, markdown: string, expected: RegExp][] = [
  [
    'Without a title there is a body only',
    '```mdcms callout-info\na\n```',
    /aria-label="Note">\n<div class="callout-body">\n<p>a<\/p>/,
  ],
  [
    'The usual icon',
    '```mdcms callout-info\ntitle: a\n```',
    /<span class="callout-icon" aria-hidden="true">/,
  ],
  [
    'Options in any order and case',
    '```mdcms callout-info\nIcon: flame\nTITLE: a\nb\n```',
    /data-icon="flame".*>a<\/p>[\s\S]*<p>b<\/p>/,
  ],
  ['A title in quotes', '```mdcms callout-info\ntitle: "a: b"\n```', /<\/span>a: b<\/p>/],
  ['A title keeps its #', '```mdcms callout-info\ntitle: Issue #5\n```', /<\/span>Issue #5<\/p>/],
  ['An empty title is none', '```mdcms callout-info\ntitle:\na\n```', /aria-label="Note">\n<div/],
  [
    'A first line with a colon is text',
    '```mdcms callout-info\nPlease note: this\n```',
    /<p>Please note: this<\/p>/,
  ],
  ['A first word with a colon is text', '```mdcms callout-info\nWarning: this\n```', /<p>Warning: this<\/p>/],
  ['After a blank line all is text', '```mdcms callout-info\n\ntitle: a\n```', /<p>title: a<\/p>/],
  ['An empty callout', '```mdcms callout-error\n```', /<div class="callout-body">\n<\/div>/],
  [
    'A message of config.yml, with its type',
    '```mdcms callout-info\nmessage: beta\nignored\n```',
    /callout-warning" role="note" aria-label="Warning">\n<p class="callout-title">.*Beta<\/p>\n<div class="callout-body">\n<p>It <em>may<\/em> change, see <a href="\/about">about<\/a>\./,
  ],
  [
    'A message takes the place of the title',
    '```mdcms callout-info\ntitle: mine\nmessage: beta\n```',
    /Beta<\/p>/,
  ],
];

for (const [title, markdown, expected] of VALID) {
  test(title, () => assert.match(html(markdown), expected));
}

test('The type is named in the language of the page', () => {
  assert.ok(html('```mdcms callout-success\na\n```', { language: 'nb' }).includes('aria-label="Vellykket"'));
});

const LANGUAGES: [language: string, text: string][] = [
  ['nb', 'Det'],
  ['nb-NO', 'Det'],
  ['en', 'It'],
  ['fr', 'It'],
];

for (const [language, text] of LANGUAGES) {
  test(`The message for ${language} begins with ${text}`, () => {
    assert.ok(html('```mdcms callout-info\nmessage: beta\n```', { language }).includes(`<p>${text} <em>`));
  });
}

test('A message takes the words of the page’s variant first, and any words rather than none', () => {
  const { document, config } = contextFor('```mdcms callout-info\nmessage: beta\n```');
  assert.ok(html('', { document: { ...document, variant: 'nb' } }).includes('<p>Det '));
  const callouts = { beta: { type: 'callout-error', languages: { pl: { title: '', text: 'Może' } } } };
  const rendered = html('', { document, config: { ...config, callouts } });
  assert.match(rendered, /callout-error[\s\S]*<p>Może<\/p>/);
});

const INVALID: [title: string, markdown: string, problems: string[], hint: string][] = [
  [
    'A misspelt option',
    '```mdcms callout-info\ntilte: a\n```',
    ['6:1+5 block-option'],
    'Did you mean `title`?',
  ],
  [
    'An icon that does not exist',
    '```mdcms callout-info\nicon: flam\n```',
    ['6:7+4 missing-icon'],
    'Add assets/icons/flam.svg, or remove the option',
  ],
  [
    'An icon that would leave its folder',
    '```mdcms callout-info\nicon: ../flame\n```',
    ['6:7+8 missing-icon'],
    'Name a file of assets/icons, without `.svg`',
  ],
  [
    'A message that does not exist',
    '```mdcms callout-info\nmessage: bta\n```',
    ['6:10+3 unknown-callout'],
    'Did you mean `beta`?',
  ],
  [
    'A message named like a member of objects',
    '```mdcms callout-info\nmessage: constructor\n```',
    ['6:10+11 unknown-callout'],
    PROBLEM_KINDS['unknown-callout'].hint,
  ],
];

for (const [title, markdown, problems, hint] of INVALID) {
  test(`${title} is reported, and the callout is shown`, () => {
    const rendered = render(markdown);
    assert.deepEqual(describe(rendered), problems);
    assert.equal(rendered.problems[0]?.hint, hint);
    assert.ok(rendered.html.startsWith('<div class="callout callout-info"'));
  });
}

test('A broken link in a message is reported at the block', () => {
  const { config } = contextFor('');
  const callouts = { m: { type: 'info', languages: { en: { title: '', text: 'a\n\n[x](no.md)' } } } };
  const rendered = render('\n```mdcms callout-info\nmessage: m\n```', { config: { ...config, callouts } });
  assert.equal(rendered.problems[0]?.line, 6);
});
