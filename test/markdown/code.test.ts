/** Code: markup, colours, languages, and that the same code gives the same HTML whatever came before. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { highlight } from '../../build/markdown/highlight.ts';
import { LANGUAGES } from '../../build/markdown/languages.ts';
import { contextFor, html, render } from './site.ts';

const require = createRequire(import.meta.url);

test('Code is coloured by classes, in a box that scrolls and can be copied', () => {
  assert.equal(
    html('```ts\nconst a = "<b>";\n```'),
    '<div class="code" data-language="ts" data-copy><pre tabindex="0"><code class="language-ts">' +
      '<span class="hljs-keyword">const</span> a = <span class="hljs-string">&quot;&lt;b&gt;&quot;</span>;\n' +
      '</code></pre></div>\n',
  );
});

test('Without a language, and indented, it is plain', () => {
  const plain = '<div class="code" data-copy><pre tabindex="0"><code>a &lt; b\n</code></pre></div>\n';
  assert.equal(html('```\na < b\n```'), plain);
  assert.equal(html('    a < b'), plain);
});

test('An unknown language is plain, and named', () => {
  const code = html('```no-such"lang<\n<x> & "y"\n```');
  assert.ok(code.includes('data-language="no-such&quot;lang&lt;"'), code);
  assert.ok(code.includes('>&lt;x&gt; &amp; &quot;y&quot;\n</code>'), code);
});

test('code-copy: no takes the mark of the copy button away', () => {
  const { config } = contextFor('');
  const rendered = render('```\na\n```', { config: { ...config, codeCopy: false } });
  assert.ok(!rendered.html.includes('data-copy'));
  assert.equal(rendered.uses.codeCopy, false);
  assert.equal(render('```\na\n```').uses.codeCopy, true);
  assert.equal(render('a').uses.codeCopy, false);
});

const NAMES: [name: string, code: string, mark: string][] = [
  ['js', 'let a', 'hljs-keyword'],
  ['JavaScript', 'let a', 'hljs-keyword'],
  ['sh', 'echo a', 'hljs-built_in'],
  ['yml', 'a: 1', 'hljs-attr'],
  ['html', '<p>', 'hljs-tag'],
  ['c++', 'int a;', 'hljs-type'],
  ['c#', 'int a;', 'hljs-built_in'],
  ['rs', 'fn a() {}', 'hljs-keyword'],
];

for (const [name, code, mark] of NAMES) {
  test(`The language may be called ${name}`, () => assert.ok(highlight(code, name).includes(mark)));
}

for (const name of ['', ' ', 'constructor', '__proto__', 'toString', '../core', 'text', 'mdcms']) {
  test(`${JSON.stringify(name)} is no language and harms nothing`, () => {
    assert.equal(highlight('<a>', name), '&lt;a&gt;');
  });
}

test('Code loses no character to its colours', () => {
  const code = 'const a = `x` < 2 && "y"; // <é> 😀\n';
  const text = highlight(code, 'ts').replace(/<[^>]*>/g, '');
  assert.equal(
    text,
    code.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
  );
});

test('Code of great length is left plain', () => {
  assert.ok(!highlight('let a;\n'.repeat(40_000), 'js').includes('<span'));
});

test('The table of languages is that of highlight.js', () => {
  const folder = join(dirname(require.resolve('highlight.js/lib/core')), 'languages');
  const files = readdirSync(folder).filter((name) => /^[^.]+\.js$/.test(name));
  assert.deepEqual(Object.keys(LANGUAGES).sort(), files.map((name) => name.slice(0, -3)).sort());
  const hljs = require('highlight.js') as typeof import('highlight.js').default;
  for (const [name, aliases] of Object.entries(LANGUAGES)) {
    const known = (hljs.getLanguage(name)?.aliases ?? []).map((alias) => alias.toLowerCase());
    assert.equal(aliases, known.join(' '), name);
  }
});

/** Languages that contain others: what is loaded before them must not show. */
const NESTED: [language: string, code: string][] = [
  ['html', '<script>let a = 1</script><style>p { color: red }</style>'],
  ['markdown', '# a\n<b>c</b>'],
  ['php', '<p><?php echo 1; ?></p>'],
  ['http', 'POST / HTTP/1.1\nContent-Type: application/json\n\n{"a": 1}'],
  ['dockerfile', 'RUN echo "a" && ls'],
  ['js', 'const a = html`<p>b</p>`'],
];

test('What was coloured before makes no difference', () => {
  const module = join(import.meta.dirname, '../../build/markdown/highlight.ts');
  const script = `
    const { highlight } = await import(${JSON.stringify(module)});
    const cases = ${JSON.stringify(NESTED)};
    if (process.argv[1] === 'reversed') cases.reverse();
    const out = cases.map(([language, code]) => [language, highlight(code, language)]);
    process.stdout.write(JSON.stringify(out.sort()));`;
  const run = (order: string): string => {
    const result = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script, order],
      {
        encoding: 'utf8',
      },
    );
    assert.equal(result.status, 0, result.stderr);
    return result.stdout;
  };
  const forward = run('forward');
  assert.equal(run('reversed'), forward);
  assert.equal(
    JSON.stringify(NESTED.map(([language, code]) => [language, highlight(code, language)]).sort()),
    forward,
  );
});
