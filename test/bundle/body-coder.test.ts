/** Bodies coded by threads and from the cache: always the forms that are made without either. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { BodyCoder } from '../../build/bundle/body-coder.ts';
import { decodeForms, encodeForms } from '../../build/bundle/coded-forms.ts';
import { type CodedBody, codedBodies, QUICK_LEVELS, THOROUGH_LEVELS } from '../../build/bundle/codings.ts';
import { FileSlice, loadBytes } from '../../build/bytes/stored-bytes.ts';
import type { ContentCache } from '../../build/remember/content-cache.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { Random } from '../fuzz/random.ts';

/** Bodies of any size up to `most` bytes that compress more or less. */
function bodies(count: number, most: number): Uint8Array[] {
  const random = new Random(count);
  return Array.from({ length: count }, () => {
    const body = Buffer.alloc(random.below(most), 'a page ');
    for (let i = 0; i < body.length / 20; i++) body[random.below(body.length)] = random.below(256);
    return body;
  });
}

function mapCache(): ContentCache & { kept: Map<string, Uint8Array>; hits: number } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    hits: 0,
    get(key) {
      const found = kept.get(key) ?? null;
      if (found !== null) this.hits++;
      return found;
    },
    peek(key) {
      return this.get(key);
    },
    locate: () => null,
    put: (key, bytes) => void kept.set(key, Uint8Array.from(bytes)),
    save: async () => {},
  };
}

function assertSame(actual: readonly CodedBody[], expected: readonly CodedBody[]): void {
  const plain = (forms: readonly CodedBody[]): unknown =>
    forms.map(({ coding, bytes, sha256 }) => ({ coding, sha256, bytes: Buffer.from(loadBytes(bytes)) }));
  assert.deepEqual(plain(actual), plain(expected));
}

describe('a coder of bodies', () => {
  const cases: [string, Uint8Array[]][] = [
    ['a few small bodies, compressed at once', bodies(5, 4_000)],
    ['many bodies, compressed by threads', bodies(400, 20_000)],
    [
      'a body of several megabytes, which threads share',
      [...bodies(1, 4_000), Buffer.alloc(3 << 20, 'abc def ')],
    ],
  ];
  for (const [title, given] of cases) {
    it(`gives the same forms as without threads: ${title}`, async () => {
      const coder = new BodyCoder(QUICK_LEVELS);
      for (const body of given) coder.forms(body, 'text/html');
      const forms = await Promise.all(given.map((body) => coder.forms(body, 'text/html')));
      await coder.close();
      forms.forEach((made, index) => {
        assertSame(made, codedBodies(given[index] ?? Buffer.alloc(0), 'text/html', QUICK_LEVELS));
      });
    });
  }

  it('starts nothing again when it is closed in the middle of its work', async () => {
    const threads = (): string[] =>
      process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker');
    const before = threads();
    const coder = new BodyCoder(QUICK_LEVELS);
    for (const body of bodies(400, 20_000)) void coder.forms(body, 'text/html');
    await coder.close();
    for (const body of bodies(100, 20_000)) void coder.forms(body, 'text/html');
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(threads(), before, 'no thread keeps the process alive');
  });

  it('gives the same forms from the cache', async () => {
    const cache = mapCache();
    const given = bodies(60, 9_000);
    for (let build = 0; build < 2; build++) {
      const coder = new BodyCoder(QUICK_LEVELS, cache);
      for (const body of given) {
        assertSame(await coder.forms(body, 'text/css'), codedBodies(body, 'text/css', QUICK_LEVELS));
      }
      await coder.close();
    }
    assert.ok(cache.hits >= cache.kept.size && cache.kept.size > 40);
  });

  it('leaves the forms where the cache has them', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'coldpress-coder-'));
    const given = [...bodies(30, 9_000), Buffer.alloc(3 << 20, 'abc def ')];
    for (let build = 0; build < 2; build++) {
      const cache = await openCache(folder);
      const coder = new BodyCoder(QUICK_LEVELS, cache);
      for (const body of given) {
        const forms = await coder.forms(body, 'text/css');
        assertSame(forms, codedBodies(body, 'text/css', QUICK_LEVELS));
        assert.ok(forms.slice(1).every(({ bytes }) => bytes instanceof FileSlice));
      }
      await coder.close();
      await cache.save();
    }
    await rm(folder, { recursive: true });
  });

  it('makes again what the cache gives and is no coded body', async () => {
    const cache = mapCache();
    const [body = Buffer.alloc(0)] = [Buffer.alloc(2_000, 'some text ')];
    await new BodyCoder(QUICK_LEVELS, cache).forms(body, 'text/html');
    for (const key of cache.kept.keys()) cache.kept.set(key, Buffer.from('nonsense'));
    const forms = await new BodyCoder(QUICK_LEVELS, cache).forms(body, 'text/html');
    assertSame(forms, codedBodies(body, 'text/html', QUICK_LEVELS));
  });

  it('keeps levels and media types apart', async () => {
    const cache = mapCache();
    const body = Buffer.from('# Title\n\nSome text. '.repeat(100));
    for (const levels of [QUICK_LEVELS, THOROUGH_LEVELS]) {
      for (const type of ['text/markdown', 'text/html', 'image/png']) {
        const coder = new BodyCoder(levels, cache);
        assertSame(await coder.forms(body, type), codedBodies(body, type, levels));
      }
    }
  });

  it('codes a body once, however often it is requested', async () => {
    const cache = mapCache();
    const coder = new BodyCoder(QUICK_LEVELS, cache);
    const body = Buffer.alloc(5_000, 'text ');
    const forms = await Promise.all(
      [body, body, Buffer.from(body)].map((each) => coder.forms(each, 'text/html')),
    );
    assert.equal(forms[0]?.[1]?.bytes, forms[1]?.[1]?.bytes);
    assert.equal(forms[0]?.[1]?.bytes, forms[2]?.[1]?.bytes);
    assert.equal(cache.kept.size, 1);
  });
});

describe('coded forms as bytes', () => {
  const forms = codedBodies(Buffer.alloc(5_000, 'text '), 'text/html').slice(1);

  it('are read back as they were', () => {
    for (const given of [forms, []]) assertSame(decodeForms(encodeForms(given)) ?? [], given);
  });

  it('are refused where they are cut off, too long or something else', () => {
    const encoded = encodeForms(forms);
    for (let length = 0; length < encoded.length; length++) {
      // Nothing at all is a list of no forms.
      if (length > 0) assert.equal(decodeForms(encoded.subarray(0, length)), null);
    }
    assert.equal(decodeForms(Buffer.concat([encoded, Buffer.alloc(1)])), null);
    assert.equal(decodeForms(Buffer.from('nonsense')), null);
  });
});
