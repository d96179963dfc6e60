/** Every regular expression of the build and of the API runs in linear time on any text, as recheck proves it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, parse } from 'acorn';
import { transformSync } from 'esbuild';
import { check, type Diagnostics } from 'recheck';
import { test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['build', 'src/api'];

/** Those that are made from strings, which are not seen here. */
const MADE_FROM_STRINGS: Record<string, string> = {
  'build/api/build.ts': 'a constant and digits',
  'build/remember/open-cache.ts': 'a constant length',
  'build/rules/pattern-match.ts': 'whole segments and one splat: they part at slashes',
  'build/pages/cards/wrap-text.ts': 'classes of characters, named once',
  'build/content/yaml-place.ts': 'a literal text',
  'src/api/parameters.ts': 'the pattern that the author of an API gives',
};

/** The literals of a TypeScript source, as pattern and flags. */
function regularExpressions(source: string): { pattern: string; flags: string }[] {
  const { code } = transformSync(source, { loader: 'ts', target: 'es2023' });
  const found: { pattern: string; flags: string }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('regex' in node) found.push((node as Node & { regex: { pattern: string; flags: string } }).regex);
    for (const child of Object.values(node)) visit(child);
  };
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body);
  return found;
}

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => `${folder}/${name}`),
);

const all = files.flatMap((file) =>
  regularExpressions(readFileSync(join(ROOT, file), 'utf8')).map((regex) => ({ file, ...regex })),
);

test('Regular expressions are found', () => {
  assert.ok(all.length > 250, `${all.length}`);
  assert.deepEqual(regularExpressions('const a: RegExp = /b\\/[/]/gi; // /c/\nconst d = 1 / 2 / 3;'), [
    { pattern: 'b\\/[/]', flags: 'gi' },
  ]);
});

/** Longer than any needs on a busy machine (milliseconds), so that no result depends on the machine. */
const TIMEOUT = 120_000;

/** Where there is no proof, the characters that a search reads decide, not a second on the clock. */
const SEARCH = { attackTimeout: TIMEOUT, incubationTimeout: TIMEOUT, randomSeed: 1 };

/**
 * The pattern with at most five repetitions where it counts more. Counts are no loops: they do not decide whether the
 * time is linear, but the automaton has a state for each.
 */
function withFewRepetitions(pattern: string): string {
  return pattern.replaceAll(/\{\d{1,6}(?:,\d{0,6})?\}/g, (counts) =>
    counts.replaceAll(/\d+/g, (count) => String(Math.min(5, Number(count)))),
  );
}

/** recheck's proof, or its search for slow texts where it has no proof, as with lookbehind and references. */
async function diagnose(pattern: string, flags: string): Promise<Diagnostics> {
  const few = withFewRepetitions(pattern);
  const proof = await check(few, flags, { timeout: TIMEOUT, checker: 'automaton' });
  return proof.status === 'unknown' ? check(few, flags, { timeout: TIMEOUT, ...SEARCH }) : proof;
}

test('What is slow is recognised', async () => {
  const slow = ['(?:a+)+$', '(?<!b)(?:a+)+$', '^(?:a{1,40})+$'];
  for (const pattern of slow) assert.equal((await diagnose(pattern, '')).status, 'vulnerable', pattern);
});

test('What is bounded by a count is not slow', async () => {
  const bounded = ['\\s(?:style|on[a-z]{2,30})\\s?=', '^(?:a{1,40}){1,3}$'];
  for (const pattern of bounded) assert.equal((await diagnose(pattern, 'i')).status, 'safe', pattern);
});

for (const { file, pattern, flags } of all) {
  test(`/${pattern}/${flags} in ${file}`, async () => {
    const result = await diagnose(pattern, flags);
    // The attack is named by its pattern: written out it is tens of thousands of characters long.
    const attack = result.status === 'vulnerable' ? result.attack.pattern : '';
    assert.equal(result.status, 'safe', attack);
  });
}

test('No other regular expression is made from a string, where it would not be seen', () => {
  const makers = files.filter((file) => /\bRegExp\(/.test(readFileSync(join(ROOT, file), 'utf8')));
  assert.deepEqual(makers.sort(), Object.keys(MADE_FROM_STRINGS).sort());
});
