/** Categories that are not as the format wants them: what is said, and what the site does all the same. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { buildSite } from '../../build/plan/build-site.ts';
import { AS_OF } from '../harness/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { mdcmsSite, page } from './site.ts';

const USE = 'sitename: S\ncategories-use: yes\n';
const DEFAULT = `${USE}default-category: {code: en}\n`;

describe('categories', () => {
  it('without a default are a warning; their pages have URLs, but no switcher leads there', async () => {
    const site = await mdcmsSite({
      'config.yml': `${USE}categories: [{code: nb}]\n`,
      'pages/about.md': page('title: About'),
      'pages/about.nb.md': page('title: Om'),
    });
    assert.deepEqual(site.warnings('default-category-missing'), ['default-category-missing config.yml:2:17']);
    assert.equal(site.status('/nb/about'), 200);
    assert.doesNotMatch(site.text('/about'), /class="variants"/);
  });
  it('that are not declared are part of the file’s name', async () => {
    const site = await mdcmsSite({ 'config.yml': DEFAULT, 'pages/about.fr.md': page('title: À propos') });
    assert.equal(site.status('/about.fr'), 200);
    assert.equal(site.status('/fr/about'), 404);
  });
  it('with a misspelt key keep the default of what was meant', async () => {
    const site = await mdcmsSite({ 'config.yml': `${DEFAULT}categories: [{code: nb, notfoundmesage: x}]\n` });
    assert.deepEqual(site.warnings('unknown-key'), ['unknown-key config.yml:4:25']);
    assert.match(site.problems.find(({ code }) => code === 'unknown-key')?.hint ?? '', /`notfoundmessage`/);
  });

  const REFUSED: [key: string, value: string, code: string][] = [
    ['direction', 'up', 'invalid-value'],
    ['visibilityifnocontent', 'sometimes', 'invalid-value'],
    ['line-height', 'high', 'invalid-value'],
    ['font', 'none.woff2', 'file-missing'],
  ];
  for (const [key, value, code] of REFUSED) {
    it(`warn of \`${key}: ${value}\``, async () => {
      const site = await mdcmsSite({
        'config.yml': `${DEFAULT}categories:\n  - code: nb\n    ${key}: ${value}\n`,
        'pages/home.nb.md': page('title: Hjem'),
      });
      assert.deepEqual(site.warnings(code), [`${code} config.yml:6:${key.length + 7}`]);
      assert.match(site.text('/nb'), /<html lang="nb" dir="ltr"/);
      assert.doesNotMatch(site.css('/nb'), /data-category="?nb/);
    });
  }

  const ERRORS: [title: string, config: string][] = [
    ['no code', `${DEFAULT}categories: [{name: Norsk}]\n`],
    ['a code that no URL can have', `${DEFAULT}categories: [{code: "n/b"}]\n`],
    ['a date for a code', `${DEFAULT}categories: [{code: "20260704"}]\n`],
    ['the code of another', `${DEFAULT}categories: [{code: en}]\n`],
  ];
  for (const [title, config] of ERRORS) {
    it(`with ${title} stop the build: their pages would be at other pages’ URLs`, async () => {
      const content = siteFolder({ 'config.yml': config, 'pages/home.md': page('title: Home') });
      const { problems, result } = await buildSite({ content, exclude: [], asOf: AS_OF, bare: true });
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
        ['category-invalid'],
      );
      assert.equal(result, null);
    });
  }
});
