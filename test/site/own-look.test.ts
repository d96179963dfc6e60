/** The worked examples of the pages about templates and themes, as a reader sees them in a browser. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { buildTestSite, type ServedSite, serveEmbedded } from '../harness/built-site.ts';
import { keptPage } from '../harness/kept-page.ts';
import { ROOT } from '../harness/run-cli.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { violations } from '../theme/axe.ts';

/** The snippets of a page of the docs, by the file that the text before each names. */
function filesOf(page: string): Record<string, string> {
  const text = readFileSync(join(ROOT, `content/pages/docs/${page}.md`), 'utf8');
  const named = [...text.matchAll(/`([\w/-]+\.(?:ts|yml|css|md))`:\n\n```\w+\n([\s\S]*?)^```$/gm)];
  return Object.fromEntries(named.map(([, file = '', snippet = '']) => [file, snippet]));
}

const WORDS = 'Words of a post, which are as long as a line in a browser of usual width is.\n';

describe('the examples of the docs', unless(WITHOUT_BROWSER), () => {
  const sites = new Map<string, ServedSite>();
  beforeAll(async () => {
    const common = {
      'pages/home.md': '# Home\n',
      'pages/land.md': '---\ntitle: Land\nlayout: landing\n---\nWords.\n',
      'posts/first.md': `---\ntitle: First\ndescription: What it says.\ncreated: 2026-01-01\nauthor: Ada\ntags: [tea]\n---\n${WORDS}`,
    };
    const config = 'sitename: Site\nurl: https://site.example\n';
    const pages: Record<string, Record<string, string>> = {
      templates: { ...common, 'config.yml': config, ...filesOf('templates') },
      themes: { ...common, 'config.yml': `${config}theme: dusk\n`, ...filesOf('themes') },
    };
    for (const [name, files] of Object.entries(pages)) {
      const { component, problems } = await buildTestSite(siteFolder(files));
      assert.deepEqual(problems, []);
      sites.set(name, await serveEmbedded(component));
    }
  });
  afterAll(async () => {
    for (const site of sites.values()) await site.stop();
  });

  const SEEN: [title: string, page: string, path: string, selector: string, text: RegExp][] = [
    ['a small change of posts', 'templates', '/posts/first', 'main > .thanks', /^Written by Ada\. Thank you/],
    ['a list from data', 'templates', '/tags/tea', 'main table caption', /^1 posts about .*The Roastery$/],
    ['a document without the theme', 'templates', '/land', 'main#page\\:main > h1', /^Land$/],
    ['a theme', 'themes', '/posts/first', 'main > .dusk', /^What it says\.$/],
    ['a part of a theme', 'themes', '/', 'footer em', /^Dusk$/],
  ];
  for (const [title, page, path, selector, text] of SEEN) {
    for (const [width, colorScheme] of [
      [390, 'light'],
      [1440, 'dark'],
    ] as const) {
      it(`show ${title} to every reader: ${width} px, ${colorScheme}`, async () => {
        const {
          page: tab,
          messages,
          errors,
        } = await keptPage({ viewport: { width, height: 900 }, colorScheme });
        await tab.goto(`${sites.get(page)?.origin}${path}`);
        assert.match((await tab.textContent(selector))?.trim() ?? '', text);
        assert.equal(await tab.evaluate('document.documentElement.scrollWidth > innerWidth'), false);
        assert.deepEqual(await violations(tab), []);
        assert.deepEqual(
          messages.map((message) => message.text()),
          [],
        );
        assert.deepEqual(errors, []);
      });
    }
  }
  it('colour what the theme names by its own tokens', async () => {
    const { page: tab } = await keptPage();
    await tab.goto(`${sites.get('themes')?.origin}/posts/first`);
    const [border, token] = (await tab.evaluate(`(() => {
      const box = document.querySelector('.dusk');
      const border = getComputedStyle(box).borderInlineStartColor;
      box.style.color = 'var(--primary)';
      return [border, getComputedStyle(box).color];
    })()`)) as [string, string];
    assert.equal(border, token);
    assert.notEqual(border, 'rgb(0, 0, 0)');
  });
});
