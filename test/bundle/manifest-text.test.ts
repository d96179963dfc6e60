/** The text of manifest.json: the manifest itself, a line for each thing in it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Manifest } from '../../build/bundle/manifest.ts';
import { manifestText } from '../../build/bundle/manifest-text.ts';
import { makeFixtureSite } from '../serve/fixture-site.ts';

const text = (manifest: Manifest): string => Buffer.concat([...manifestText(manifest)]).toString();

describe('the text of a manifest', () => {
  const { manifest } = makeFixtureSite();

  it('is JSON of the manifest, keys in their order', () => {
    assert.equal(JSON.stringify(JSON.parse(text(manifest))), JSON.stringify(manifest));
  });

  it('has a line for each route and each body', () => {
    const lines = text(manifest).split('\n');
    for (const route of manifest.routes) {
      assert.ok(
        lines.some((line) => line.startsWith(`{"path":${JSON.stringify(route.path)},`)),
        route.path,
      );
    }
    for (const sha of Object.keys(manifest.bodies))
      assert.ok(lines.some((line) => line.startsWith(`"${sha}":[`)));
    assert.equal(lines.at(-1), '');
  });

  it('is made in blocks, none of them long, with every character whole', () => {
    const markdown = '𝄞'.repeat(400_000);
    const post = { html: '', markdown, text: '' } as unknown as Manifest['posts'][number];
    const large = { ...manifest, posts: Array.from({ length: 12 }, () => post) };
    const blocks = [...manifestText(large)];
    assert.ok(blocks.length > 5);
    for (const block of blocks) assert.ok(block.length < 8 << 20);
    assert.deepEqual(JSON.parse(text(large)), JSON.parse(JSON.stringify(large)));
  });

  it('has no lines where there is nothing', () => {
    assert.ok(text({ ...manifest, posts: [], bodies: {} }).includes('"posts":[],\n'));
  });
});
