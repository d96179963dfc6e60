/** Tables of contents over the navigation of a whole site. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { type MdcmsSite, mdcmsSite, page } from './site.ts';

/** The list on a page as its links and names, in order. */
function contents(site: MdcmsSite, path: string): string[] {
  const list = /<nav class="toc[\s\S]*?<\/nav>/.exec(site.text(path))?.[0] ?? '';
  return [...list.matchAll(/<a href="([^"]*)">|<span class="toc-name">([^<]*)/g)].map(
    ([, href, name]) => href ?? `# ${name}`,
  );
}

describe('a table of contents', () => {
  let site: MdcmsSite;
  beforeAll(async () => {
    site = await mdcmsSite({
      'config.yml':
        'sitename: S\ncategories-use: yes\ncategories-sectionnames: per-category\n' +
        'default-category: {code: en}\ncategories: [{code: nb}]\n',
      'nav.yml':
        'sections:\n  - {code: guides, defaultname: Guides, categorynames: {nb: Veiledninger}}\n' +
        '  - {code: secret, pagesvisibility: draft}\n',
      'pages/about.md': page('title: About', '```mdcms toc\n```\n'),
      'pages/about.nb.md': page('title: Om', '```mdcms toc\n```\n'),
      'pages/loose.md': page('title: Loose', '```mdcms toc-section\n```\n'),
      'pages/start.md': page('title: Start\nsection-id: guides', '```mdcms toc-section\n```\n'),
      'pages/start.nb.md': page('title: Begynn\nsection-id: guides'),
      'pages/next.md': page('title: Next\nsection-id: guides'),
      'pages/hidden.md': page('title: Hidden\nsection-id: secret'),
    });
  });
  it('of the site has the pages without a section too, first, as the sidebar has them', () => {
    assert.deepEqual(contents(site, '/about'), ['/', '/loose', '# Guides', '/next', '/start']);
  });
  it('of a section, on a page without one, has the other pages without one', () => {
    assert.deepEqual(contents(site, '/loose'), ['/about', '/']);
  });
  it('of a section has the others of it', () => assert.deepEqual(contents(site, '/start'), ['/next']));
  it('in a category has its pages, and the names that it gives its sections', () => {
    assert.deepEqual(contents(site, '/nb/about'), ['/nb', '# Veiledninger', '/nb/start']);
  });
});
