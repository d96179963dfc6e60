/** Documents that were read before, by another process. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'vitest';
import { readConfig } from '../../build/content/config.ts';
import { CONFIG_KEYS } from '../../build/content/config-keys.ts';
import { DocumentReader, type FoundDocument, type SourceFile } from '../../build/content/document-reader.ts';
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

const FILE = 'posts/x.md';

/** The document of a folder with this one, as a reader with `cache` gives it. */
function read(text: string, cache: ContentCache = NO_CACHE, rules: typeof RULES = RULES): FoundDocument {
  const [found] = new DocumentReader(cache).read([[FILE, Buffer.from(text)]], rules);
  assert.ok(found !== undefined);
  return found;
}

const LIST =
  'title: "A \\u00e9"\ncreated: 2026-01-15 09:00\ntags:\n  - one\n  - two\nlayout: x\ndraft: perhaps\n';

test('A file that was read before is found with all of its problems, in every form', () => {
  for (const text of [
    `---\n${LIST}---\nText.\n`,
    `\ufeff---  \r\n${LIST}---\r\n\r\n# Zwölf 😀`,
    `---\n${LIST}---`,
    '# A\n\nText.\n',
    '',
    '---\ntitle: A\n',
    '+++\ntitle = "A"\n+++\nText.\n',
    'A byte\u0000of another kind',
  ]) {
    const kept = new Map<string, Uint8Array>();
    const made = read(text, counting(kept));
    const plain = read(text);
    // Known where there is a cache.
    if (plain.read !== null) plain.read.document.sha256 = hash('sha256', text, 'hex');
    assert.deepEqual(made, plain, JSON.stringify(text));
    const cache = counting(kept);
    assert.deepEqual(read(text, cache), made, JSON.stringify(text));
    assert.equal(cache.given, 1);
  }
});

test('It is not found for another timezone, another text, or another name', () => {
  const kept = new Map<string, Uint8Array>();
  const text = `---\n${LIST}---\nText.\n`;
  const { problems } = read(text, counting(kept));
  assert.deepEqual(
    problems.map(({ code, line }) => `${code} ${line}`),
    ['draft-unclear 8', 'other-tool-key 7'],
  );
  const cache = counting(kept);
  const oslo = read(text, cache, { ...RULES, timezone: 'Europe/Oslo' });
  assert.equal(oslo.read?.document.created?.iso, '2026-01-15T09:00:00+01:00');
  assert.equal(read(text.replace('one', 'three'), cache).read?.document.tags[0], 'three');
  const [other] = new DocumentReader(cache).read([['posts/y.md', Buffer.from(text)]], RULES);
  assert.equal(other?.read?.document.path, '/posts/y');
  assert.equal(cache.given, 0);
});

test('Of many files those beside a changed one are read again, in their order', () => {
  const kept = new Map<string, Uint8Array>();
  const files = Array.from(
    { length: 200 },
    (_, index): SourceFile => [`posts/${1000 + index}.md`, Buffer.from(`# Post ${index}\n`)],
  );
  const read = (cache: ContentCache): (string | undefined)[] =>
    new DocumentReader(cache).read(files, RULES).map((each) => each.read?.document.title);
  read(counting(kept));
  const groups = kept.size;
  assert.ok(groups > 10 && groups < 60, `${groups} groups`);
  files[77] = ['posts/1077.md', Buffer.from('# Another\n')];
  const cache = counting(kept);
  assert.deepEqual(
    read(cache),
    files.map((_, index) => (index === 77 ? 'Another' : `Post ${index}`)),
  );
  assert.equal(cache.given, groups - 1);
});

test('The excerpt of a body is kept where there is no description', () => {
  const kept = new Map<string, Uint8Array>();
  let made = 0;
  const excerptsOf = (texts: readonly string[]): (string | undefined)[] => {
    const files = texts.map((text, index): SourceFile => [`posts/${index}.md`, Buffer.from(text)]);
    const reader = new DocumentReader(counting(kept), (body) => `${body.trim()} ${++made}`);
    return reader.read(files, RULES).map((each) => each.read?.document.excerpt);
  };
  const texts = ['---\ndescription: D\n---\nA\n', '---\ntitle: T\n---\nB\n'];
  assert.deepEqual(excerptsOf(texts), [undefined, 'B 1']);
  assert.deepEqual(excerptsOf(texts), [undefined, 'B 1']);
  assert.equal(made, 1);
});

test('A file that is not text has its problem, and nothing else', () => {
  const bytes = Buffer.concat([Buffer.from('---\ntitle: A\n---\n'), Buffer.of(0xff)]);
  const [found] = new DocumentReader(NO_CACHE).read([[FILE, bytes]], RULES);
  assert.equal(found?.read, null);
  assert.deepEqual(
    found?.problems.map(({ code, line }) => `${code} ${line}`),
    ['not-utf8 4'],
  );
});
