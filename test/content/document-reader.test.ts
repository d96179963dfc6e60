/** Documents that were read before, by another process. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { readConfig } from '../../build/content/config.ts';
import { CONFIG_KEYS } from '../../build/content/config-keys.ts';
import { DocumentReader, type FoundDocument } from '../../build/content/document-reader.ts';
import { SourceText } from '../../build/content/source-text.ts';
import { YamlMap } from '../../build/content/yaml-map.ts';
import { emptyYaml } from '../../build/content/yaml-text.ts';
import { type ContentCache, NO_CACHE } from '../../build/remember/content-cache.ts';

const none = new YamlMap(emptyYaml(new SourceText('config.yml', '')), null, CONFIG_KEYS, '', []);
const RULES = readConfig(none, new Map());

/** A cache that counts what it gives. */
function counting(kept: Map<string, Uint8Array>): ContentCache & { given: number } {
  const cache = {
    ...NO_CACHE,
    given: 0,
    get: (key: string) => {
      const found = kept.get(key) ?? null;
      if (found !== null) cache.given++;
      return found;
    },
    put: (key: string, bytes: Uint8Array) => {
      kept.set(key, bytes);
    },
  };
  return cache;
}

function read(text: string, cache: ContentCache = NO_CACHE, rules: typeof RULES = RULES): FoundDocument {
  return new DocumentReader(cache).read('posts/x.md', Buffer.from(text), rules);
}

const LIST =
  'title: "A \\u00e9"\ncreated: 2026-01-15 09:00\ntags:\n  - one\n  - two\nlayout: x\ndraft: perhaps\n';

test('Front matter that only the parser can read is parsed once, and found with all of its problems', () => {
  const kept = new Map<string, Uint8Array>();
  const made = read(`---\n${LIST}---\nText.\n`, counting(kept));
  assert.equal(kept.size, 1);
  const cache = counting(kept);
  const found = read(`---\n${LIST}---\nText.\n`, cache);
  assert.equal(cache.given, 1);
  assert.deepEqual(found, made);
  assert.deepEqual(
    found.problems.map(({ code, line }) => `${code} ${line}`),
    ['draft-unclear 8', 'other-tool-key 7'],
  );
});

test('It is found where the rest of the file is another, which is then read', () => {
  const kept = new Map<string, Uint8Array>();
  read(`---\n${LIST}---\nText.\n`, counting(kept));
  for (const text of [
    `---\n${LIST}---\nOther text.\n`,
    `---  \r\n${LIST}---\r\n\r\nText.`,
    `---\n${LIST}---`,
  ]) {
    const cache = counting(kept);
    assert.deepEqual(read(text, cache), read(text), JSON.stringify(text));
    assert.equal(cache.given, 1);
  }
});

test('It is not found for another timezone, nor when it is another', () => {
  const kept = new Map<string, Uint8Array>();
  const text = `---\n${LIST}---\nText.\n`;
  read(text, counting(kept));
  const cache = counting(kept);
  const oslo = read(text, cache, { ...RULES, timezone: 'Europe/Oslo' });
  assert.equal(oslo.read?.document.created?.iso, '2026-01-15T09:00:00+01:00');
  assert.equal(read(text.replace('one', 'three'), cache).read?.document.tags[0], 'three');
  assert.equal(cache.given, 0);
});

test('A file without front matter, or with front matter that is refused, is not kept', () => {
  const kept = new Map<string, Uint8Array>();
  for (const text of ['# A\n\nText.\n', '---\ntitle: A\n']) {
    assert.deepEqual(read(text, counting(kept)), read(text));
  }
  assert.equal(kept.size, 0);
});

test('A file that is not text has its problem, and nothing else', () => {
  const bytes = Buffer.concat([Buffer.from('---\ntitle: A\n---\n'), Buffer.of(0xff)]);
  const { read, problems } = new DocumentReader(NO_CACHE).read('posts/x.md', bytes, RULES);
  assert.equal(read, null);
  assert.deepEqual(
    problems.map(({ code, line }) => `${code} ${line}`),
    ['not-utf8 4'],
  );
});
