/** style/fonts.ts: which fonts a reader gets for the one an author named. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import {
  type FontKind,
  fontFaceRules,
  fontKind,
  fontStack,
  parseFont,
} from '../../build/theme/style/fonts.ts';

const READ: [text: string, family: string | null, kind: FontKind, weight: number][] = [
  ['bunny:Noto Sans:400', 'Noto Sans', 'sans', 400],
  ['google:Fraunces:600', 'Fraunces', 'serif', 600],
  ['Inter:700', 'Inter', 'sans', 700],
  ['bunny:Inter', 'Inter', 'sans', 400],
  ['Inter', 'Inter', 'sans', 400],
  ['bunny: JetBrains Mono : 500', 'JetBrains Mono', 'mono', 500],
  ['system-ui:400', null, 'sans', 400],
  ['serif:300', null, 'serif', 300],
  ['monospace', null, 'mono', 400],
  ['google:源ノ明朝:400', '源ノ明朝', 'sans', 400],
];

describe('a font that an author names', () => {
  for (const [text, family, kind, weight] of READ) {
    it(text, () => assert.deepEqual(parseFont(text), { family, kind, weight }));
  }
});

describe('a font that cannot be used', () => {
  for (const text of [
    null,
    '',
    ':',
    '400',
    'bunny::400',
    'a"b:400',
    'x}body{:400',
    `${'a'.repeat(65)}:400`,
    '-x:400',
    'a\\b:400',
    'a;b',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(parseFont(text), null));
  }
});

const KINDS: [family: string, kind: FontKind][] = [
  ['Noto Serif', 'serif'],
  ['Noto Sans Mono', 'mono'],
  ['Source Code Pro', 'mono'],
  ['Fira Code', 'mono'],
  ['Courier Prime', 'mono'],
  ['Roboto', 'sans'],
  ['Roboto Slab', 'slab'],
  ['Zilla Slab', 'slab'],
  ['Nunito', 'rounded'],
  ['Nunito Sans', 'sans'],
  ['Playfair Display', 'serif'],
  ['Merriweather', 'serif'],
  ['Merriweather Sans', 'sans'],
  ['EB Garamond', 'serif'],
  ['Lora', 'serif'],
  ['Space Grotesk', 'sans'],
  ['Some Unknown Face', 'sans'],
];

describe('the kind of a family', () => {
  for (const [family, kind] of KINDS) it(`${family}: ${kind}`, () => assert.equal(fontKind(family), kind));
});

describe('a stack', () => {
  it('starts with the named family and ends with the generic one', () => {
    assert.match(fontStack(parseFont('bunny:Fraunces:600'), 'sans'), /^"Fraunces",.*,serif$/);
  });

  it('without a family is the system’s', () => {
    assert.match(fontStack(null, 'mono'), /^ui-monospace,.*,monospace$/);
    assert.match(fontStack(parseFont('system-ui:400'), 'mono'), /^system-ui,.*,sans-serif$/);
  });

  it('never lets a name out of its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const family = /^"([^"]*)",/.exec(fontStack(parseFont(`bunny:${name}:400`), 'sans'))?.[1] ?? '';
        assert.doesNotMatch(family, /["\\{};\n]/);
      }),
    );
  });
});

describe('a bundled font', () => {
  it('is one rule, loaded from the site', () => {
    const face = {
      family: 'Lora',
      weight: '400 700',
      style: 'italic',
      href: '/assets/fonts/lora.woff2',
    } as const;
    assert.equal(
      fontFaceRules([face]),
      '@font-face{font-family:"Lora";font-weight:400 700;font-style:italic;font-display:swap;src:url("/assets/fonts/lora.woff2")}',
    );
  });

  it('with a hostile name or weight stays one rule', () => {
    const face = { family: 'a"}b{', weight: '400}', style: 'normal', href: '/x")}y{' } as const;
    const rule = fontFaceRules([face]);
    assert.equal(rule.match(/[{}]/g)?.join(''), '{}');
    assert.match(rule, /font-weight:400;/);
  });
});
