/** html.ts: what is escaped, what is trusted, and that nothing breaks out of where it stands. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, it } from 'vitest';
import { attributes, escapeHtml, type Fragment, html, jsonForScript, raw } from '../../build/theme/html.ts';

const FRAGMENTS: [title: string, value: Fragment, markup: string][] = [
  ['text is escaped', `<b>&"'`, '&lt;b&gt;&amp;&quot;&#39;'],
  ['text that is already an entity is escaped again, as it is text', '&amp;', '&amp;amp;'],
  ['NUL becomes the replacement character', 'a\0b', 'a\uFFFDb'],
  ['a number is written', 42, '42'],
  ['zero is written', 0, '0'],
  ['null gives nothing', null, ''],
  ['undefined gives nothing', undefined, ''],
  ['false gives nothing', false, ''],
  ['trusted markup stays', raw('<hr>'), '<hr>'],
  ['a list is joined without commas', ['a', raw('<br>'), ['<', null]], 'a<br>&lt;'],
];

describe('a value in a template', () => {
  for (const [title, value, markup] of FRAGMENTS) {
    it(title, () => assert.equal(html`${value}`.markup, markup));
  }
});

describe('the template’s own line breaks', () => {
  it('leave nothing beside tags and between values', () => {
    const two = html`
      <p>
        ${'a'}
        ${'b'}
      </p>
    `;
    assert.equal(two.markup, '<p>ab</p>');
  });

  it('become one space inside text', () => {
    assert.equal(
      html`<p>one
        two ${'three'}
        four</p>`.markup,
      '<p>one two three four</p>',
    );
  });

  it('become one space inside a tag', () => {
    assert.equal(
      html`<a href="x"
        title="${'t'}"
        rel="y">z</a>`.markup,
      '<a href="x" title="t" rel="y">z</a>',
    );
  });

  it('in a value stay as they are', () => {
    assert.equal(html`<pre>${raw('a\n  b\n')}</pre>`.markup, '<pre>a\n  b\n</pre>');
  });
});

describe('attributes', () => {
  it('are written in the record’s order, escaped', () => {
    assert.equal(
      attributes({ rel: 'next', href: '/?a=1&b="2"' }).markup,
      ' rel="next" href="/?a=1&amp;b=&quot;2&quot;"',
    );
  });

  for (const name of ['', 'on click', 'a=b', 'a"', '1a', 'a/b', 'ä', '>']) {
    it(`refuse the name ${JSON.stringify(name)}`, () => {
      assert.throws(() => attributes({ [name]: 'x' }), {
        name: 'TypeError',
        message: /not an attribute name/,
      });
    });
  }
});

describe('any text', () => {
  it('in an element is that element’s only child, unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [element] = parseFragment(html`<p>${text}</p>`.markup).childNodes;
        const paragraph = element as DefaultTreeAdapterTypes.Element;
        assert.equal(paragraph.nodeName, 'p');
        assert.equal(
          paragraph.childNodes.map((node) => ('value' in node ? node.value : '<')).join(''),
          parsed(text),
        );
      }),
    );
  });

  it('in an attribute is that attribute’s value, unchanged, and makes no other', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const [element] = parseFragment(html`<a title="${text}">x</a>`.markup).childNodes;
        const anchor = element as DefaultTreeAdapterTypes.Element;
        assert.deepEqual(anchor.attrs, [{ name: 'title', value: parsed(text) }]);
      }),
    );
  });

  it('in JSON leaves its script element closed where it was, and reads back the same', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('</script>', '<!--<script>', '', '\u2028'),
        (value, hostile) => {
          const data = [value, hostile];
          const { markup } = html`<script>${jsonForScript(data)}</script>`;
          const nodes = parseFragment(markup).childNodes;
          assert.equal(nodes.length, 1);
          const [text] = (nodes[0] as DefaultTreeAdapterTypes.Element).childNodes;
          assert.deepEqual(
            JSON.parse((text as DefaultTreeAdapterTypes.TextNode).value),
            JSON.parse(JSON.stringify(data)),
          );
        },
      ),
    );
  });

  it('is escaped without losing a character but NUL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        assert.equal(/[<>"']/.test(escapeHtml(text)), false);
      }),
    );
  });
});

/** What an HTML parser makes of characters that a document cannot carry: CR and CRLF are LF, NUL is not there. */
function parsed(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\r\n?/g, '\n');
}
