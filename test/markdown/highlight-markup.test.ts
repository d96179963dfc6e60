import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import hljs from 'highlight.js';
import { MarkupEmitter } from '../../build/markdown/highlight-markup.ts';

/** The library with its own output, and with ours. Both know all languages. */
const theirs = hljs.newInstance();
const ours = hljs.newInstance();
for (const name of hljs.listLanguages()) {
  const language = hljs.getLanguage(name)?.rawDefinition;
  if (language === undefined) throw new TypeError(`${name} has no definition`);
  theirs.registerLanguage(name, language);
  ours.registerLanguage(name, language);
}
ours.configure({ __emitter: MarkupEmitter });

const SAMPLES: Record<string, string> = {
  xml: '<p class="a">x &amp; y</p><script>const a = `b`</script><style>a { color: red }</style>',
  markdown: '# Title\n\n**bold** <b>html</b>\n\n```js\nconst a = 1\n```\n',
  php: '<h1><?php echo "a $b"; function f(int $x): string { return $x; } ?></h1>',
  typescript: 'class A<T> extends B { #x: number = 0x1f; f = async () => html`<a href=x>` }',
  python: '@decorator\ndef f(x: int) -> str:\n    """Doc"""\n    return f"{x!r}"\n>>> 1',
  rust: 'fn main<\'a>() { let x: &\'a str = r#"raw"#; println!("{}", x); }',
  bash: 'for f in *.txt; do echo "$f $x" | sed \'s/a/b/\'; done # end',
  yaml: 'a: &b [1, "two"]\nc: *b # comment\n',
  css: '@media (min-width: 1px) { a:hover::before { content: "\\201C"; width: calc(1px + 2%) } }',
  sql: "SELECT a, COUNT(*) FROM t WHERE b = 'x' -- comment",
  json: '{"a": [1, true, null, "\\u00e9"]}',
  cpp: '#include <map>\ntemplate <class T> auto f(T&& x) -> decltype(x) { return R"(raw)"; }',
  ruby: 'class A < B; def f(x) = "#{x} #{y}"; end; <<~EOS\ntext\nEOS',
  diff: '--- a\n+++ b\n@@ -1 +1 @@\n-x\n+y',
};

describe('code as HTML', () => {
  for (const [language, code] of Object.entries(SAMPLES)) {
    it(`is what the library itself writes, for ${language}`, () => {
      const options = { language, ignoreIllegals: true };
      assert.equal(ours.highlight(code, options).value, theirs.highlight(code, options).value);
    });
  }

  it('is what the library itself writes, for any text in any language', () => {
    const folder = join(import.meta.dirname, '../../build/markdown');
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(folder, name), 'utf8').slice(0, 600));
    for (const [index, language] of hljs.listLanguages().entries()) {
      const code = `${texts[index % texts.length]} <a b='c'>&</a>`;
      const options = { language, ignoreIllegals: true };
      assert.equal(ours.highlight(code, options).value, theirs.highlight(code, options).value, language);
    }
  });
});
