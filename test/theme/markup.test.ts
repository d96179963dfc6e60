/** Every kind of page is valid HTML, in every layout. */
import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate/node';
import { describe, it } from 'vitest';
import { renderPage } from '../../build/theme/page.ts';
import type { PageView, SiteView } from '../../build/theme/view.ts';
import { PAGES, SITE } from './samples.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // The doctype's case means nothing to a parser; ours is the specification's own spelling.
    'doctype-style': 'off',
    // An id with a colon is legal, and cannot meet a heading's.
    'valid-id': ['error', { relaxed: true }],
    // A page may be called by a long name: how a search engine shortens it is not a matter of validity.
    'long-title': 'off',
    // What scrolls a wide table is a region, not a section of the document.
    'prefer-native-element': ['error', { exclude: ['region'] }],
    // ARIA 1.2 lets every list have a name, and the list of tags needs one.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Scripts and styles carry content hashes in their names and come from the site itself.
    'require-sri': 'off',
    // An inline element may hold what HTML allows; line breaks are ours to leave out.
    'no-trailing-whitespace': 'off',
  },
});

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
