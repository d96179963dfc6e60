/** The author's own style sheet and parts of pages, in the HTML and in a browser. */
import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { keptPage } from '../harness/kept-page.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';

const SITE = {
  'config.yml': 'sitename: Site\nfooter: Ours\n',
  'pages/home.md': '---\ntitle: Home\n---\nText.\n',
  'pages/about.md': '---\ntitle: About\n---\nText.\n',
  'posts/one.md': '---\ntitle: One\ncreated: 2026-01-02\n---\nText.\n',
};
const PARTS = {
  'parts/head.html': '<meta name="own" content="1">',
  'parts/before-content.md': '**before** [about](pages/about.md)',
  'parts/after-content.html': '<p>after every page</p>',
  'parts/after-content.list.html': '<p>after lists</p>',
  'parts/after-post.html': '<section id="comments">comments</section>',
  'parts/sidebar.html': '<p>beside</p>',
  'parts/footer.md': 'second\n\n- line',
};

async function pages(files: Record<string, string>): Promise<{
  codes: string[];
  text: (path: string) => Promise<string>;
  status: (path: string) => Promise<number>;
  stop: () => Promise<void>;
}> {
  const { component, problems } = await buildTestSite(siteFolder({ ...SITE, ...files }));
  const { origin, stop } = await serveEmbedded(component);
  return {
    codes: problems.map(({ code }) => code).filter((code) => code !== 'url-missing'),
    text: async (path) => (await fetch(origin + path)).text(),
    status: async (path) => (await fetch(origin + path)).status,
    stop,
  };
}

describe('the parts of a page', () => {
  it('stand in their places, on the kinds of page that they are for', async () => {
    const site = await pages(PARTS);
    const [home, post, list] = await Promise.all(['/', '/posts/one', '/posts'].map(site.text));
    for (const page of [home, post, list]) {
      assert.match(page ?? '', /<meta name="own" content="1">[\s\S]*<\/head>/);
      assert.match(page ?? '', /<strong>before<\/strong> <a href="\/about">about<\/a>[\s\S]*<article>/);
      assert.match(page ?? '', /<aside class="part"><p>beside<\/p>/);
      assert.match(
        page ?? '',
        /Ours(?:<p><a href="\/feed.xml">RSS<\/a><\/p>)?<p>second<\/p>\s*<ul>\s*<li>line<\/li>/,
      );
    }
    assert.match(home ?? '', /<\/article>[\s\S]*after every page/);
    assert.match(post ?? '', /<\/article>\s*<section id="comments">[\s\S]*after every page/);
    assert.match(list ?? '', /after lists/);
    assert.doesNotMatch(list ?? '', /after every page/);
    assert.doesNotMatch(home ?? '', /id="comments"/);
    assert.deepEqual(site.codes, []);
    await site.stop();
  });
  it('are not served by themselves', async () => {
    const site = await pages(PARTS);
    assert.equal(await site.status('/parts/footer.md'), 404);
    assert.equal(await site.status('/parts/head.html'), 404);
    await site.stop();
  });
  const WRONG: [title: string, files: Record<string, string>, codes: string[]][] = [
    ['a place that there is not', { 'parts/heads.html': 'x' }, ['part-unknown']],
    ['a kind of page that there is not', { 'parts/head.posts.html': 'x' }, ['part-unknown']],
    ['another kind of file', { 'parts/head.js': 'x' }, ['part-unknown']],
    ['a file in a folder', { 'parts/a/head.html': 'x' }, ['part-unknown']],
    ['two files for one place', { 'parts/head.html': 'x', 'parts/head.md': 'y' }, ['part-twice']],
  ];
  for (const [title, files, codes] of WRONG) {
    it(`are left out with a warning: ${title}`, async () => {
      const { problems } = await buildTestSite(siteFolder({ ...SITE, ...files }));
      assert.deepEqual(
        problems.map(({ code }) => code).filter((code) => code !== 'url-missing'),
        codes,
      );
    });
  }
});

describe("the author's own style sheet", unless(WITHOUT_BROWSER), () => {
  let site: ServedSite;
  beforeAll(async () => {
    const { component } = await buildTestSite(
      siteFolder({ ...SITE, 'assets/custom.css': 'a { color: rgb(1, 2, 3) }\nh1 { color: rgb(4, 5, 6) }' }),
    );
    site = await serveEmbedded(component);
  });
  afterAll(() => site?.stop());
  it('wins over every rule of the theme with one line, and no policy stops it', async () => {
    const { page } = await keptPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${site.origin}/posts/one`);
    const colour = (selector: string): Promise<string> =>
      page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).color`);
    assert.equal(await colour('h1'), 'rgb(4, 5, 6)');
    assert.equal(await colour('header.site a'), 'rgb(1, 2, 3)');
    assert.deepEqual(complaints, []);
    const sheets = await page.evaluate('[...document.styleSheets].map(({ href }) => href)');
    assert.match((sheets as string[]).at(-1) ?? '', /\/assets\/custom\.[0-9a-f]+\.css$/);
  });
});
