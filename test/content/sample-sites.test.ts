/** Sites that were written for mdcms are read without an error, and with warnings that are true. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import type { SiteContent } from '../../build/content/model.ts';
import { pagesInOrder } from '../../build/content/nav.ts';
import { readContent } from '../../build/content/read-content.ts';
import { readTree } from '../../build/content/read-tree.ts';
import { createResolver } from '../../build/content/resolve.ts';
import { SAMPLE_SITES, sampleSite, summarise } from './fixtures.ts';

type SiteName = (typeof SAMPLE_SITES)[number];

async function read(name: SiteName): Promise<SiteContent | null> {
  const folder = sampleSite(name);
  if (folder === null) return null;
  const { tree, problems } = await readTree(folder);
  assert.deepEqual(problems, []);
  return readContent(tree);
}

/** A test that is skipped, and says so, where the samples are not beside the repository. */
function sampleTest(
  name: SiteName,
  title: string,
  check: (content: SiteContent) => void | Promise<void>,
): void {
  test(`${name}: ${title}`, async (context) => {
    const content = await read(name);
    if (content === null) context.skip(`THE SAMPLE SITE ${name} IS MISSING: nothing was checked`);
    else await check(content);
  });
}

const WARNINGS: Readonly<Record<SiteName, string[]>> = {
  'hearth-and-bean': [
    'theme.yml:4:14 warning contrast',
    'theme.yml:4:14 warning contrast',
    'theme.yml:8:16 warning contrast',
  ],
  showcase: [],
  techpulse: ['theme.yml:9:16 warning contrast', 'theme.yml:9:16 warning contrast'],
};

for (const name of SAMPLE_SITES) {
  sampleTest(name, 'no error, and these warnings', ({ problems }) => {
    assert.deepEqual(summarise(problems), WARNINGS[name]);
  });

  sampleTest(name, 'every URL follows from its file', ({ documents }) => {
    for (const { file, path } of documents) {
      const name = file.replace(/^pages\//, '').replace(/\.md$/, '');
      const [, stem = name, category] = /^(.*)\.(nb)$/.exec(name) ?? [];
      const expected = stem === 'home' ? '' : `/${stem}`;
      assert.equal(path, (category === undefined ? expected : `/${category}${expected}`) || '/');
    }
  });

  sampleTest(name, 'every title was written, every post has a date and a description', ({ documents }) => {
    for (const { file, hasTitle, kind, created, description } of documents) {
      assert.ok(hasTitle && description !== '', file);
      assert.equal(kind === 'post', created?.hasTime === true, file);
    }
  });

  sampleTest(name, 'reading it twice gives the same', async (content) => {
    assert.deepEqual(await read(name), content);
  });
}

sampleTest('techpulse', 'posts, pages and their order', ({ documents, nav, config }) => {
  assert.equal(documents.filter(({ kind }) => kind === 'post').length, 20);
  assert.deepEqual(
    pagesInOrder(nav).map(({ title }) => title),
    ['Home', 'About TechPulse', 'Newsletter', 'Topics', 'Archive'],
  );
  assert.deepEqual([config.navigation, config.sitename, config.search], ['topbar', 'TechPulse', true]);
});

sampleTest('showcase', 'two languages', ({ documents, config, nav }) => {
  assert.deepEqual(
    [config.categoriesUse, config.defaultCategory?.code, config.categories.map(({ code }) => code)],
    [true, 'en', ['nb']],
  );
  const variants = documents.filter(({ variant }) => variant === 'nb');
  assert.deepEqual(
    variants.map(({ path, baseFile }) => [path, baseFile]),
    [
      ['/nb/about', 'pages/about.md'],
      ['/nb/categories', 'pages/categories.md'],
      ['/nb', 'pages/home.md'],
    ],
  );
  assert.deepEqual(
    { ...nav.pages.find(({ file }) => file === 'pages/about.md')?.titles },
    { en: 'About', nb: 'Om' },
  );
});

sampleTest('showcase', 'nested sections and their pages in reading order', ({ nav }) => {
  assert.deepEqual(
    pagesInOrder(nav).map(({ file }) => file.slice('pages/'.length, -'.md'.length)),
    [
      'home',
      'blog',
      'about',
      'tutorials',
      'tutorial-quickstart',
      'tutorial-theming',
      'callouts',
      'components',
      'contents',
      'markdown',
      'categories',
      'ref-config',
      'ref-api',
      'ref-cli',
    ],
  );
});

sampleTest('hearth-and-bean', 'links from the page’s folder, as its pages write them', (content) => {
  const resolve = createResolver(content);
  const home = content.documents.find(({ path }) => path === '/');
  assert.ok(home);
  assert.equal(resolve(home, 'menu.md')?.path, '/menu');
  assert.equal(
    resolve(home, '../posts/2024-02-10-hello-hearth-and-bean.md')?.path,
    '/posts/2024-02-10-hello-hearth-and-bean',
  );
});
