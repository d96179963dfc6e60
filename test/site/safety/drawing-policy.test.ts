/** SVG and XML files opened by themselves: nothing runs, and the drawing keeps its styles. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { hashSource } from '../../../build/site/safety/directives.ts';
import { isDrawing, xmlPolicy } from '../../../build/site/safety/drawing-policy.ts';
import { secureResource } from '../../../build/site/safety/safety-headers.ts';

const SVG = (content: string): string =>
  `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">${content}</svg>`;

const STYLES: [title: string, content: string, sources: string[]][] = [
  ['none', '<path d="M0 0"/>', []],
  ['a style element', '<style>.a{fill:red}</style>', [hashSource('.a{fill:red}')]],
  ['a style element as CDATA', '<style><![CDATA[.a>.b{fill:red}]]></style>', [hashSource('.a>.b{fill:red}')]],
  ['a style element with entities', '<style>.a&gt;.b{fill:red}</style>', [hashSource('.a>.b{fill:red}')]],
  ['a style attribute', '<path style="fill:red"/>', ["'unsafe-hashes'", hashSource('fill:red')]],
  [
    'two alike',
    '<path style="fill:red"/><path style=\'fill:red\'/>',
    ["'unsafe-hashes'", hashSource('fill:red')],
  ],
];

describe('the styles of a drawing', () => {
  for (const [title, content, sources] of STYLES) {
    it(title, () => assert.deepEqual(xmlPolicy('image/svg+xml', SVG(content)).policy['style-src'], sources));
  }
});

describe('a file that browsers open as a document', () => {
  const headerOf = (type: string, text: string): string | undefined => {
    const body = { type, language: null, body: Buffer.from(text), lastModified: null, headers: [] };
    const resource = { status: 200, location: null, freshness: 'revalidate' as const, bodies: [body] };
    const secured = secureResource(
      resource,
      { scripts: [], extension: { 'script-src': ['https://a.example'] } },
      () => {},
      true,
    );
    return secured.bodies[0]?.headers.find(([name]) => name === 'content-security-policy')?.[1];
  };
  const ATTACK = SVG(
    '<script>alert(1)</script><foreignObject><iframe src="https://evil.example"/></foreignObject>',
  );
  for (const [type, text] of [
    ['image/svg+xml', ATTACK],
    ['application/xml', '<a/>'],
    ['text/xml', '<a/>'],
    ['application/rss+xml', '<rss/>'],
  ] as const) {
    it(`${type} runs nothing, frames nothing and sends nothing`, () => {
      const policy = headerOf(type, text) ?? '';
      assert.match(policy, /^default-src 'none'; /);
      assert.match(policy, /; form-action 'none'; /);
      assert.match(policy, /; base-uri 'none'; sandbox$/);
      assert.doesNotMatch(policy, /script-src|frame-src|object-src|connect-src|unsafe-inline/);
    });
  }
  for (const type of [
    'text/plain',
    'image/png',
    'application/pdf',
    'text/css',
    'text/markdown',
    'application/json',
  ]) {
    it(`${type} is none`, () => {
      assert.equal(isDrawing(type), false);
      assert.equal(headerOf(type, 'x'), undefined);
    });
  }
  it('HTML of the author’s own runs what stands in it and nothing else', () => {
    const policy = headerOf('text/html', '<script>a()</script><script src="/b.js"></script>') ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self' 'sha256-[^ ]+' https:\/\/a\.example; /);
  });
});

describe('an XML document that names a style sheet', () => {
  const CASES: [title: string, type: string, source: string, isStyled: boolean][] = [
    [
      'CSS for a document',
      'application/xml',
      '<?xml version="1.0"?><?xml-stylesheet href="/a.css"?><a/>',
      true,
    ],
    [
      'XSLT for a feed',
      'application/rss+xml',
      '<?xml-stylesheet type="text/xsl" href="/a.xsl"?><rss/>',
      true,
    ],
    ['CSS for a drawing', 'image/svg+xml', '<?xml-stylesheet href="/a.css"?><svg/>', true],
    ['none', 'application/xml', '<a/>', false],
    ['the words behind the beginning', 'text/xml', `<a>${' '.repeat(9_000)}<?xml-stylesheet?></a>`, false],
  ];
  for (const [title, type, source, isStyled] of CASES) {
    it(`${isStyled ? 'may load it, and still runs nothing' : 'has none and loads nothing'}: ${title}`, () => {
      const { policy, restrictions } = xmlPolicy(type, source);
      assert.equal(policy['style-src']?.includes("'self'") ?? false, isStyled);
      assert.deepEqual(restrictions, [isStyled ? 'sandbox allow-same-origin' : 'sandbox']);
    });
  }
});
