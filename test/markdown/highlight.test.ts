/** Code in a language: nothing is lost, and the same code gives the same HTML after any other code. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { highlight } from '../../build/markdown/highlight.ts';
import { languageOf } from '../../build/markdown/languages.ts';
import { escapeHtml } from '../../build/theme/html.ts';

describe('highlighted code', () => {
  for (const name of ['', ' ', 'constructor', '__proto__', 'toString', '../core', 'meta', 'text', 'mdcms']) {
    it(`is plain in ${JSON.stringify(name)}, which is no language`, () => {
      assert.equal(languageOf(name), undefined);
      assert.equal(highlight('<a> "1"', name), '&lt;a&gt; &quot;1&quot;');
    });
  }

  for (const name of ['css-extras', 'js-extras', 'js-templates', 'php-extras', 'xml-doc']) {
    it(`is plain in ${name}, which adds to other languages and is none`, () => {
      assert.equal(highlight('let a = "1"', name), 'let a = &quot;1&quot;');
    });
  }

  it('is coloured in the same way the second time', () => {
    assert.equal(highlight('let a', 'js'), highlight('let a', 'JavaScript'));
  });

  const languages = ['ts', 'html', 'php', 'markdown', 'yaml', 'bash', 'css', 'jsx', 'twig', 'diff', 'python'];
  it('is all the code, and nothing but spans around it', () => {
    const pieces = fc.constantFrom(
      ...[
        '<',
        '>',
        '&',
        '"',
        "'",
        '`',
        '${',
        '}',
        '{{',
        '{%',
        '<?php ',
        '?>',
        '</',
        'a',
        'let ',
        '1',
        ' ',
        '\n',
      ],
      ...[
        '<script>',
        '/*',
        '*/',
        '//',
        '#',
        '\\',
        '(',
        ')',
        '[',
        '=',
        ': ',
        '- ',
        '\u0000',
        'é',
        '😀',
        '\r\n',
      ],
      ...['___PHP0___', '___TWIG1___', '@', '@@ ', '<style>', '<!--', '-->', '$(', '|', 'class A', '\t'],
    );
    const code = fc.array(pieces, { maxLength: 40 }).map((list) => list.join(''));
    fc.assert(
      fc.property(code, fc.constantFrom(...languages), (text, language) => {
        const html = highlight(text, language);
        assert.equal(html.replace(/<\/?span[^>]*>/g, ''), escapeHtml(text));
        assert.match(html, /^(?:[^<]|<span class="hljs-[a-z_-]+">[^<\s](?:[^<]*[^<\s])?<\/span>)*$/);
      }),
      { numRuns: 400 },
    );
  });
});

const LINE = 'let a;\n';

describe('code of great length', () => {
  it('is coloured up to the longest block and the longest line', () => {
    assert.ok(highlight(LINE.repeat(2_800), 'js').includes('<span'));
    assert.ok(highlight(`let a = "${'b '.repeat(900)}";\n${LINE}`, 'js').includes('<span'));
  });

  it('is plain beyond the longest block', () => {
    assert.equal(highlight(LINE.repeat(2_900), 'js'), LINE.repeat(2_900));
  });

  it('is plain sooner in the languages that take long', () => {
    const line = 'using A;\n';
    assert.ok(highlight(line.repeat(1_100), 'C#').includes('<span'));
    assert.equal(highlight(line.repeat(1_200), 'C#'), line.repeat(1_200));
  });

  it('is plain with a line beyond the longest', () => {
    const line = `let a = [${'b,'.repeat(1_000)}];`;
    assert.equal(highlight(`${LINE}${line}\n${LINE}`, 'js'), `${LINE}${line}\n${LINE}`);
    assert.equal(highlight(`${LINE}${line}`, 'js'), `${LINE}${line}`);
  });
});

/** Languages that contain, extend or change others: what was loaded before them must not show. */
const MIXED: [language: string, code: string][] = [
  ['html', '<script>let a = 1</script><style>p > .b { color: red }</style>'],
  ['css', 'p > .b { color: #fff; width: 1px }'],
  ['js', 'const a = html`<p>b</p>` + /a[b-c]/u; new Map()'],
  ['ts', 'const a: Map<string, T> = new Map<A>()'],
  ['tsx', 'const a = <p b={1}>c</p>'],
  ['scss', '$a: 1px; .b { &:hover { width: $a } }'],
  ['markdown', '---\na: 1\n---\n# a\n<b>c</b>\n\n```js\nlet a\n```\n'],
  ['yaml', 'a: b'],
  ['php', '<p><?php /** @param int $a */ echo 1; ?></p>'],
  ['http', 'POST / HTTP/1.1\nContent-Type: application/json\n\n{"a": 1}'],
  ['json', '{"a": 1}'],
  ['java', '/** @param a b {@link C} */ class A {}'],
  ['javadoc', '/** @param a b {@link C} */ class A {}'],
  ['jsdoc', '/** @param {string} a b */ let a'],
  ['csharp', '/// <summary>a</summary>\nclass A {}'],
  ['xml-doc', '/// <summary>a</summary>'],
  ['c', 'int a(void) { return barrier(1); }'],
  ['opencl', 'kernel void a(global float4 *b) { barrier(1); }'],
  ['haml', '%p= a\n:css\n  p { color: red }'],
  ['pug', 'p= a\nscript.\n  let a = 1'],
  ['graphql', '"""a *b*"""\ntype A { b: Int }'],
  ['css-extras', 'p {}'],
];

/** The HTML of all of them, made in a process of its own, and the names that the process has on its global object. */
function inFreshProcess(order: 'forward' | 'reversed'): { html: string[]; globals: string[] } {
  const module = join(import.meta.dirname, '../../build/markdown/highlight.ts');
  const script = `
    const { highlight } = await import(${JSON.stringify(module)});
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    const cases = ${JSON.stringify(MIXED)};
    if (process.argv[1] === 'reversed') cases.reverse();
    const html = cases.map(([language, code]) => language + ': ' + highlight(code, language)).sort();
    const globals = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name));
    process.stdout.write(JSON.stringify({ html, globals }));`;
  const result = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', script, order],
    { encoding: 'utf8' },
  );
  assert.equal(result.status, 0, result.stderr);
  return JSON.parse(result.stdout);
}

describe('a language', () => {
  const forward = inFreshProcess('forward');

  it('does not depend on the languages that were loaded before it', () => {
    assert.deepEqual(inFreshProcess('reversed').html, forward.html);
  });

  it('is the same here, where all kinds of code came before it', () => {
    const here = MIXED.map(([language, code]) => `${language}: ${highlight(code, language)}`).sort();
    assert.deepEqual(here, forward.html);
  });

  it('puts nothing on the global object when it is loaded', () => {
    assert.deepEqual(forward.globals, []);
  });
});
