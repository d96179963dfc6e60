/** Whole sites that must not build: each folder of test/sites-invalid/, and all that is to be said of it. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { sortProblems } from '../../build/content/problem.ts';
import { readContent } from '../../build/content/read-content.ts';
import { readTree } from '../../build/content/read-tree.ts';
import { summarise } from './fixtures.ts';

const SITES: Readonly<Record<string, string[]>> = {
  'alias-bomb': ['posts/laughs.md:5:8 error yaml-aliases'],
  'bad-url': ['config.yml:2:6 error url-invalid'],
  'broken-yaml': ['nav.yml:3:1 error yaml-syntax', 'posts/quote.md:2:8 error yaml-syntax'],
  'category-codes': [
    'config.yml:6:11 error category-invalid',
    'config.yml:7:11 error category-invalid',
    'config.yml:8:11 error category-invalid',
    'config.yml:9:5 error category-invalid',
  ],
  'colliding-permalinks': ['posts/second.md:3:12 error url-collision'],
  'date-gap': ['posts/gap.md:2:10 error date-gap'],
  'date-invalid': ['posts/february.md:2:10 error date-invalid', 'posts/february.md:3:11 error date-invalid'],
  'draft-unclear': ['pages/plan.md:2:8 error draft-unclear'],
  'escaping-paths': [
    'posts/aliases.md:4:5 error path-invalid',
    'posts/aliases.md:5:5 error path-invalid',
    'posts/permalink.md:3:12 error path-invalid',
    'posts/slug.md:3:7 error path-invalid',
  ],
  'expires-first': ['posts/early.md:3:10 error expires-before-created'],
  'no-config': ['config.yml:0:0 error config-missing'],
  'no-sitename': ['config.yml:1:1 error sitename-missing'],
  'not-utf8': ['config.yml:2:5 error not-utf8', 'pages/latin.md:1:6 error not-utf8'],
  'symlink-outside': ['pages/secret.json:0:0 error symlink-outside'],
  'timezone-unknown': ['config.yml:2:11 error timezone-unknown'],
  'two-files-one-url': ['posts/x.md:0:0 error url-collision'],
  'unclosed-front-matter': ['pages/plans.md:1:1 error front-matter-unclosed'],
};

const root = join(import.meta.dirname, '../sites-invalid');

test('Every folder is in the table, and every row is a folder', () => {
  assert.deepEqual(readdirSync(root).sort(), Object.keys(SITES));
});

for (const [site, expected] of Object.entries(SITES)) {
  test(`sites-invalid/${site}: ${expected.join(', ')}`, async () => {
    const { tree, problems } = await readTree(join(root, site));
    const content = readContent(tree);
    assert.deepEqual(summarise(sortProblems([...problems, ...content.problems])), expected);
  });
}
