/** style/link-style.ts and section-icons.ts: what an author's words become, and what they cannot. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { cssString } from '../../build/theme/style/css-string.ts';
import { linkDeclarations } from '../../build/theme/style/link-style.ts';
import { sectionIconRules } from '../../build/theme/style/section-icons.ts';

const LINKS: [style: string | null, declarations: string][] = [
  ['#2563EB:underline', 'color:#2563eb;text-decoration-line:underline'],
  ['red:no-underline,bold,italics', 'color:#f00;text-decoration-line:none;font-weight:700;font-style:italic'],
  ['rgb(1, 2, 3):bold', 'color:#010203;font-weight:700'],
  ['teal', 'color:#008080'],
  ['underline, bold', 'text-decoration-line:underline;font-weight:700'],
  [':UNDERLINE', 'text-decoration-line:underline'],
  ['red:blink', 'color:#f00'],
  ['nonsense', ''],
  ['red;}:bold', 'font-weight:700'],
  ['constructor:toString', ''],
  [':constructor', ''],
  ['', ''],
  [null, ''],
];

describe('a link style', () => {
  for (const [style, declarations] of LINKS) {
    it(`${JSON.stringify(style)} is ${declarations || 'nothing'}`, () => {
      assert.equal(linkDeclarations(style), declarations);
    });
  }
});

const ICONS: [expand: string | null, collapse: string | null, closed: string | null, open: string | null][] =
  [
    [null, null, null, null],
    ['keyboard_arrow_right', 'keyboard_arrow_down', null, null],
    ['unknown', 'unknown', null, null],
    ['toString', 'constructor', null, null],
    ['arrow_right', 'arrow_drop_down', '\\25B8', '\\25BE'],
    ['add', 'minimize', '+', '\\2212'],
    ['add', null, '+', '\\2212'],
    ['expand_content', 'collapse_content', '+', '\\2212'],
    ['keyboard_double_arrow_right', 'keyboard_double_arrow_down', '\\BB', '\\BB'],
  ];

describe('the icons of a section', () => {
  for (const [expand, collapse, closed, open] of ICONS) {
    it(`${expand} and ${collapse}: ${closed === null ? 'a chevron' : `${closed} and ${open}`}`, () => {
      const rules = sectionIconRules(expand, collapse);
      const drawn = [...rules.matchAll(/content:"([^"]*)"/g)].map(([, character]) => character);
      assert.deepEqual(drawn, closed === null ? [] : [closed, open]);
    });
  }

  it('that the author brings are masks, one alone is turned', () => {
    const icons = [
      { name: 'shut', href: '/assets/icons/shut.1.svg' },
      { name: 'open', href: '/assets/icons/open.2.svg' },
    ];
    const both = sectionIconRules('shut', 'open', icons);
    assert.match(both, /summary::after\{[^}]*mask:url\("\/assets\/icons\/shut\.1\.svg"\)/);
    assert.match(both, /\[open\]>summary::after\{rotate:none;[^}]*open\.2\.svg/);
    assert.match(sectionIconRules('shut', 'gone', icons), /\[open\]>summary::after\{rotate:90deg\}/);
    assert.equal(sectionIconRules('gone', 'open', icons), '', 'without the closed one the chevron stays');
  });

  it('that are one character are turned to show that the section is open', () => {
    assert.match(sectionIconRules('keyboard_double_arrow_right', null), /\[open\][^}]*rotate:90deg/);
    assert.doesNotMatch(sectionIconRules('add', 'minimize'), /rotate:90deg/);
  });
});

describe('a CSS string', () => {
  it('ends where it should, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inside = cssString(text).slice(1, -1);
        assert.doesNotMatch(inside, /["\n\r\f(){};]/);
      }),
    );
  });

  it('reads back as the text', () => {
    const read = (css: string): string =>
      css
        .slice(1, -1)
        .replace(/\\([0-9a-f]{1,6}) /g, (_, digits) => String.fromCodePoint(Number.parseInt(digits, 16)));
    for (const text of ['plain', 'a"b', 'a\\b', "it's", 'line\nbreak', 'ünïcode 源', '𝒜', '/a/b.c?d=e&f']) {
      assert.equal(read(cssString(text)), text);
    }
  });
});
