/** Keys of a theme with what they do not take: a warning at the value, and what is built in is used. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { mdcmsSite } from './site.ts';
import { styledSite, token } from './style.ts';

const REFUSED: [title: string, theme: string, warning: string, property: string, builtIn: string][] = [
  [
    'a colour that is none',
    'palette:\n  light:\n    primary: blau\n',
    'invalid-value theme.yml:3:14',
    'primary',
    '#2563eb',
  ],
  [
    'an older colour that is none',
    'light:\n  accent: blau\n',
    'invalid-value theme.yml:2:11',
    'primary',
    '#2563eb',
  ],
  [
    'a colour that would end its rule',
    'palette:\n  light:\n    ink: "red;}body{display:none"\n',
    'invalid-value theme.yml:3:10',
    'ink',
    '#1e293b',
  ],
  [
    'a semantic colour that is none',
    'colours-semantic:\n  info: bleu\n',
    'invalid-value theme.yml:2:9',
    'info',
    '#2563eb',
  ],
  [
    'a colour of a callout that is none',
    'callouts:\n  error:\n    primary-colour: rosso\n',
    'invalid-value theme.yml:3:21',
    'error',
    '#dc2626',
  ],
  ['a size of nothing', 'font-size: 0\n', 'invalid-value theme.yml:1:12', 'font-size', '100%'],
  ['a line height in words', 'line-height: airy\n', 'invalid-value theme.yml:1:14', 'line-height', '1.7'],
  ['a width without a unit', 'main-width: 80\n', 'invalid-value theme.yml:1:13', 'main-width', '80em'],
  [
    'a width that would end its rule',
    'nav-width: "1em}"\n',
    'invalid-value theme.yml:1:12',
    'nav-width',
    '20em',
  ],
  [
    'a key in the American spelling',
    'colors-semantic: {info: red}\n',
    'unknown-key theme.yml:1:1',
    'info',
    '#2563eb',
  ],
  [
    'an older key among those of today',
    'palette:\n  light:\n    accnt: red\n',
    'unknown-key theme.yml:3:5',
    'primary',
    '#2563eb',
  ],
];

describe('of a theme, a warning says of', () => {
  for (const [title, theme, warning, property, builtIn] of REFUSED) {
    it(title, async () => {
      const site = await styledSite('', theme);
      assert.ok(site.warnings().includes(warning), `${warning} is not among ${site.warnings().join(', ')}`);
      assert.equal(token(site.css(), property), builtIn);
    });
  }
  it('a colour of config.yml that is none', async () => {
    const site = await styledSite('dark:\n  code-bgcolour: dunkel\n', null);
    assert.deepEqual(site.warnings('invalid-value'), ['invalid-value config.yml:3:18']);
    assert.equal(token(site.css(), 'code', 'dark'), '#262d3f');
  });
  it('two colours that are too alike to read, with their ratio', async () => {
    const site = await styledSite(
      '',
      'palette:\n  light: {primary: black, surface: white, page: white, ink: "#999", ink-muted: black}\n',
    );
    const contrast = site.problems.filter(({ code }) => code === 'contrast');
    assert.match(contrast[0]?.message ?? '', /ink \(#999\) on page \(white\) has a contrast of 2\.84:1/);
  });
  it('a theme file that is not there', async () => {
    const site = await styledSite('theme: themes/none.yml\n', null);
    assert.deepEqual(site.warnings('file-missing'), ['file-missing config.yml:2:8']);
  });
  it('a font without a file, where it was named, once for its family', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: Fonts\ntheme: theme.yml\nfont-code: google:Fira Code:400\n',
      'theme.yml': 'font-body: bunny:Inter:400\nfont-heading: bunny:Inter:700\n',
    });
    assert.deepEqual(site.warnings('font-missing'), [
      'font-missing config.yml:3:12',
      'font-missing theme.yml:1:12',
    ]);
    assert.match(site.problems.find(({ file }) => file === 'theme.yml')?.message ?? '', /Inter.*same kind/);
  });
});
