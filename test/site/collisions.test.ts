/** Two files that want one URL, as a whole build tells it. */
import assert from 'node:assert/strict';
import { it } from 'vitest';
import { buildSite } from '../../build/plan/build-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

const PLAIN = {
  'config.yml': 'sitename: S\nurl: https://example.org\n',
  'pages/home.md': '---\ntitle: Home\n---\nHello.\n',
};

async function errors(files: Readonly<Record<string, string>>): Promise<string[]> {
  const content = siteFolder({ ...PLAIN, ...files });
  const { problems, result } = await buildSite({ content, exclude: [], asOf: 1_795_392_000, bare: true });
  assert.equal(result, null);
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message}`);
}

it('two posts with one permalink are one error, at the second', async () => {
  const post = '---\ntitle: T\ncreated: 2026-01-01\npermalink: /same\n---\n';
  assert.deepEqual(await errors({ 'posts/a.md': post, 'posts/b.md': post }), [
    'posts/b.md:4:12 url-collision /same is the URL of both posts/a.md and posts/b.md',
  ]);
});

it('a page at the URL of the second page of a list is an error that only building finds', async () => {
  const posts = Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `posts/p${index}.md`,
      `---\ntitle: P\ncreated: 2026-01-${index + 1}\n---\n`.replace(/-(\d)\n/, '-0$1\n'),
    ]),
  );
  const list = '```mdcms posts-created-chronological\nlimit: 10\n```\n';
  const found = await errors({
    ...posts,
    'pages/blog.md': `---\ntitle: Blog\n---\n${list}`,
    'pages/blog/page/2.md': '---\ntitle: Two\n---\n',
  });
  assert.deepEqual(found, [
    'pages/blog/page/2.md:0:0 url-collision pages/blog/page/2.md and another file both answer /blog/page/2',
  ]);
});
