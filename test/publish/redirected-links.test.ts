/** Links to what the author's rules lead on, links of Jekyll from the root, and broken ones to one place. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { buildSite } from '../../build/plan/build-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

async function found(files: Record<string, string>, many?: number): Promise<string[]> {
  const content = siteFolder({
    'config.yml': 'sitename: S\nurl: https://e.org\n',
    'pages/about.md': '---\ntitle: About\naliases: [/old]\n---\nText.\n',
    'posts/2026-01-02-first.md': '# First\n\nText.\n',
    ...files,
  });
  const { problems } = await buildSite({
    content,
    exclude: [],
    asOf: 1_800_000_000,
    bare: true,
    ...(many === undefined ? {} : { many }),
  });
  return problems.map(
    ({ code, file, line, message, hint }) => `${file}:${line} ${code} ${message} | ${hint}`,
  );
}

const FINE: Record<string, string> = {
  'an alias': '[a](/old)',
  'a rule': '[a](/moved) [b](/moved/) [c](/moved?x#y)',
  'a rule with a splat': '[a](/was/x/y)',
  'a rule in raw HTML': '<a href="/moved">a</a>',
  'a post of Jekyll by name': '[a]({% post_url 2026-01-02-first %})',
  'a post of Jekyll by path': '[a]({% link _posts/2026-01-02-first.md %})',
  'a page of Jekyll':
    '[a]({{ site.baseurl }}{% link about.md %}) [b]({{ "/about" | relative_url }}) [c]({{ site.url }}{{ site.baseurl }}/about)',
  'a page of Hugo': '[a]({{< ref "about.md" >}}) [b]({{< relref "/about" >}})',
};

describe('no broken link is', () => {
  for (const [title, body] of Object.entries(FINE)) {
    it(title, async () => {
      const _redirects = '/moved /about\n/was/* /about 302\n';
      assert.deepEqual(await found({ 'pages/home.md': `# Home\n\n${body}\n`, _redirects }), []);
    });
  }
  it('what a rule leads on, in pages that threads make', async () => {
    const files = { 'pages/home.md': '# Home\n\n[a](/moved)\n', _redirects: '/moved /about\n' };
    assert.deepEqual(await found(files, 1), []);
  });
});

describe('a broken link is', () => {
  it('what only a rule for everything answers', async () => {
    const files = { 'pages/home.md': '# Home\n\n[a](/nothing)\n', _redirects: '/* /about 302\n' };
    assert.match((await found(files)).join('\n'), /broken-link/);
  });
  it('said once for all that lead there, with their number and the nearest file', async () => {
    const problems = await found({
      'pages/home.md': '# Home\n\n[a](abuot.md) [b](abuot.md)\n',
      'pages/more.md': '# More\n\n[a](abuot.md)\n',
      _redirects: '/x /nowhere\n/y /nowhere\n',
    });
    assert.deepEqual(problems, [
      '_redirects:1 redirect-target-missing no page and no file of the site is at /nowhere (also in one other place) | Write the URL of a page as it is in the browser, such as /about',
      'pages/home.md:3 broken-link nothing is at `abuot.md` (also in 2 other places) | Did you mean `pages/about.md`?',
    ]);
  });
});
