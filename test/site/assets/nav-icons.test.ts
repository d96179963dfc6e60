/** Icons of nav.yml: of the author's files, of the icon set, and names that are neither. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { navIcons } from '../../../build/site/assets/nav-icons.ts';
import { renderStylesheet } from '../../../build/theme/style/stylesheet.ts';
import { siteOf } from '../../content/fixtures.ts';
import { siteAt } from '../../publish/site.ts';
import { CONFIG, THEME } from '../../theme/samples.ts';

const FILES = [
  { file: 'assets/icons/anchor.svg', href: '/assets/icons/anchor.1.svg' },
  { file: 'assets/icons/github.svg', href: '/assets/icons/github.2.svg' },
  { file: 'assets/images/boat.svg', href: '/assets/images/boat.3.svg' },
];

function iconsOf(
  names: readonly string[],
  files: typeof FILES = FILES,
  base: string = '',
): ReturnType<typeof navIcons> {
  const lines = names.map((name) => `- url: https://example.org/\n  title: T\n  icon: ${name}\n`);
  const { nav } = siteOf({ 'pages/about.md': '# About\n', 'nav.yml': lines.join('') });
  return navIcons({ nav }, files, base);
}

const FOUND: [title: string, name: string, files: typeof FILES, href: RegExp][] = [
  ['a file in assets/icons', 'anchor', FILES, /^\/assets\/icons\/anchor\.1\.svg$/],
  ['the author’s own file before the set’s', 'github', FILES, /^\/assets\/icons\/github\.2\.svg$/],
  ['a file by its path', 'assets/images/boat.svg', FILES, /^\/assets\/images\/boat\.3\.svg$/],
  ['a file by its path from the root', '/assets/images/boat.svg', FILES, /boat\.3\.svg$/],
  ['a file with its ending', 'anchor.svg', FILES, /anchor\.1\.svg$/],
  ['an icon of the set', 'github', [], /^\/assets\/coldpress\/icons\/github\.[0-9a-f]{12}\.svg$/],
  ...[
    'gitlab',
    'mastodon',
    'bluesky',
    'linkedin',
    'youtube',
    'rss',
    'mail',
    'home',
    'phone',
    'x',
    'feed',
  ].map((name): [string, string, typeof FILES, RegExp] => [
    `${name} by its usual name`,
    name,
    [],
    /coldpress\/icons/,
  ]),
];

describe('an icon of nav.yml', () => {
  it.each(FOUND)('is %s', (_, name, files, href) => {
    const { icons, problems, resources } = iconsOf([name], files);
    assert.deepEqual(problems, []);
    assert.match(icons[0]?.href ?? '', href);
    assert.equal(icons[0]?.name, name);
    for (const { href: at } of icons)
      assert.ok(resources.has(at) || files.some((each) => each.href === at), at);
  });

  it('that is nowhere is a warning with the name that is meant, once', () => {
    const { icons, problems } = iconsOf(['githb', 'githb', 'masto-don', 'constructor', '__proto__']);
    assert.deepEqual(icons, []);
    assert.deepEqual(problems.map(({ code, line, hint }) => `${code} ${line} ${hint}`).slice(0, 2), [
      'nav-icon 3 Did you mean `github`?',
      'nav-icon 9 Did you mean `mastodon`?',
    ]);
    assert.equal(problems.length, 4);
  });

  it('stands below the site’s path', () => {
    assert.match(
      iconsOf(['rss'], [], '/blog').icons[0]?.href ?? '',
      /^\/blog\/assets\/coldpress\/icons\/rss\./,
    );
  });

  it('has one rule in the style sheet, and its entry keeps its name', () => {
    const { icons } = iconsOf(['rss', 'github']);
    const css = renderStylesheet(CONFIG, THEME, { fonts: [], icons: [], tints: [], navIcons: icons });
    for (const { href } of icons) assert.equal(css.split(href).length, 3, href);
    const files = {
      'pages/about.md': '# About\n',
      'nav.yml':
        '- url: https://example.org/ada\n  title: Mastodon\n  rel: me\n  icon: mastodon\n- file: about\n  icon: rss\n',
    };
    const body = siteAt(files, '2026-06-01').get('/about')?.bodies[0]?.body;
    assert.ok(body instanceof Uint8Array);
    const html = new TextDecoder().decode(body);
    assert.match(html, /<a href="https:\/\/example\.org\/ada" rel="me" data-icon="mastodon">Mastodon<\/a>/);
    assert.match(html, /<a href="\/about" data-icon="rss" aria-current="page">About<\/a>/);
  });

  it('costs a page its name alone, and a style sheet without icons nothing', () => {
    const none = renderStylesheet(CONFIG, THEME, { fonts: [], icons: [], tints: [] });
    assert.equal(renderStylesheet(CONFIG, THEME, { fonts: [], icons: [], tints: [], navIcons: [] }), none);
    const { icons } = iconsOf(['rss', 'github', 'mastodon', 'mail', 'linkedin']);
    const some = renderStylesheet(CONFIG, THEME, { fonts: [], icons: [], tints: [], navIcons: icons });
    assert.ok(some.length - none.length < 1800, `${some.length - none.length} bytes`);
  });
});
