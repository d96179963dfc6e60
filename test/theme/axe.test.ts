/** Every kind of page, in both modes and both layouts, has nothing that axe-core finds fault with. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { PageView, SiteView } from '../../build/theme/view.ts';
import { WITHOUT_BROWSER } from '../harness/browser.ts';
import { unless } from '../harness/unless.ts';
import { violations } from './axe.ts';
import { openPage } from './browser.ts';
import { PAGES, SITE } from './samples.ts';

const TOPBAR: SiteView = { ...SITE, config: { ...SITE.config, navigation: 'topbar' } };

interface Case {
  title: string;
  site: SiteView;
  kind: PageView['kind'];
  colorScheme: 'light' | 'dark';
  width: number;
}

/** Every kind in both modes; what the layouts and the menu change is seen on one page each. */
const CASES: Case[] = (['light', 'dark'] as const).flatMap((colorScheme) => [
  ...(Object.keys(PAGES) as PageView['kind'][]).map((kind) => ({
    title: `${kind} beside a sidebar`,
    site: SITE,
    kind,
    colorScheme,
    width: 1280,
  })),
  { title: 'post under a topbar', site: TOPBAR, kind: 'post' as const, colorScheme, width: 1280 },
  { title: 'phone, sidebar as menu', site: SITE, kind: 'post' as const, colorScheme, width: 360 },
  { title: 'phone, topbar as menu', site: TOPBAR, kind: 'home' as const, colorScheme, width: 360 },
]);

describe('axe-core finds nothing', unless(WITHOUT_BROWSER), () => {
  for (const { title, site, kind, colorScheme, width } of CASES) {
    it(`${title}, ${colorScheme}`, async () => {
      const viewport = { width, height: 800 };
      const opened = await openPage(site, PAGES[kind], { colorScheme, viewport });
      if (width < 960) await opened.page.click('button.menu');
      assert.deepEqual(await violations(opened.page), []);
      assert.deepEqual(opened.complaints, []);
      await opened.close();
    });
  }

  it('in the search box with results', async () => {
    const files = {
      '/search.json': {
        query: 'bowline',
        total: 1,
        exact: true,
        results: [
          { url: '/knots', title: 'Knots', excerpt: 'A bowline is a knot.', created: null, score: 1 },
        ],
      },
    };
    const opened = await openPage(SITE, PAGES.post, { colorScheme: 'dark', files });
    await opened.page.click('form.search-box input');
    await opened.page.fill('dialog input', 'bowline');
    await opened.page.waitForSelector('dialog li');
    assert.deepEqual(await violations(opened.page), []);
    await opened.close();
  });

  it('does find fault with a page that has some, in each place (so the others were looked at)', async () => {
    const view = { ...PAGES.page, html: '<p><img src="/assets/a.png"> <img src="/assets/b.png"></p>' };
    const opened = await openPage(SITE, view);
    assert.deepEqual(
      (await violations(opened.page)).map((line) => line.split(':')[0]),
      ['image-alt', 'image-alt'],
    );
    await opened.close();
  });
});
