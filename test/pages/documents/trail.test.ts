/** The sections around a page, and the address where its source may be changed. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { trailTo } from '../../../build/pages/documents/trail.ts';
import type { NavNode } from '../../../build/theme/view.ts';
import { siteOf } from '../../content/fixtures.ts';

function page(href: string): NavNode {
  return { title: href, href, collapsed: false, children: [] };
}

function section(title: string, href: string | null, ...children: NavNode[]): NavNode {
  return { title, href, collapsed: false, children };
}

const NAV: NavNode[] = [
  page('/about'),
  section(
    'Guide',
    '/guide',
    page('/guide/start'),
    section(
      'Deep',
      null,
      page('/guide/deep/down'),
      section('Deeper', '/guide/deeper', page('/guide/deeper/x')),
    ),
  ),
  section('Empty', '/empty'),
];

const TRAILS: [title: string, path: string, trail: string][] = [
  ['a page in no section has none', '/about', ''],
  ['a page in a section has that section', '/guide/start', 'Guide /guide'],
  ['a section without a page of its own has no address', '/guide/deep/down', 'Guide /guide, Deep null'],
  [
    'each section around a page, outermost first',
    '/guide/deeper/x',
    'Guide /guide, Deep null, Deeper /guide/deeper',
  ],
  ['the page of a section has the sections around it', '/guide/deeper', 'Guide /guide, Deep null'],
  ['the page of an outermost section has none', '/guide', ''],
  ['a page that is not in the navigation has none', '/hidden', ''],
];

describe('the trail to a page', () => {
  it.each(TRAILS)('%s', (_title, path, trail) => {
    const found = trailTo(NAV, path).map(({ title, href }) => `${title} ${href}`);
    assert.equal(found.join(', '), trail);
  });
});

const REPOSITORIES: [title: string, written: string, address: string | null][] = [
  ['a repository of GitHub', 'https://github.com/me/site', 'https://github.com/me/site/edit/main/content/'],
  [
    'one with .git at its end',
    'https://github.com/me/site.git',
    'https://github.com/me/site/edit/main/content/',
  ],
  [
    'a branch and a folder, as the browser shows them',
    'https://github.com/me/site/tree/trunk/docs',
    'https://github.com/me/site/edit/trunk/docs/',
  ],
  ['the root of a branch', 'https://github.com/me/site/tree/main', 'https://github.com/me/site/edit/main/'],
  ['GitLab', 'https://gitlab.com/group/sub/site', 'https://gitlab.com/group/sub/site/-/edit/main/content/'],
  [
    'GitLab on a host of one’s own',
    'https://git.example/me/site/-/tree/main/content/',
    'https://git.example/me/site/-/edit/main/content/',
  ],
  ['Codeberg', 'https://codeberg.org/me/site', 'https://codeberg.org/me/site/_edit/main/content/'],
  [
    'Forgejo with a branch',
    'https://git.example/me/site/src/branch/main/content',
    'https://git.example/me/site/_edit/main/content/',
  ],
  ['no address', 'me/site', null],
  ['an address of no repository', 'https://github.com/me', null],
  ['another scheme', 'git@github.com:me/site.git', null],
];

describe('`repository` gives the address of a page’s source', () => {
  it.each(REPOSITORIES)('%s', (_title, written, address) => {
    const { config, problems } = siteOf({ 'config.yml': `sitename: S\nrepository: "${written}"\n` });
    assert.equal(config.editAddress, address);
    assert.deepEqual(
      problems.map(({ code }) => code),
      address === null ? ['invalid-value'] : [],
    );
  });
});
