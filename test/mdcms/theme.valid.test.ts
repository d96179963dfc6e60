/** Each key of a theme, of either generation, as it reaches the style sheet of the site. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { styledSite, token } from './style.ts';

/** A colour that no default and no mixture gives. */
const COLOUR = '#123456';

describe('a colour of config.yml, before there were theme files,', () => {
  const TOKENS: [key: string, property: string][] = [
    ['main-accentcolour', 'primary'],
    ['main-bgcolour', 'page'],
    ['navigation-bgcolour', 'surface'],
    ['navigation-fontcolour', 'on-surface'],
    ['font-colour', 'ink'],
    ['font-colour-muted', 'muted'],
    ['code-bgcolour', 'code'],
    ['code-fontcolour', 'code-ink'],
    ['divider-colour', 'divider'],
    ['table-header-bgcolour', 'table-head'],
    ['table-border-colour', 'table-line'],
    ['navigation-active-bgcolour', 'active-bg'],
    ['navigation-hover-bgcolour', 'hover'],
  ];
  for (const [key, property] of TOKENS) {
    it(`\`${key}\` is --${property} of its mode`, async () => {
      const css = (await styledSite(`light:\n  ${key}: "${COLOUR}"\n`, null)).css();
      assert.equal(token(css, property), COLOUR);
      assert.notEqual(token(css, property, 'dark'), COLOUR);
    });
  }
  const LINKS: [key: string, selector: string][] = [
    ['link-style', '.prose a'],
    ['link-style-hover', '.prose a:hover'],
    ['link-style-visited', '.prose a:visited'],
  ];
  for (const [key, selector] of LINKS) {
    it(`\`${key}\` is the style of \`${selector}\``, async () => {
      const css = (await styledSite(`light:\n  ${key}: "${COLOUR}:no-underline,bold,italics"\n`, null)).css();
      const [, rule = ''] = css.split(`}${selector}{`);
      assert.match(rule, /^color:#123456;[^}]*text-decoration-line:none/);
      assert.match(rule, /^[^}]*font-weight:700/);
      assert.match(rule, /^[^}]*font-style:italic/);
    });
  }
});

describe('a colour of a palette', () => {
  const TOKENS: [key: string, older: string, property: string][] = [
    ['primary', 'accent', 'primary'],
    ['surface', 'nav-background', 'surface'],
    ['page', 'background', 'page'],
    ['ink', 'text', 'ink'],
    ['ink-muted', 'text-muted', 'muted'],
    ['on-surface', 'nav-link', 'on-surface'],
    ['on-surface-active', 'nav-link-active', 'active'],
    ['on-surface-title', 'nav-sitename', 'title'],
    ['on-surface-heading', 'nav-section-heading', 'section'],
    ['on-surface-note', 'nav-description', 'note'],
    ['on-surface-icon', 'nav-toggle', 'icon'],
    ['divider', 'divider', 'divider'],
    ['heading', 'heading', 'heading'],
  ];
  for (const [key, older, property] of TOKENS) {
    it(`\`${key}\` is --${property}`, async () => {
      const css = (await styledSite('', `palette:\n  dark:\n    ${key}: "${COLOUR}"\n`)).css();
      assert.equal(token(css, property, 'dark'), COLOUR);
      assert.notEqual(token(css, property), COLOUR);
    });
    if (older === key) continue;
    it(`\`${older}\`, as it was called, is --${property} too`, async () => {
      const css = (await styledSite('', `dark:\n  ${older}: "${COLOUR}"\n`)).css();
      assert.equal(token(css, property, 'dark'), COLOUR);
    });
  }
  for (const mode of ['light', 'dark'] as const) {
    it(`stands in \`palette: {${mode}: …}\`, or in \`${mode}\` alone, as it did`, async () => {
      const today = (await styledSite('', `palette: {${mode}: {primary: "${COLOUR}"}}\n`)).css();
      const once = (await styledSite('', `${mode}: {accent: "${COLOUR}"}\n`)).css();
      for (const css of [today, once]) assert.equal(token(css, 'primary', mode), COLOUR);
    });
  }
  it('that is not said is derived: a divider between page and ink, headings in ink', async () => {
    const css = (
      await styledSite('', 'palette: {light: {page: white, ink: black, primary: "#00f"}}\n')
    ).css();
    assert.equal(token(css, 'divider'), '#d9d9d9');
    assert.equal(token(css, 'heading'), '#000');
  });
});

describe('a theme', () => {
  it('`colours-semantic` colours callouts in both modes', async () => {
    const css = (await styledSite('', `colours-semantic: {success: "${COLOUR}"}\n`)).css();
    assert.equal(token(css, 'success'), COLOUR);
    assert.equal(token(css, 'success', 'dark'), COLOUR);
  });
  it('`colours-semantic-dark` colours callouts in the dark', async () => {
    const css = (await styledSite('', `colours-semantic-dark: {error: "${COLOUR}"}\n`)).css();
    assert.equal(token(css, 'error', 'dark'), COLOUR);
    assert.notEqual(token(css, 'error'), COLOUR);
  });
  it('`callouts` has a colour for the line of a kind, and one for its ground', async () => {
    const css = (
      await styledSite('', `callouts: {info: {primary-colour: "${COLOUR}", background-colour: "#ff0000"}}\n`)
    ).css();
    assert.equal(token(css, 'info'), COLOUR);
    const [red = 0, green = 0] = [...token(css, 'info-bg').matchAll(/[0-9a-f]{2}/g)].map(([byte]) =>
      Number.parseInt(byte, 16),
    );
    assert.ok(red > green, 'the ground is tinted with its own colour');
  });
  it('`font-size` is a factor, `line-height` a number', async () => {
    const css = (await styledSite('', 'font-size: 1.125\nline-height: 1.4\n')).css();
    assert.equal(token(css, 'font-size'), '112.5%');
    assert.equal(token(css, 'line-height'), '1.4');
  });
});

describe('a font', () => {
  const FONTS: [file: 'config.yml' | 'theme.yml', key: string, property: string][] = [
    ['config.yml', 'font-body', 'font-body'],
    ['config.yml', 'font-title', 'font-heading'],
    ['config.yml', 'font-code', 'font-code'],
    ['theme.yml', 'font-heading', 'font-heading'],
  ];
  for (const [file, key, property] of FONTS) {
    it(`\`${key}\` of ${file} is --${property}, from any provider`, async () => {
      const font = `${key}: google:Fraunces:600\n`;
      const site = await (file === 'config.yml' ? styledSite(font, null) : styledSite('', font));
      assert.match(token(site.css(), property), /^"?Fraunces"?,/);
      assert.deepEqual(site.warnings('font-missing'), [
        `font-missing ${file}:${file === 'config.yml' ? 2 : 1}:${key.length + 3}`,
      ]);
    });
  }
});
