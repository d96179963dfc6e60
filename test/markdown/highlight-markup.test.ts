/** What is coloured in the common languages. The HTML is written as `{class|code}`, so that it can be read. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { highlight } from '../../build/markdown/highlight.ts';
import { CLASS_NAMES } from '../../build/markdown/highlight-classes.ts';
import { tokensToHtml } from '../../build/markdown/highlight-markup.ts';

const CASES: [language: string, code: string, marked: string][] = [
  [
    'ts',
    'export async function f<T>(a: Map<string>) {',
    '{keyword|export async function} {title|f}<{type|T}>(a: {type|Map}<{built_in|string}>) {',
  ],
  ['ts', `\`a \${b + 1} c\`; // d`, `{string|\`a} \${b + {number|1}} {string|c\`}; {comment|// d}`],
  ['ts', 'a = /b+/g.test(C_D)', 'a = {regexp|/b+/g}.{title|test}({variable|C_D})'],
  ['ts', '@dec class A extends B {}', '{meta|@dec} {keyword|class} {type|A} {keyword|extends} {type|B} {}'],
  ['js', 'x = { a: true, b: null }', 'x = { {attr|a}: {literal|true}, {attr|b}: {keyword|null} }'],
  [
    'jsx',
    '<p a="b" c={d(1)}>e</p>',
    '<{name|p} {attr|a}={string|"b"} {attr|c}={{title|d}({number|1})}>e</{name|p}>',
  ],
  [
    'html',
    '<p a="b" hidden>c &amp; d</p><!-- e -->',
    '<{name|p} {attr|a}={string|"b"} {attr|hidden}>c {symbol|&amp;} d</{name|p}>{comment|<!-- e -->}',
  ],
  ['html', '<script>let a</script>', '<{name|script}>{keyword|let} a</{name|script}>'],
  ['html', '<style>a{}</style>', '<{name|style}>{selector-tag|a}{}</{name|style}>'],
  [
    'css',
    '@media (a: 1px) { b > .c:d, #e[f="g"] { h: #fff } }',
    '{keyword|@media} ({attr|a}: {number|1px}) { {selector-tag|b} > {selector-class|.c}{selector-pseudo|:d}, {selector-id|#e}[{attr|f}={string|"g"}] { {attr|h}: {number|#fff} } }',
  ],
  ['json', '{"a": [1, null, "b"]}', '{{attr|"a"}: [{number|1}, {literal|null}, {string|"b"}]}'],
  [
    'yaml',
    'a: b c # d\n- e: [f, 1]\n  g: h:i, j\n  k: true',
    '{attr|a}: {string|b c} {comment|# d}\n- {attr|e}: [{string|f}, {number|1}]\n  {attr|g}: {string|h:i}, {string|j}\n  {attr|k}: {literal|true}',
  ],
  ['yaml', 'a: |\n  b\n  c', '{attr|a}: |\n  {string|b\n  c}'],
  [
    'bash',
    'for f in *; do echo "$f" $(ls -l); done',
    '{keyword|for} {variable|f} {keyword|in} *; {keyword|do} {built_in|echo} {string|"}{variable|$f}{string|"} {variable|$(}{title|ls} {variable|-l)}; {keyword|done}',
  ],
  [
    'python',
    '@d\ndef f(a: int) -> A: return f"{a!r} b"',
    '{meta|@d}\n{keyword|def} {title|f}(a: {built_in|int}) -> A: {keyword|return} {string|f"}{a!r} {string|b"}',
  ],
  [
    'rust',
    "#[a]\nfn f(b: &'c str) { println!(); }",
    "{meta|#[a]}\n{keyword|fn} {title|f}(b: &{symbol|'c} {keyword|str}) { {attr|println!}(); }",
  ],
  [
    'go',
    'func f() error { return nil }',
    '{keyword|func} {title|f}() {built_in|error} { {keyword|return} {literal|nil} }',
  ],
  ['c', '#include <a>\nint b;', '{keyword|#include} {string|<a>}\n{keyword|int} b;'],
  [
    'diff',
    'diff --git a b\n@@ -1 +1 @@ c\n-d\n-e\n+f\n g',
    '{meta|diff --git a b\n@@ -1 +1 @@ c}\n{deletion|-d\n-e}\n{addition|+f}\n g',
  ],
  [
    'markdown',
    '# A\n\n**b** _c_ `d` [e](f)\n\n- g',
    '{section|# A}\n\n{strong|**b**} {emphasis|_c_} {string|`d`} [e]({link|f})\n\n{bullet|-} g',
  ],
  [
    'sql',
    'SELECT a WHERE b NOT LIKE 1',
    '{keyword|SELECT} a {keyword|WHERE} b {keyword|NOT LIKE} {number|1}',
  ],
  [
    'php',
    '<p><?php echo "a $b"; ?>',
    '<{name|p}>{meta|<?php} {keyword|echo} {string|"a} {variable|$b}{string|"}; {meta|?>}',
  ],
];

function marked(html: string): string {
  return html
    .replace(/<span class="hljs-([^"]*)">/g, '{$1|')
    .replaceAll('</span>', '}')
    .replace(
      /&(lt|gt|quot|amp|#39);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'",
    );
}

describe('code as HTML', () => {
  for (const [language, code, expected] of CASES) {
    it(`colours ${JSON.stringify(code)} as ${language}`, () => {
      assert.equal(marked(highlight(code, language)), expected);
    });
  }

  it('takes the innermost class, and that of what it stands in for what has none', () => {
    const inner = { type: 'escape', content: '\\n' };
    const tokens = [{ type: 'string', content: ['"a', inner, { type: 'number', content: '1' }, '"'] }];
    assert.equal(marked(tokensToHtml(tokens, '"a\\n1"')), '{string|"a\\n}{number|1}{string|"}');
  });

  it('takes the first alias that has a class when the type has none', () => {
    const tokens = [{ type: 'x', alias: ['y', 'keyword', 'string'], content: 'a' }];
    assert.equal(marked(tokensToHtml(tokens, 'a')), '{keyword|a}');
  });

  it('is plain when the tokens hold another text than the code', () => {
    const tokens = [{ type: 'string', content: '"a"' }];
    for (const code of ['"a" ', '"b"', '"a', '']) assert.equal(marked(tokensToHtml(tokens, code)), code);
  });

  it('has a rule in the style sheet for each class, and no rule for others', () => {
    const css = readFileSync(join(import.meta.dirname, '../../build/theme/css/code.css'), 'utf8');
    const styled = [...css.matchAll(/\.hljs-([\w-]+)/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(styled)].sort(), [...CLASS_NAMES].sort());
  });
});
