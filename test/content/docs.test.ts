/** The site's pages of keys (config.md, front-matter.md, nav.md, theme-keys.md) and problems.md say what the source says: the same keys, the same problems. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { CATEGORY_KEYS, CONFIG_KEYS, LEGACY_PALETTE_KEYS } from '../../build/content/config-keys.ts';
import { FRONT_MATTER_KEYS, OTHER_WORDS } from '../../build/content/front-matter-words.ts';
import { NAV_KEYS, NAV_PAGE_KEYS, NAV_SECTION_KEYS } from '../../build/content/nav-file.ts';
import { problemHelp } from '../../build/content/problem-help.ts';
import { PROBLEM_KINDS } from '../../build/content/problem-kinds.ts';
import { PALETTE_KEYS, THEME_KEYS } from '../../build/content/theme-keys.ts';
import { html } from '../markdown/site.ts';

const docs = join(import.meta.dirname, '../../content/pages/docs');
/** A page, with its title as a heading. */
const pageOf = (name: string): string => {
  const text = readFileSync(join(docs, name), 'utf8');
  return text.replace(/^---\ntitle: (.*)\n.*\n---\n/, '\n## $1\n');
};
const frontMatter = pageOf('front-matter.md');
const config = pageOf('config.md');
const themeKeys = pageOf('theme-keys.md');
const problems = readFileSync(join(docs, 'problems.md'), 'utf8');

/** The rows of the tables below a heading (up to the next heading), as cells. */
function rowsBelow(text: string, heading: string): string[][] {
  const [, after = ''] = text.split(`\n${heading}\n`);
  const [section = ''] = after.split(/\n#+ /);
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

function codeOf(cell: string | undefined): string {
  return /^`([^`]+)`/.exec(cell ?? '')?.[1] ?? '';
}

const TABLES: [page: string, heading: string, keys: readonly string[]][] = [
  ['config.md', '## config.yml', CONFIG_KEYS],
  ['config.md', '## Categories', CATEGORY_KEYS],
  ['config.md', '## Older colours', LEGACY_PALETTE_KEYS],
  ['front-matter.md', '## Front matter', FRONT_MATTER_KEYS],
  ['nav.md', '## nav.yml', NAV_KEYS],
  ['nav.md', '## Sections', NAV_SECTION_KEYS],
  ['nav.md', '## Pages', NAV_PAGE_KEYS],
  ['theme-keys.md', '## theme.yml', THEME_KEYS],
  ['theme-keys.md', '## Palettes', PALETTE_KEYS.map(({ key }) => key)],
];

for (const [page, heading, keys] of TABLES) {
  test(`${page}, ${heading}: exactly the keys that are read`, () => {
    const documented = rowsBelow(pageOf(page), heading).map(([key]) => codeOf(key));
    assert.deepEqual(documented.sort(), [...keys].sort());
  });
}

test('front-matter.md has the words of other tools that are read, in their order', () => {
  const documented = rowsBelow(frontMatter, '## Words of other tools').map(([key, words]) => [
    codeOf(key),
    [...((words ?? '').split(';')[0]?.matchAll(/`([^`]+)`/g) ?? [])].map(([, word]) => word),
  ]);
  assert.deepEqual(Object.fromEntries(documented), OTHER_WORDS);
});

test('The older names of the palette’s colours are documented as they are read', () => {
  const documented = rowsBelow(themeKeys, '## Palettes').map(([key, older]) => [codeOf(key), codeOf(older)]);
  assert.deepEqual(
    documented,
    PALETTE_KEYS.map(({ key, older }) => [key, older]),
  );
});

test('What config.yml’s older colours are now is documented as it is read', () => {
  const documented = rowsBelow(config, '## Older colours').filter(([, now]) => now !== '');
  const mapped = PALETTE_KEYS.flatMap(({ key, config }) => (config === null ? [] : [[config, key]]));
  assert.deepEqual(documented.map((cells) => cells.map(codeOf)).sort(), mapped.sort());
});

test('The site’s page of problems lists exactly the codes that there are, with severity, meaning and what to do', () => {
  const headings = [...problems.matchAll(/^## .+$/gm)].map(([heading]) => heading);
  const documented = headings.flatMap((heading) => rowsBelow(problems, heading));
  const defined = Object.entries(PROBLEM_KINDS).map(([code, { severity, title, hint }]) => [
    `\`${code}\``,
    severity,
    title,
    hint,
  ]);
  const rows = Object.entries(PROBLEM_KINDS).map(
    ([code, { severity, title, hint }]) =>
      `| \`${code}\` <a id="${code}"></a> | ${severity} | ${title} | ${hint} |`,
  );
  const missing = rows.filter((row) => !problems.split('\n').includes(row));
  assert.deepEqual(
    documented.map(([code, ...rest]) => [`\`${codeOf(code)}\``, ...rest]),
    defined,
    `rows that it lacks:\n${missing.join('\n')}\n`,
  );
});

test('Each kind of problem has a place of its own on the site’s page, and a text for the terminal', () => {
  const page = html(problems.replace(/^---\n.*?\n---\n/s, ''));
  for (const [code, { title, hint }] of Object.entries(PROBLEM_KINDS)) {
    assert.ok(page.includes(`id="${code}"`), code);
    const help = problemHelp(code) ?? '';
    assert.ok(help.startsWith(`${code}\n`) && help.includes(title) && help.includes(hint), code);
  }
  assert.equal(problemHelp('toString'), null);
});

test('A command in a hint prints a page that there is', () => {
  const named = Object.values(PROBLEM_KINDS).flatMap(({ hint }) =>
    [...hint.matchAll(/`coldpress docs ([\w-]+)`/g)].map(([, name = '']) => name),
  );
  assert.ok(named.length > 5);
  assert.deepEqual(
    named.filter((name) => !existsSync(join(docs, `${name}.md`))),
    [],
  );
});
