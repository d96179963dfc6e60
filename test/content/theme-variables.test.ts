/** Colours of a theme that refer to other colours of it. */
import assert from 'node:assert/strict';
import { it } from 'vitest';
import { siteOf, summarise } from './fixtures.ts';

const palette = (key: string, value: string): string =>
  `palette:\n  light:\n    primary: "#123456"\n    surface: "#ffffff"\n    page: "#ffffff"\n    ink: "#111111"\n    ink-muted: "#333333"\n    ${key}: ${value}\n`;

const COLOURS: [value: string, colour: string][] = [
  ['var(--font-colour)', '#111111'],
  ['"var( --font-colour-muted )"', '#333333'],
  ['var(--ink)', '#111111'],
  ['var(--text)', '#111111'],
  ['var(--main-accentcolour)', '#123456'],
  ['VAR(--Accent)', '#123456'],
  ['var(--text-muted-colour)', '#333333'],
  ['var(--accent-color)', '#123456'],
  ['"var(--none, #222222)"', '#222222'],
  ['"var(--none, var(--ink))"', '#111111'],
];

for (const [value, colour] of COLOURS) {
  it(`${value} is ${colour}, in palettes, colours of callouts and callouts`, () => {
    const rest = `colours-semantic:\n  info: ${value}\ncallouts:\n  error:\n    primary-colour: ${value}\n`;
    const { theme, problems } = siteOf({ 'theme.yml': palette('on-surface', value) + rest });
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [theme.light.onSurface, theme.semantic.info, theme.callouts.error.primary],
      [colour, colour, colour],
    );
  });
}

it('The bold themes of mdcms’ library have the colour of links for headings, notes and buttons', () => {
  const { theme, problems } = siteOf({
    'theme.yml': palette('on-surface', 'white\n    on-surface-heading: "var(--nav-link-colour)"'),
  });
  assert.deepEqual(
    problems.filter(({ code }) => code !== 'contrast'),
    [],
  );
  assert.equal(theme.light.onSurfaceHeading, 'white');
});

it('A variable may lead to another', () => {
  const { theme } = siteOf({
    'theme.yml': palette('heading', 'var(--on-surface)\n    on-surface: var(--ink)'),
  });
  assert.equal(theme.light.heading, '#111111');
});

for (const value of ['var(--no-such)', 'var(--heading)', '"var(--none, ;x)"', 'var(ink)']) {
  it(`${value} is no colour: its name is unknown, a circle, or none`, () => {
    const { theme, problems } = siteOf({ 'theme.yml': palette('heading', value) });
    assert.deepEqual(summarise(problems), ['theme.yml:8:14 warning invalid-value']);
    assert.equal(theme.light.heading, null);
  });
}
