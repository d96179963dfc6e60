/** Every kind of page is valid HTML, in every layout. */
import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate/node';
import { describe, it } from 'vitest';
import { renderPage } from '../../build/theme/page.ts';
import type { PageView, SiteView } from '../../build/theme/view.ts';
import { PAGES, SITE } from './samples.ts';
import { VALIDITY } from './validity.ts';

const validator = new HtmlValidate(VALIDITY);

const LAYOUTS: [title: string, site: SiteView][] = [
  ['sidebar on the left', SITE],
  ['sidebar on the right', { ...SITE, config: { ...SITE.config, navPosition: 'right' } }],
  ['topbar', { ...SITE, config: { ...SITE.config, navigation: 'topbar' } }],
  [
    'nothing optional',
    { ...SITE, nav: [], search: null, favicon: null, footerHtml: '', logo: '/assets/images/l.svg' },
  ],
];

describe('a page is valid HTML', () => {
  for (const [layout, site] of LAYOUTS) {
    for (const kind of Object.keys(PAGES) as PageView['kind'][]) {
      it(`${kind}, ${layout}`, async () => {
        const report = await validator.validateString(renderPage(site, PAGES[kind]));
        const messages = report.results.flatMap(({ messages }) => messages);
        assert.deepEqual(
          messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
          [],
        );
      });
    }
  }
});
