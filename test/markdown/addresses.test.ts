import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Address, rewriteAddresses } from '../../build/markdown/html.ts';

/** What is found, with the text of each attribute where it was found. */
function found(html: string): [Address, string][] {
  const addresses: [Address, string][] = [];
  rewriteAddresses(html, (address) => {
    addresses.push([address, html.slice(address.from, address.from + address.length)]);
    return null;
  });
  return addresses;
}

/** A comment is no plain tag, so all of the HTML is tokenized. */
const SLOW = '<!-- -->';

describe('addresses in HTML', () => {
  for (const [what, html, attributes] of [
    ['of links', '<p><a href="/x">x</a></p>', ['href="/x"']],
    ['with references', '<a href="/x?a=1&amp;b=2">x</a>', ['href="/x?a=1&amp;b=2"']],
    ['of images', '<img src="/a.png" alt="a" srcset="/b.png 2x">', ['src="/a.png"', 'srcset="/b.png 2x"']],
    ['not in text that looks like one', '<code>href=&quot;/x&quot;</code>', []],
    ['without quotes', "<a href=it's>x</a><a href='/y'>y</a>", ["href=it's", "href='/y'"]],
    ['not in a comment', '<!-- <a href="/x"> --><a href="/y">', ['href="/y"']],
    ['not in a script', '<script>"<a href=\\"/x\\">"</script><a href="/y">', ['href="/y"']],
    ['not in a textarea', '<textarea><a href="/x"></textarea><a href="/y">', ['href="/y"']],
    ['not in an attribute', '<img alt="<a href=\'/x\'>" src="/a.png">', ['src="/a.png"']],
    ['in capitals', '<A HREF="/x">x</A>', ['HREF="/x"']],
    ['that stand twice in a tag, once', '<a href="/x" href="/y">x</a>', ['href="/x"']],
  ] as const) {
    it(`are found ${what}`, () => {
      assert.deepEqual(
        found(html).map(([, text]) => text),
        attributes,
      );
    });
  }

  it('are the same whether only the tags that have them are read or everything', () => {
    const pieces = fc.constantFrom(
      ...['<a href="/x">', '</a>', '<span class="hljs-keyword">', '<img src="/a" alt="b">', '<br>', 'text'],
      ...[
        '<textarea>',
        '</textarea>',
        '<a href=x>',
        '"',
        "'",
        '>',
        '<',
        '<a ',
        'href="y"',
        '<title>',
        '&lt;',
      ],
      ...[
        '<video poster="/p" src="/q">',
        '</p>',
        '<p>',
        ' href=',
        '<plaintext>',
        '<svg>',
        '<iframe src="z">',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const html = parts.join('');
        // In front, where nothing can take it for text.
        const slow = found(SLOW + html).map(([address, text]) => {
          return [{ ...address, from: address.from - SLOW.length }, text];
        });
        assert.deepEqual(found(html), slow);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});
