/** style/colour.ts: mixing and readability. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { contrastRatio } from '../../build/content/contrast.ts';
import { type Colour, parseColour } from '../../build/content/css-values.ts';
import { BLACK, mix, over, WHITE } from '../../build/content/mix-colours.ts';
import { AA_TEXT, colourOr, formatColour, onColour, readable } from '../../build/theme/style/colour.ts';

const anyColour: fc.Arbitrary<Colour> = fc.record({
  red: fc.integer({ min: 0, max: 255 }),
  green: fc.integer({ min: 0, max: 255 }),
  blue: fc.integer({ min: 0, max: 255 }),
  alpha: fc.constant(1),
});

function colour(text: string): Colour {
  const parsed = parseColour(text);
  assert.ok(parsed, text);
  return parsed;
}

describe('a colour is written', () => {
  const WRITTEN: [colour: string, text: string][] = [
    ['#2563EB', '#2563eb'],
    ['#FFFFFF', '#fff'],
    ['#112233', '#123'],
    ['#112234', '#112234'],
    ['rgb(0.4, 0, 254.6)', '#00f'],
    ['black', '#000'],
  ];
  for (const [from, text] of WRITTEN)
    it(`${from} as ${text}`, () => assert.equal(formatColour(colour(from)), text));

  it('so that it reads back the same', () => {
    fc.assert(fc.property(anyColour, (any) => assert.deepEqual(parseColour(formatColour(any)), { ...any })));
  });
});

describe('two colours mix', () => {
  const MIXED: [first: string, second: string, share: number, text: string][] = [
    ['#fff', '#000', 1, '#fff'],
    ['#fff', '#000', 0, '#000'],
    ['#fff', '#000', 0.5, '#808080'],
    // The divider of the default palette: page mixed 85/15 with ink.
    ['#FFFFFF', '#1E293B', 0.85, '#dddfe2'],
  ];
  for (const [first, second, share, text] of MIXED) {
    it(`${share} of ${first} with ${second} is ${text}`, () => {
      assert.equal(formatColour(mix(colour(first), colour(second), share)), text);
    });
  }

  it('a translucent one over an opaque one', () => {
    assert.equal(formatColour(over(colour('#ff000080'), WHITE)), '#ff7f7f');
    assert.equal(formatColour(over(colour('transparent'), colour('#123'))), '#123');
  });
});

describe('a readable colour', () => {
  it('is the colour itself where that has contrast enough', () => {
    assert.equal(formatColour(readable(colour('#2563EB'), WHITE)), '#2563eb');
  });

  it('is darker on a light ground', () => {
    const text = readable(colour('#D97706'), WHITE);
    assert.ok(contrastRatio(text, WHITE) >= AA_TEXT);
    assert.ok(text.red < 0xd9);
  });

  it('is lighter on a dark ground', () => {
    const text = readable(colour('#2563EB'), colour('#0F172A'));
    assert.ok(contrastRatio(text, colour('#0F172A')) >= AA_TEXT);
    assert.ok(text.red > 0x25);
  });

  it('as written, has the required contrast on any ground that allows it', () => {
    fc.assert(
      fc.property(anyColour, anyColour, fc.constantFrom(3, AA_TEXT, 7), (front, ground, minimum) => {
        const written = colour(formatColour(readable(front, ground, minimum)));
        const best = contrastRatio(onColour(ground), ground);
        assert.ok(contrastRatio(written, ground) >= Math.min(minimum, best));
      }),
    );
  });
});

describe('on a ground', () => {
  it('black or white is always readable', () => {
    fc.assert(
      fc.property(anyColour, (ground) => assert.ok(contrastRatio(onColour(ground), ground) >= AA_TEXT)),
    );
  });

  it('the better of the two is taken', () => {
    assert.equal(onColour(colour('#2563EB')), WHITE);
    assert.equal(onColour(colour('#60A5FA')), BLACK);
  });
});

describe('what an author wrote as a colour', () => {
  it('counts when it is one', () => assert.equal(formatColour(colourOr('teal', '#000')), '#008080'));
  it('is replaced when it is none', () =>
    assert.equal(formatColour(colourOr('red;}', '#123456')), '#123456'));
  it('is replaced when there is nothing', () =>
    assert.equal(formatColour(colourOr(null, '#123456')), '#123456'));
  it('cannot be replaced by what is no colour', () => assert.throws(() => colourOr(null, 'nope'), TypeError));
});
