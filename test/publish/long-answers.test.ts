/** No answer is longer than hosts send, and the build names those of the author that are. */
import assert from 'node:assert/strict';
import { beforeAll, describe, it } from 'vitest';
import { searchIndex } from '../../build/pages/search/search-index.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { LONGEST_ANSWER, largeAnswers } from '../../build/plan/large-answers.ts';
import { siteFolder } from '../harness/site-folder.ts';
import { CONFIG, contentOf, post, siteAt, textAt } from './site.ts';

describe('an answer that is longer than hosts send', () => {
  const film = new Uint8Array(LONGEST_ANSWER + 1);
  let built: Awaited<ReturnType<typeof buildSite>>;
  beforeAll(async () => {
    const content = siteFolder({
      'config.yml': CONFIG,
      'pages/home.md': '---\ntitle: Home\n---\nHello.\n',
      'pages/long.md': `---\ntitle: Long\n---\n${'Words. '.repeat(300)}\n`,
      'assets/film.bin': film,
      'assets/short.bin': film.subarray(1),
    });
    built = await buildSite({ content, exclude: [], asOf: 0, bare: true });
  });

  it('is a warning at the file, once for both of its addresses', () => {
    const found = built.problems.filter(({ code }) => code === 'answer-too-long');
    assert.deepEqual(
      found.map(({ file, severity, message }) => [file, severity, message]),
      [
        [
          'assets/film.bin',
          'warning',
          '/assets/film.bin has 10 MB as application/octet-stream, and some hosts send 10 MB at most',
        ],
      ],
    );
    assert.ok(built.result !== null);
  });

  it('is found among pages, their Markdown and what the build adds', () => {
    assert.ok(built.result !== null);
    const { manifest } = built.result;
    const files = largeAnswers(manifest, { assets: [] }, 1_500).map(({ file, message }) => [
      file,
      message.split(' ')[0],
    ]);
    assert.ok(files.some(([file, path]) => file === 'pages/long.md' && path === '/long'));
    assert.ok(files.some(([file, path]) => file === 'pages/long.md' && path === '/long.md'));
    assert.ok(files.some(([file, path]) => file === '' && path?.startsWith('/assets/coldpress/')));
    assert.ok(!files.some(([, path]) => path === '/robots.txt'));
  });
});

describe('what the build writes of long posts', () => {
  const long = `${'A long line of words that say little. '.repeat(40_000)}\n`;

  it('holds articles in feeds until they are long enough, and then what describes them', () => {
    const site = siteAt(
      {
        'posts/a.md': post('title: A\ncreated: 2026-01-03\ndescription: Says A') + long,
        'posts/b.md': post('title: B\ncreated: 2026-01-02\ndescription: Says B') + long,
        'posts/c.md': post('title: C\ncreated: 2026-01-01\ndescription: Says C') + long,
      },
      '2026-06-01',
    );
    for (const [path, type] of [
      ['/feed.xml', 'application/rss+xml'],
      ['/atom.xml', 'application/atom+xml'],
      ['/feed.json', 'application/feed+json'],
    ] as const) {
      const text = textAt(site, path, type);
      assert.ok(text.length > long.length && text.length < 2 * long.length, `${path}: ${text.length}`);
      for (const said of ['Says B', 'Says C']) assert.ok(text.includes(`${said}`), path);
    }
  });

  it('shortens the bodies in search.json until it fits', () => {
    const posts = Object.fromEntries(
      Array.from({ length: 900 }, (_, index) => [
        `posts/${index}.md`,
        post(`title: P${index}`) + '語'.repeat(6_000),
      ]),
    );
    const { documents, config } = contentOf(posts);
    const text = searchIndex(documents, config);
    assert.ok(Buffer.byteLength(text) <= LONGEST_ANSWER);
    assert.equal((JSON.parse(text) as unknown[]).length, documents.length);
  });
});
