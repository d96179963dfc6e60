/** theme.yml in both generations of its keys. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { Palette, Theme } from '../../build/content/model.ts';
import { PALETTE_KEYS, THEME_KEYS } from '../../build/content/theme-keys.ts';
import { siteOf } from './fixtures.ts';

function read(theme: string | null, config = ''): Theme {
  const files: Record<string, string> = { 'config.yml': `sitename: S\n${config}` };
  if (theme !== null) {
    files['config.yml'] += '\ntheme: theme.yml\n';
    files['theme.yml'] = theme;
  }
  const content = siteOf(files);
  assert.deepEqual(content.problems, []);
  return content.theme;
}

const REST = {
  onSurface: null,
  onSurfaceActive: null,
  onSurfaceTitle: null,
  onSurfaceHeading: null,
  onSurfaceNote: null,
  onSurfaceIcon: null,
  divider: null,
  heading: null,
};
const LIGHT: Palette = {
  primary: '#2563EB',
  surface: '#F8FAFC',
  page: '#FFFFFF',
  ink: '#1E293B',
  inkMuted: '#475569',
  ...REST,
};
const DARK: Palette = {
  primary: '#60A5FA',
  surface: '#1E293B',
  page: '#0F172A',
  ink: '#F1F5F9',
  inkMuted: '#A8B5C7',
  ...REST,
};
const CALLOUT = { icon: null, primary: null, background: null };
const DEFAULT: Theme = {
  light: LIGHT,
  dark: DARK,
  semantic: { info: '#2563EB', warning: '#D97706', success: '#16A34A', error: '#DC2626' },
  semanticDark: { info: '#60A5FA', warning: '#F59E0B', success: '#34D399', error: '#F87171' },
  callouts: { info: CALLOUT, warning: CALLOUT, success: CALLOUT, error: CALLOUT },
  sectionExpandIcon: null,
  sectionCollapseIcon: null,
  fontBody: null,
  fontHeading: null,
  fontCode: null,
  fontSize: 1,
  lineHeight: 1.7,
  mainWidth: '80em',
  navWidth: '20em',
  linkStyles: { link: null, hover: null, visited: null },
};

test('Without a theme file everything is built in', () => assert.deepEqual(read(null), DEFAULT));
test('So it is with an empty one', () => assert.deepEqual(read('# colours to come\n'), DEFAULT));

const FIVE = 'primary: "#0066CC", surface: "#F0F4F8", page: "#FFFFFF", ink: "#1A202C", ink-muted: "#4A5568"';
const FIVE_READ = {
  primary: '#0066CC',
  surface: '#F0F4F8',
  page: '#FFFFFF',
  ink: '#1A202C',
  inkMuted: '#4A5568',
};

test('A palette for light leaves dark as it is built in', () => {
  const { light, dark } = read(`palette: {light: {${FIVE}}}`);
  assert.deepEqual([light, dark], [{ ...FIVE_READ, ...REST }, DARK]);
});

const OPTIONAL = PALETTE_KEYS.filter(({ colour }) => colour in REST);
for (const { colour, key, older } of OPTIONAL) {
  test(`The optional colour ${key}, of old ${older}`, () => {
    const { light } = read(`palette: {light: {${FIVE}, ${key}: "#111111"}}`);
    assert.equal(light[colour], '#111111');
    const old =
      'accent: "#0066CC", background: "#FFFFFF", nav-background: "#F0F4F8", text: "#1A202C", text-muted: "#4A5568"';
    const { light: olderLight } = read(`light: {${old}, ${older}: "#111111"}`);
    assert.deepEqual(olderLight, { ...FIVE_READ, ...REST, [colour]: '#111111' });
  });
}

const KEYS: [text: string, expected: Partial<Theme>][] = [
  [
    'colours-semantic: {info: "#111"}',
    { semantic: { ...DEFAULT.semantic, info: '#111' }, semanticDark: { ...DEFAULT.semantic, info: '#111' } },
  ],
  [
    'colours-semantic-dark: {error: "#eee"}',
    { semantic: DEFAULT.semantic, semanticDark: { ...DEFAULT.semanticDark, error: '#eee' } },
  ],
  [
    'callouts: {info: {icon: bulb, primary-colour: "#111", background-colour: "#222"}}',
    { callouts: { ...DEFAULT.callouts, info: { icon: 'bulb', primary: '#111', background: '#222' } } },
  ],
  [
    'nav-section-expand-icon: add\nnav-section-collapse-icon: minimize',
    { sectionExpandIcon: 'add', sectionCollapseIcon: 'minimize' },
  ],
  ['font-body: "bunny:Inter:400"', { fontBody: 'bunny:Inter:400' }],
  ['font-heading: "Inter:700"', { fontHeading: 'Inter:700' }],
  ['font-title: "Inter:700"', { fontHeading: 'Inter:700' }],
  ['font-code: "system-ui:400"', { fontCode: 'system-ui:400' }],
  ['font-size: 1.125\nline-height: 1.75', { fontSize: 1.125, lineHeight: 1.75 }],
  ['main-width: 72em\nnav-width: 18em', { mainWidth: '72em', navWidth: '18em' }],
];

for (const [text, expected] of KEYS) {
  test(`theme.yml with ${JSON.stringify(text)}`, () =>
    assert.deepEqual(read(text), { ...DEFAULT, ...expected }));
}

test('Widths of config.yml win over the theme’s, fonts of the theme over config.yml’s', () => {
  const theme = read(
    'main-width: 72em\nfont-body: "A:400"',
    'main-width: 60em\nfont-body: "B:400"\nfont-code: "C:400"\n',
  );
  assert.deepEqual([theme.mainWidth, theme.fontBody, theme.fontCode], ['60em', 'A:400', 'C:400']);
});

test('Without a theme file the colours and link styles of config.yml count', () => {
  const theme = read(
    null,
    'light:\n  main-accentcolour: "#0066CC"\n  main-bgcolour: white\n  navigation-bgcolour: "#F0F4F8"\n  navigation-fontcolour: "#111"\n  font-colour: "#222"\n  font-colour-muted: "#444"\n  divider-colour: "#ccc"\n  link-style: "#0066CC:underline,bold"\n  link-style-hover: "#111:no-underline"\n  link-style-visited: "#333:italics"\n',
  );
  assert.deepEqual(theme.light, {
    ...REST,
    primary: '#0066CC',
    page: 'white',
    surface: '#F0F4F8',
    onSurface: '#111',
    ink: '#222',
    inkMuted: '#444',
    divider: '#ccc',
  });
  assert.deepEqual(theme.dark, DARK);
  assert.deepEqual(theme.linkStyles, {
    link: '#0066CC:underline,bold',
    hover: '#111:no-underline',
    visited: '#333:italics',
  });
});

test('Every key of theme.yml is among the cases', () => {
  const written = KEYS.map(([text]) => text).join('\n');
  for (const key of THEME_KEYS)
    assert.ok(['preset', 'palette', 'light', 'dark'].includes(key) || written.includes(`${key}:`), key);
});
