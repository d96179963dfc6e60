/** `preset:`: palettes by name, in theme.yml or in config.yml, and their contrast. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { contrastRatio } from '../../build/content/contrast.ts';
import { parseColour } from '../../build/content/css-values.ts';
import type { Palette } from '../../build/content/model.ts';
import { PRESET_NAMES, PRESETS, type PresetName } from '../../build/content/presets.ts';
import { siteOf } from './fixtures.ts';

type Mode = 'light' | 'dark';

function ratio(palette: Palette, front: 'ink' | 'inkMuted' | 'primary', behind: 'page' | 'surface'): number {
  const [text, ground] = [parseColour(palette[front]), parseColour(palette[behind])];
  assert.ok(text && ground);
  return contrastRatio(text, ground);
}

describe('each preset can be read', () => {
  for (const name of PRESET_NAMES)
    for (const mode of ['light', 'dark'] as const)
      for (const behind of ['page', 'surface'] as const)
        it(`${name}, ${mode}: text at 7:1 and links at 4.5:1 on the ${behind}`, () => {
          const palette = PRESETS[name][mode];
          assert.ok(ratio(palette, 'ink', behind) >= 7);
          assert.ok(ratio(palette, 'inkMuted', behind) >= 7);
          assert.ok(ratio(palette, 'primary', behind) >= 4.5);
        });

  it('has other colours for links and pages than any other', () => {
    const looks = PRESET_NAMES.flatMap((name) =>
      (['light', 'dark'] as const).map((mode) => `${PRESETS[name][mode].primary} ${PRESETS[name][mode].ink}`),
    );
    assert.equal(new Set(looks).size, looks.length);
  });
});

const SITES: [
  title: string,
  files: Record<string, string>,
  colours: [mode: Mode, colour: keyof Palette, value: string | null][],
  problems: string[],
][] = [
  [
    'theme.yml names a preset',
    { 'theme.yml': 'preset: forest\n' },
    [
      ['light', 'primary', PRESETS.forest.light.primary],
      ['dark', 'page', PRESETS.forest.dark.page],
    ],
    [],
  ],
  [
    'config.yml names one, without a theme file',
    { 'config.yml': 'sitename: S\ntheme: {preset: plum}\n' },
    [['light', 'primary', PRESETS.plum.light.primary]],
    [],
  ],
  [
    'a name is found in any case',
    { 'theme.yml': 'preset: Graphite\n' },
    [['light', 'ink', PRESETS.graphite.light.ink]],
    [],
  ],
  [
    'colours of the author win, and those left out are the preset’s without a word',
    { 'theme.yml': 'preset: ember\npalette:\n  light:\n    primary: "#005500"\n' },
    [
      ['light', 'primary', '#005500'],
      ['light', 'surface', PRESETS.ember.light.surface],
      ['dark', 'primary', PRESETS.ember.dark.primary],
    ],
    [],
  ],
  [
    'a colour that cannot be read on the preset’s page is reported where it stands',
    { 'theme.yml': 'preset: paper\npalette:\n  light:\n    primary: "#EEDDBB"\n' },
    [['light', 'primary', '#EEDDBB']],
    ['theme.yml:4 contrast', 'theme.yml:4 contrast'],
  ],
  [
    'other keys of a theme stand in config.yml’s map too',
    { 'config.yml': 'sitename: S\ntheme:\n  preset: forest\n  palette:\n    dark: {ink: "#FFFFFF"}\n' },
    [
      ['dark', 'ink', '#FFFFFF'],
      ['dark', 'page', PRESETS.forest.dark.page],
    ],
    [],
  ],
  [
    'an unknown name is a problem that gives the near one, and the built-in colours',
    { 'theme.yml': 'preset: forrest\n' },
    [['light', 'primary', PRESETS.harbour.light.primary]],
    ['theme.yml:1 invalid-value'],
  ],
  [
    'an unknown key in config.yml’s map is a problem there',
    { 'config.yml': 'sitename: S\ntheme:\n  prest: forest\n' },
    [['light', 'primary', PRESETS.harbour.light.primary]],
    ['config.yml:3 unknown-key'],
  ],
  [
    'a theme.yml beside a theme in config.yml is not used, which is said',
    { 'config.yml': 'sitename: S\ntheme: {preset: plum}\n', 'theme.yml': 'preset: forest\n' },
    [['light', 'primary', PRESETS.plum.light.primary]],
    ['config.yml:2 theme-not-used'],
  ],
];

describe('a preset is chosen by name', () => {
  it.each(SITES)('%s', (_title, files, colours, problems) => {
    const content = siteOf({ 'config.yml': 'sitename: S\n', ...files });
    for (const [mode, colour, value] of colours) assert.equal(content.theme[mode][colour], value);
    assert.deepEqual(
      content.problems.map(({ file, line, code }) => `${file}:${line} ${code}`),
      problems,
    );
  });

  it('suggests the name that is meant', () => {
    const { problems } = siteOf({ 'config.yml': 'sitename: S\n', 'theme.yml': 'preset: forrest\n' });
    assert.match(`${problems[0]?.message} ${problems[0]?.hint}`, /harbour, forest.*`forest`/);
  });

  it('changes nothing where the name is that of the built-in colours', () => {
    const named: PresetName = 'harbour';
    const chosen = siteOf({ 'config.yml': 'sitename: S\n', 'theme.yml': `preset: ${named}\n` }).theme;
    assert.deepEqual(chosen, siteOf({ 'config.yml': 'sitename: S\n' }).theme);
  });
});
