/** The description of a list: its titles, as many as there is room for. */
import assert from 'node:assert/strict';
import { it } from 'vitest';
import { post, siteAt, textAt } from '../publish/site.ts';

const POSTS = Object.fromEntries(
  Array.from({ length: 9 }, (_, index) => [
    `posts/p${index}.md`,
    post(
      `title: Post number ${index}, whose title is long\ncreated: 2026-05-0${index + 1}\ntags: [rope, t${index}]`,
    ),
  ]),
);

it.each([
  ['/posts', /content="Post number 8, whose title is long · Post number 7, [^"]* …"/],
  ['/tags', /content="rope · t0 · t1 · [^"]*t8"/],
  ['/archive', /content="May 2026"/],
])('%s', (path, description) => {
  const page = textAt(siteAt(POSTS, '2026-06-01'), path);
  const [meta = ''] = /<meta name="description" content="[^"]*"/.exec(page) ?? [];
  assert.match(meta, description);
  assert.ok(meta.length < 220);
});
