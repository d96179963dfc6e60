/** Fonts come from the site's own files; search works without a script. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { mdcmsSite, page } from './site.ts';

describe('fonts', () => {
  it('a font in assets/fonts is served by the site itself', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: Fonts\nfont-body: bunny:Lora:400\n',
      'assets/fonts/Lora-Regular.woff2': Uint8Array.of(1, 2, 3),
    });
    assert.match(
      site.css(),
      /@font-face\{font-family:"?Lora"?[^}]*url\("?\/assets\/fonts\/Lora-Regular\.[0-9a-f]+\.woff2/,
    );
    assert.deepEqual(site.warnings('font-missing'), []);
  });
  it("a system's font is nothing to warn of", async () => {
    const site = await mdcmsSite({ 'config.yml': 'sitename: Fonts\nfont-body: system-ui:400\n' });
    assert.deepEqual(site.warnings('font-missing'), []);
  });
  it('no page requests a font of another host', async () => {
    const site = await mdcmsSite({ 'config.yml': 'sitename: Fonts\nfont-body: bunny:Inter:400\n' });
    assert.doesNotMatch(
      site.text('/') + site.css(),
      /fonts\.bunny|fonts\.google|(?:src|href)="https?:|url\("?https?:/,
    );
  });
});

describe('search', () => {
  const files = {
    'pages/about.md': page('title: About us'),
    'posts/first.md': page('title: First post\ncreated: 2026-01-02'),
    'posts/hidden.md': page('title: Hidden post\ncreated: 2026-01-02\ndraft: yes'),
  };
  it('is a form that leads to a page that searches, for readers without a script', async () => {
    const site = await mdcmsSite(files);
    assert.match(
      site.text('/'),
      /<form class="search search-box"[^>]* action="\/search"[^>]*data-index="\/search\.json"/,
    );
    assert.match(site.text('/search'), /<form class="search"[^>]* action="\/search"/);
  });
  it('gives way to a page of the author’s at that path', async () => {
    const site = await mdcmsSite({ ...files, 'pages/search.md': page('title: Ask us') });
    assert.match(site.text('/search'), /Ask us/);
  });
  it('`search: false` takes box and page away', async () => {
    const site = await mdcmsSite({ ...files, 'config.yml': 'sitename: S\nsearch: false\n' });
    assert.doesNotMatch(site.text('/'), /data-index/);
    assert.equal(site.status('/search'), 404);
  });
});
