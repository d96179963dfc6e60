/** Blocks of code: their markup around the colours. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { contextFor, html, render } from './site.ts';

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
