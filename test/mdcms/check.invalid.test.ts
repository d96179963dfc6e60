/** What `coldpress check` reports to the author of a site that was written for mdcms: what will look different, and where. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { runCli } from '../harness/run-cli.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { mdcmsSite } from './site.ts';

describe('an icon without a file', () => {
  it('is a warning where it is named', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\ntheme: theme.yml\ncategories-selecticon: "expand"\n',
      'theme.yml': 'callouts:\n  info:\n    icon: lightbulb\n  warning:\n    icon: a/b.(c\n',
    });
    assert.deepEqual(site.warnings('icon-missing'), [
      'icon-missing config.yml:3:25',
      'icon-missing theme.yml:3:11',
      'icon-missing theme.yml:5:11',
    ]);
  });
  it('on a section that opens and closes is a warning, since readers see a chevron', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\ntheme: theme.yml\n',
      'nav.yml': 'sections: [{code: a, pagesvisibility: hidden}]\n',
      'theme.yml': 'nav-section-expand-icon: unfold_more\nnav-section-collapse-icon: keyboard_arrow_down\n',
    });
    assert.deepEqual(site.warnings('icon-missing'), ['icon-missing theme.yml:1:26']);
    assert.match(site.problems.find(({ code }) => code === 'icon-missing')?.message ?? '', /a chevron$/);
  });
});

describe('coldpress check on a site of mdcms', () => {
  it('names each difference with its place, its line and what to do; only what would be lost is an error', async () => {
    const content = siteFolder({
      'config.yml':
        '# mdcms v0.6.0 | DO NOT REMOVE THIS COMMENT\nsitename: S\nfont-body: bunny:Inter:400\nfootr: Us\n',
      'pages/home.md': '---\ntitle: Home\n---\n[Gone](pages/gone.md)\n\n```mdcms calout-info\nHi\n```\n',
    });
    const { code, stderr } = await runCli(['check', '--content', content]);
    assert.match(
      stderr,
      /config\.yml:3:12 warning font-missing[\s\S]*font-body: bunny:Inter:400[\s\S]*assets\/fonts/,
    );
    assert.match(stderr, /config\.yml:4:1 warning unknown-key[\s\S]*footer/);
    assert.match(stderr, /pages\/home\.md:4:\d+ warning broken-link/);
    assert.match(stderr, /pages\/home\.md:6:\d+ error unknown-block[\s\S]*callout-info/);
    assert.equal(code, 1, 'a block that does not exist is the one error: its content would be lost');
  });
});
