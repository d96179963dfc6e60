/** The same posts for every generator. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { parse } from 'yaml';
import { generatePost } from '../../bench/build/generate-site.ts';
import { layOut, writePost } from '../../bench/build/generator.ts';
import { astro } from '../../bench/build/generators/astro.ts';
import { coldpress } from '../../bench/build/generators/coldpress.ts';
import { eleventy } from '../../bench/build/generators/eleventy.ts';
import { hugo } from '../../bench/build/generators/hugo.ts';
import { conventionalPost, postParts } from '../../bench/build/post-parts.ts';
import { ROOT } from '../harness/run-cli.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

describe('a generated post', () => {
  it('has parts that make it up', () => {
    for (let number = 0; number < 50; number++) {
      const post = generatePost(number);
      const { title, date, tags, body } = postParts(post);
      assert.equal(
        `---\ntitle: ${title}\ncreated: ${date}\nkeywords: ${tags.join(', ')}\n---\n\n${body}`,
        post,
      );
    }
  });

  it('says the same in the front matter of other generators', () => {
    const { title, date, tags, body } = postParts(generatePost(17));
    const [, head = '', text] = /^---\n(.*?)---\n\n(.*)$/s.exec(conventionalPost(generatePost(17))) ?? [];
    assert.deepEqual(parse(head), { title, date, tags });
    assert.equal(text, body);
  });

  it('is distinguished from other text', () =>
    assert.throws(() => postParts('# Hello\n'), /not a generated post: # Hello/));
});

describe('generators', () => {
  const all = [coldpress(ROOT), eleventy(), hugo(), astro()];
  for (const generator of all) {
    it(`${generator.name} gets every post, its own files and nothing else`, async () => {
      const folder = temporaryFolder();
      await layOut(generator, folder, 3);
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).length;
      assert.equal(files, Object.keys(generator.files).length + 3);
      const post = join(folder, generator.posts.folder, '00002.md');
      assert.equal(readFileSync(post, 'utf8'), generator.posts.convert(generatePost(2)));
      await writePost(generator, folder, 2, 1);
      assert.equal(readFileSync(post, 'utf8'), generator.posts.convert(generatePost(2, 1)));
    });

    it(`${generator.name} says of its output whether it is compressed, and writes it to where a cold build clears`, () => {
      assert.ok(generator.writes.includes(generator.output));
      assert.equal(generator.compressed !== null, generator.name === 'coldpress');
    });
  }
});
