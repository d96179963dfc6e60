/** What `coldpress check` tells the author of a site that was written for mdcms: what will look different, and where. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runCli } from '../harness/run-cli.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { mdcmsSite } from './site.ts';

describe('an icon', () => {
  it('without a file is a warning where it is named', async () => {
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
  it('with a file, or like the theme’s own, is nothing to warn of', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\ntheme: theme.yml\ncategories-selecticon: language\n',
      'theme.yml': 'callouts: {info: {icon: bulb}, error: {icon: error}}\n',
      'assets/icons/bulb.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    });
    assert.deepEqual(site.warnings('icon-missing'), []);
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
