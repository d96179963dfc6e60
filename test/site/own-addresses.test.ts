/** Every address that a site answers may be linked to: the link checker knows what the plan plans. */
import assert from 'node:assert/strict';
import { it } from 'vitest';
import { buildSite } from '../../build/plan/build-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const page = (head: string, body: string = 'Text.\n'): string => `---\n${head}\n---\n${body}`;

const BIG_FOLDER = Object.fromEntries(
  range(105).map((n) => [`pages/guide/p${n}.md`, page(`title: Guide ${n}`)]),
);
const FLAT = Object.fromEntries(range(105).map((n) => [`pages/flat${n}.md`, page(`title: Flat ${n}`)]));
const POSTS = Object.fromEntries(
  range(22).map((n) => [
    `posts/p${n}.md`,
    page(
      `title: Post ${n}\ncreated: 2026-0${(n % 5) + 1}-0${(n % 9) + 1}\ntags: [sea, rope ${n % 3}]\nauthor: Ada\nsection-id: news\nseries: All`,
    ),
  ]),
);
const CATEGORIES =
  'categories-use: yes\ndefault-category: {code: en, name: English}\ncategories:\n  - {code: nb, name: Norsk, notfoundmessage: Ikke oversatt.}\n  - {code: ar, name: العربية, fallback: default}\n';

const SITES: [title: string, files: Record<string, string>][] = [
  [
    'posts, lists, search and agents',
    {
      ...POSTS,
      'config.yml':
        'sitename: S\nurl: https://example.org\nmcp: yes\npwa: yes\nsecurity:\n  contact: mailto:a@example.org\nsearch-json: yes\n',
    },
  ],
  ['a long flat navigation', { ...FLAT, 'config.yml': 'sitename: S\n' }],
  [
    'long sections',
    { ...BIG_FOLDER, 'config.yml': 'sitename: S\n', 'pages/pages.md': page('title: My pages') },
  ],
  ['a topbar', { ...BIG_FOLDER, 'config.yml': 'sitename: S\nnavigation: topbar\n' }],
  [
    'categories',
    {
      ...POSTS,
      ...BIG_FOLDER,
      'config.yml': `sitename: S\nurl: https://example.org\n${CATEGORIES}`,
      'posts/p1.nb.md': page('title: Første\ncreated: 2026-01-01\ntags: [hav]\nauthor: Kari'),
      'pages/about.nb.md': page('title: Om'),
      'pages/only.md': page('title: Only'),
    },
  ],
  [
    'a page with a paged list',
    {
      ...POSTS,
      'config.yml': 'sitename: S\n',
      'pages/all.md': page(
        'title: All',
        '```mdcms posts-created-reversechronological\nlimit: 10\npaginate: yes\n```\n',
      ),
    },
  ],
  [
    'a site below a path',
    { ...POSTS, 'config.yml': 'sitename: S\nurl: https://example.org/blog\nmcp: yes\n' },
  ],
];

it.each(SITES)('%s', async (_, files) => {
  const all = { 'pages/home.md': page('title: Home'), ...files };
  const { routes } = await build(all);
  // A path with a hash belongs to the pages that the build makes: with the next change it is gone.
  const links = routes
    .filter((path) => !/\/assets\/.*\.[0-9a-f]{12}\./.test(path))
    .map((path) => `[x](<${path}>)\n`);
  const { problems } = await build({ ...all, 'pages/links.md': page('title: Links', links.join('\n')) });
  assert.deepEqual(problems, []);
});

it('a page of a list that there is not is still a broken link', async () => {
  const links = ['/pages/page/3', '/pages/guide', '/posts/page/3', '/nb/pages', '/offline', '/tags/page/2'];
  const files = { ...POSTS, ...FLAT, 'config.yml': 'sitename: S\n' };
  const home = page('title: Home', links.map((path) => `[x](${path})\n`).join('\n'));
  const { problems } = await build({ ...files, 'pages/home.md': home });
  assert.equal(problems.length, links.length, problems.join('\n'));
});

/** The paths of a site, and its problems with links. */
async function build(files: Record<string, string>): Promise<{ routes: string[]; problems: string[] }> {
  const content = siteFolder(files);
  const { result, problems } = await buildSite({ content, exclude: [], asOf: 1_800_000_000, bare: true });
  assert.ok(result !== null, JSON.stringify(problems));
  return {
    routes: result.manifest.routes.flatMap(({ path, versions }) =>
      versions[0]?.status === 404 ? [] : [path],
    ),
    problems: problems
      .filter(({ code }) => code.includes('link'))
      .map(({ code, message }) => `${code} ${message}`),
  };
}
