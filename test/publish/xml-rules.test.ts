/** The rules that feeds are held against would notice: a feed that breaks each in turn. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { ATOM, RSS, violations } from './xml-rules.ts';
import { parseXml } from './xml-tree.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

describe('XML is read', () => {
  it('with attributes, text and entities', () => {
    const tree = parseXml(`${HEAD}<a:b c="&quot;x&#38;"><d/>y &lt;&#x1F600;</a:b>\n`);
    assert.equal(tree.name, 'a:b');
    assert.equal(tree.attributes.get('c'), '"x&');
    assert.equal(tree.text, 'y <😀');
    assert.deepEqual(
      tree.children.map(({ name }) => name),
      ['d'],
    );
  });

  for (const [title, xml] of [
    ['without a declaration', '<a/>'],
    ['with an element that is not closed', `${HEAD}<a><b></a>`],
    ['with two roots', `${HEAD}<a/><b/>`],
    ['with text after the root', `${HEAD}<a/>x`],
    ['with a bare ampersand', `${HEAD}<a>b & c</a>`],
    ['with an entity of HTML', `${HEAD}<a>&nbsp;</a>`],
    ['with a control character', `${HEAD}<a>\u0008</a>`],
    ['with an attribute twice', `${HEAD}<a b="1" b="2"/>`],
    ['with a bare angle bracket', `${HEAD}<a>1 < 2</a>`],
  ] as const) {
    it(`not ${title}`, () => assert.throws(() => parseXml(xml), SyntaxError));
  }
});

describe('a rule', () => {
  const rss = (channel: string): string[] =>
    violations(parseXml(`${HEAD}<rss version="2.0"><channel>${channel}</channel></rss>`), RSS);
  const LINK = '<atom:link href="/feed.xml" rel="self" type="x"/>';

  for (const [title, channel, expected] of [
    ['is kept', `<title>T</title><link>/</link><description>D</description>${LINK}`, []],
    ['requires an element', `<title>T</title><link>/</link>${LINK}`, ['rss/channel has no description']],
    [
      'allows one of them',
      `<title>T</title><title>T</title><link>/</link><description>D</description>${LINK}`,
      ['rss/channel has 2 title'],
    ],
    [
      'knows no other',
      `<title>T</title><link>/</link><description>D</description>${LINK}<ttl>1</ttl>`,
      ['rss/channel may not have ttl', 'rss/channel/ttl is not in the format'],
    ],
    [
      'says the form of a text',
      `<title>T</title><link>/</link><description>D</description>${LINK}<lastBuildDate>2026-01-01</lastBuildDate>`,
      ["rss/channel/lastBuildDate cannot be '2026-01-01'"],
    ],
  ] as const) {
    it(title, () => assert.deepEqual(rss(channel), expected));
  }

  it('requires attributes, and allows no others', () => {
    assert.deepEqual(violations(parseXml(`${HEAD}<link rel="self" x="y"/>`), ATOM, 'feed/link'), [
      'feed/link has no href',
      'feed/link may not have x',
    ]);
  });
});
