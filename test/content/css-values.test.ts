/** CSS values that authors write, and the contrast of colours. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { contrastRatio, findLowContrast } from '../../build/content/contrast.ts';
import { type Colour, isLength, parseColour } from '../../build/content/css-values.ts';
import type { Palette } from '../../build/content/model.ts';

function colour(text: string): Colour {
  const parsed = parseColour(text);
  assert.ok(parsed, text);
  return parsed;
}

const COLOURS: [text: string, rgba: [number, number, number, number]][] = [
  ['#2563EB', [37, 99, 235, 1]],
  ['#2563eb80', [37, 99, 235, 128 / 255]],
  ['#fff', [255, 255, 255, 1]],
  ['#f008', [255, 0, 0, 136 / 255]],
  ['white', [255, 255, 255, 1]],
  ['RebeccaPurple', [102, 51, 153, 1]],
  ['transparent', [0, 0, 0, 0]],
  ['rgb(1, 2, 3)', [1, 2, 3, 1]],
  ['rgb(1 2 3 / 50%)', [1, 2, 3, 0.5]],
  ['rgba(255,255,255,0.65)', [255, 255, 255, 0.65]],
  ['rgb(100%, 0%, 50%)', [255, 0, 127.5, 1]],
  ['rgb(300, -5, 0)', [255, 0, 0, 1]],
  ['hsl(0, 100%, 50%)', [255, 0, 0, 1]],
  ['hsl(120deg 100% 25%)', [0, 127.5, 0, 1]],
  ['hsla(-120, 100%, 50%, .5)', [0, 0, 255, 0.5]],
  [' #FFF ', [255, 255, 255, 1]],
];

for (const [text, [red, green, blue, alpha]] of COLOURS) {
  test(`${JSON.stringify(text)} is a colour`, () => {
    const parsed = colour(text);
    for (const [actual, expected] of [
      [parsed.red, red],
      [parsed.green, green],
      [parsed.blue, blue],
      [parsed.alpha, alpha],
    ] as const) {
      assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`);
    }
  });
}

const NOT_COLOURS = [
  '',
  '#12',
  '#12345',
  '#ggg',
  'blueish',
  'rgb(1,2)',
  'rgb(1,2,3,4,5)',
  'rgb(a,b,c)',
  'url(x)',
  'red;}',
  '#fff;color:red',
  'constructor',
  'hsl(1,2,x)',
  'var(--x)',
  'rgb(1,2,3',
];

for (const text of NOT_COLOURS) {
  test(`${JSON.stringify(text)} is none`, () => assert.equal(parseColour(text), null));
}

test('Lengths', () => {
  const texts = [
    '80em',
    '1200px',
    '90%',
    '0',
    '.5rem',
    '1.25REM',
    '50vw',
    '10ch',
    '80',
    'em',
    '-1px',
    '80em;',
    'calc(1px + 2px)',
    '1 px',
    '',
  ];
  assert.deepEqual(texts.filter(isLength), [
    '80em',
    '1200px',
    '90%',
    '0',
    '.5rem',
    '1.25REM',
    '50vw',
    '10ch',
  ]);
});

// Ratios as the examples of WCAG's own techniques and common checkers give them.
const RATIOS: [a: string, b: string, ratio: number][] = [
  ['#000', '#fff', 21],
  ['#fff', '#fff', 1],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4.0],
  ['#0000ff', '#ffffff', 8.59],
];

for (const [a, b, ratio] of RATIOS) {
  test(`${a} and ${b} have a contrast of ${ratio}:1, either way round`, () => {
    assert.ok(Math.abs(contrastRatio(colour(a), colour(b)) - ratio) < 0.01);
    assert.equal(contrastRatio(colour(a), colour(b)), contrastRatio(colour(b), colour(a)));
  });
}

const READABLE: Palette = {
  primary: '#2563EB',
  surface: '#F8FAFC',
  page: '#FFFFFF',
  ink: '#1E293B',
  inkMuted: '#475569',
  onSurface: null,
  onSurfaceActive: null,
  onSurfaceTitle: null,
  onSurfaceHeading: null,
  onSurfaceNote: null,
  onSurfaceIcon: null,
  divider: null,
  heading: null,
};

const LOW: [title: string, change: Partial<Palette>, pairs: string[]][] = [
  ['The built-in palette', {}, []],
  ['Body text', { ink: '#888' }, ['ink page 4.5', 'ink surface 4.5']],
  [
    'Muted text, in the article and in the navigation once',
    { inkMuted: '#999' },
    ['inkMuted page 4.5', 'inkMuted surface 4.5'],
  ],
  ['Links', { primary: '#7aa7ff' }, ['primary page 4.5', 'primary surface 4.5']],
  ['A heading may be lighter than text', { heading: '#8a8a8a' }, []],
  ['But not that light', { heading: '#bbb' }, ['heading page 3']],
  [
    'A bold surface needs its own text',
    { surface: '#D00C33' },
    ['ink surface 4.5', 'primary surface 4.5', 'inkMuted surface 4.5'],
  ],
  [
    'With it all is well',
    { surface: '#B00020', onSurface: '#fff', onSurfaceActive: '#fff', onSurfaceHeading: '#fff' },
    [],
  ],
  [
    'A colour that shines through is mixed with what is behind it',
    {
      surface: '#B00020',
      onSurface: '#fff',
      onSurfaceActive: '#fff',
      onSurfaceHeading: 'rgba(255,255,255,0.2)',
    },
    ['onSurfaceHeading surface 4.5'],
  ],
  ['A divider is no text', { divider: '#fff' }, []],
];

for (const [title, change, pairs] of LOW) {
  test(`${title}: ${JSON.stringify(change)}`, () => {
    const found = findLowContrast({ ...READABLE, ...change });
    assert.deepEqual(
      found.map(({ front, behind, least }) => `${front} ${behind} ${least}`),
      pairs,
    );
    for (const { ratio, least } of found) assert.ok(ratio >= 1 && ratio < least);
  });
}
