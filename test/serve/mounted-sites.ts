/** Two sites of one host: one at the root, one that lives below /blog, behind a router that keeps the paths of requests. */
import type { Host } from '../harness/host.ts';
import { splitRequest } from '../harness/native-host.ts';

/** A site with what has an address in it. */
export const BLOG: Readonly<Record<string, string>> = {
  'config.yml': [
    'sitename: Harbour',
    'url: https://example.org/blog',
    'favicon: icon.svg',
    'footer: "[Imprint](/about) [Other](https://example.org/shop)"',
    'pwa: yes',
    'security-contact: me@example.org',
    'security-expires: 2099-07-01T00:00Z',
    'categories-use: yes',
    'default-category: {code: en, name: English}',
    'categories: [{code: nb, name: Norsk}]',
    '',
  ].join('\n'),
  'nav.yml':
    'pages:\n  - file: pages/home.md\n  - file: pages/about.md\n  - {url: /posts, title: All posts}\n',
  'pages/home.md': [
    '---\ntitle: Home\n---',
    '[A](posts/a.md) [B](/about) [C](/blog/about) [D](/feed.xml) [E](https://example.org/shop)',
    '',
    '![Boat](/assets/images/boat.svg)',
    '',
    '<a href="/about">raw</a> <a href=" /blog/about ">raw</a> <img src="/assets/images/boat.svg" srcset="/assets/images/boat.svg 2x" alt="">',
    '<form action="/search"><button formaction="/blog/search">Search</button></form>',
    '',
    '```mdcms posts-created-chronological',
    'limit: 2',
    '```',
    '',
  ].join('\n'),
  'pages/home.nb.md': '---\ntitle: Hjem\n---\nHei, [om](/about).\n',
  'pages/about.md':
    '---\ntitle: About\naliases: [/old-about]\n---\n## Part\n\n[Up](/) [Part](/about#part) [Source](/about.md)\n',
  'pages/404.md': '---\ntitle: Lost\n---\nSee [home](/).\n',
  'pages/guide/index.md': '---\ntitle: Guide\n---\n[One](one.md)\n',
  'pages/guide/one.md': '---\ntitle: One\n---\n[Guide](.) [About](../about)\n',
  'posts/a.md':
    '---\ntitle: First\ncreated: 2026-01-02\ntags: [wood]\nauthor: Ines\n---\nAbout [a page](/about) and wood.\n',
  'posts/b.md':
    '---\ntitle: Second\ncreated: 2026-01-03\ntags: [wood]\nimage: assets/images/boat.svg\n---\n[First](/posts/a)\n',
  'posts/c.md': '---\ntitle: Third\ncreated: 2026-01-04\npermalink: /third\n---\nText.\n',
  'parts/footer.html': '<p><a href="/guide">Guide</a></p>\n',
  'assets/custom.css':
    'main{background:url(/assets/images/boat.svg)}\naside{background:url("images/boat.svg")}\n',
  'assets/images/boat.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>',
  'assets/images/icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="2" height="2"/>',
  'assets/demo/index.html': '<!doctype html><title>Demo</title>',
  _redirects:
    '/blog/was/* /blog/posts/:splat 302\n/blog/moved /blog/about\n/blog/see https://example.org/blog/about\n',
  _headers: '/blog/about\n  X-Own: about\n/*\n  X-All: yes\n',
};

export const ROOT: Readonly<Record<string, string>> = {
  'config.yml': 'sitename: Main\nurl: https://example.org\n',
  'pages/home.md': '---\ntitle: Main\n---\nThe main site.\n',
  'pages/about.md': '---\ntitle: About the whole\n---\nText.\n',
};

/** A host that gives each request to the host of the longest prefix that its path lies below, and changes nothing of it. */
export function behindRouter(routes: readonly (readonly [prefix: string, host: Host])[]): Host {
  const [, first] = routes[0] ?? [];
  if (first === undefined) throw new TypeError('a router needs a host');
  return {
    ...first,
    name: `router before ${first.name}`,
    async request(raw, at) {
      const path = Buffer.from(splitRequest(raw).target).toString('latin1').split('?', 1)[0] ?? '';
      const leads = ([prefix]: readonly [string, Host]): boolean => `${path}/`.startsWith(`${prefix}/`);
      const [, host] = [...routes].sort(([a], [b]) => b.length - a.length).find(leads) ?? [];
      return host === undefined
        ? { status: 404, headers: [], body: new Uint8Array() }
        : host.request(raw, at);
    },
    async close() {
      await Promise.all(routes.map(([, host]) => host.close()));
    },
  };
}
