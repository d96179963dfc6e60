/** theme.yml that cannot be used as it is, or not be read by people. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { siteOf, summarise } from './fixtures.ts';

const FIVE = 'primary: "#0066CC", surface: "#F0F4F8", page: "#FFFFFF", ink: "#1A202C", ink-muted: "#4A5568"';

const CASES: [title: string, text: string, problems: string[], message: RegExp][] = [
  ['A misspelt key', 'font-bdy: x', ['1:1 warning unknown-key'], /`font-bdy` in theme\.yml/],
  [
    'A misspelt colour',
    `palette: {light: {${FIVE}, heding: red}}`,
    ['1:114 warning unknown-key'],
    /the light palette/,
  ],
  [
    'A colour that is none',
    `palette: {light: {${FIVE}, divider: wood}}`,
    ['1:123 warning invalid-value'],
    /`wood` is not a colour/,
  ],
  [
    'A colour without quotes, which YAML takes for a comment',
    'colours-semantic:\n  info: #111',
    ['2:3 warning invalid-value'],
    /`info` has no value/,
  ],
  [
    'So it is in a palette',
    'palette:\n  dark: {primary: "#60A5FA", surface: "#1E293B", page: "#0F172A", ink-muted: "#94A3B8",\n    ink: #F1F5F9\n  }',
    ['3:5 warning invalid-value'],
    /`ink` has no value/,
  ],
  [
    'A colour that writes rules of its own',
    'colours-semantic: {info: "red;} body {display: none"}',
    ['1:26 warning invalid-value'],
    /is not a colour/,
  ],
  ['A size that is no number', 'font-size: large', ['1:12 warning invalid-value'], /number above 0/],
  ['A size of nothing', 'line-height: 0', ['1:14 warning invalid-value'], /number above 0/],
  ['A width that is no length', 'main-width: 80', ['1:13 warning invalid-value'], /`80` is not a length/],
  ['A text for a palette', 'palette: dark', ['1:10 warning wrong-type'], /`palette` takes/],
  [
    'Required colours that are missing',
    'palette:\n  dark:\n    primary: "#60A5FA"\n    surface: "#1E293B"\n    page: "#0F172A"',
    ['3:5 warning theme-colour-missing', '3:5 warning theme-colour-missing'],
    /the dark palette has no `ink-muted`: #A8B5C7 is used/,
  ],
  [
    'Muted text that is too light, on the page and on the navigation',
    'palette:\n  light:\n    primary: "#0066CC"\n    surface: "#F0F4F8"\n    page: "#FFFFFF"\n    ink: "#1A202C"\n    ink-muted: "#718096"',
    ['7:16 warning contrast', '7:16 warning contrast'],
    /^ink-muted \(#718096\) on page \(#FFFFFF\) has a contrast of 4\.01:1 in the light palette, where 4\.5:1 is needed$/,
  ],
  [
    'In the older keys too',
    'light: {accent: "#0066CC", background: "#FFFFFF", nav-background: "#F0F4F8", text: "#999", text-muted: "#4A5568"}',
    ['1:84 warning contrast', '1:84 warning contrast'],
    /ink \(#999\) on page/,
  ],
  ['Broken YAML', 'palette: {', ['1:11 error yaml-syntax'], /`\}` is missing/],
];

for (const [title, text, problems, message] of CASES) {
  test(`${title}: ${JSON.stringify(text)}`, () => {
    const content = siteOf({ 'config.yml': 'sitename: S\ntheme: theme.yml\n', 'theme.yml': text });
    assert.deepEqual(
      summarise(content.problems),
      problems.map((problem) => `theme.yml:${problem}`),
    );
    assert.match(content.problems[0]?.message ?? '', message);
  });
}

test('The contrast of colours in an old config.yml is reported for the file', () => {
  const { problems } = siteOf({ 'config.yml': 'sitename: S\nlight: {font-colour: "#aaa"}\n' });
  assert.deepEqual(summarise(problems), [
    'config.yml:0:0 warning contrast',
    'config.yml:0:0 warning contrast',
  ]);
});
