/** Assets at their own paths and at the paths with their hashes. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { loadBytes } from '../../../build/bytes/stored-bytes.ts';
import { type AssetSet, assetSet } from '../../../build/site/assets/assets.ts';

function set(files: Record<string, string>): AssetSet {
  return assetSet(Object.entries(files).map(([path, text]) => ({ path, bytes: Buffer.from(text) })));
}

function text({ resources, hashed }: AssetSet, path: string): string {
  const body = resources.get(hashed.get(path) ?? path)?.bodies[0]?.body ?? new Uint8Array();
  return Buffer.from(loadBytes(body)).toString();
}

describe('an asset', () => {
  it('is at its own path, to be checked each time, and at one with its hash for ever', () => {
    const { resources, hashed } = set({ '/assets/a.txt': 'a' });
    assert.equal(hashed.get('/assets/a.txt'), '/assets/a.ca978112ca1b.txt');
    assert.equal(resources.get('/assets/a.txt')?.freshness, 'revalidate');
    assert.equal(resources.get('/assets/a.ca978112ca1b.txt')?.freshness, 'immutable');
  });
  it('keeps its whole extension behind the hash, or has none', () => {
    const { hashed } = set({ '/a.tar.gz': 'a', '/LICENSE': 'a', '/a.b/c': 'a' });
    assert.deepEqual(
      [...hashed.values()],
      ['/a.ca978112ca1b.tar.gz', '/LICENSE.ca978112ca1b', '/a.b/c.ca978112ca1b'],
    );
  });
});

describe('a style sheet', () => {
  const IMAGE = { '/assets/images/a.png': 'png' };
  const HASHED = set(IMAGE).hashed.get('/assets/images/a.png') ?? '';
  const REFERENCES: [title: string, url: string][] = [
    ['from its own folder', '../images/a.png'],
    ['from the root', '/assets/images/a.png'],
    ['with a dot segment', './../images/./a.png'],
    ['percent-encoded', '../images/%61.png'],
  ];
  for (const [title, url] of REFERENCES) {
    it(`refers to the hashed path of what is written ${title}`, () => {
      const assets = set({ '/assets/css/a.css': `a{background:url(${url})}`, ...IMAGE });
      assert.equal(text(assets, '/assets/css/a.css'), `a{background:url(${HASHED})}`);
    });
  }
  const LEFT: [title: string, url: string][] = [
    ['of another site', 'https://example.org/assets/images/a.png'],
    ['of another site, without a scheme', '//example.org/assets/images/a.png'],
    ['data', 'data:image/png;base64,AA=='],
    ['a fragment', '#a'],
    ['a file that is not there', 'b.png'],
    ['a malformed one', '../images/%zz.png'],
  ];
  for (const [title, url] of LEFT) {
    it(`keeps a URL that is ${title}`, () => {
      const css = `a{background:url("${url}")}`;
      assert.equal(text(set({ '/assets/css/a.css': css, ...IMAGE }), '/assets/css/a.css'), css);
    });
  }
  it('keeps query and fragment', () => {
    const assets = set({ '/a.css': 'a{src:url(f.eot?#iefix)}', '/f.eot': 'f' });
    assert.equal(text(assets, '/a.css'), `a{src:url(${assets.hashed.get('/f.eot')}?#iefix)}`);
  });
  it('finds names that need encoding', () => {
    const assets = set({ '/a.css': 'a{src:url("größe 1.png")}', '/gr%C3%B6%C3%9Fe%201.png': 'x' });
    assert.match(text(assets, '/a.css'), /url\("\/gr%C3%B6%C3%9Fe%201\.[0-9a-f]{12}\.png"\)/);
  });
  it('has another hash when what it imports has another', () => {
    const before = set({ '/a.css': '@import "b.css";', '/b.css': 'a{background:url(c.png)}', '/c.png': '1' });
    const after = set({ '/a.css': '@import "b.css";', '/b.css': 'a{background:url(c.png)}', '/c.png': '2' });
    for (const path of ['/a.css', '/b.css', '/c.png'])
      assert.notEqual(before.hashed.get(path), after.hashed.get(path));
    assert.equal(text(after, '/a.css'), `@import "${after.hashed.get('/b.css')}";`);
  });
  it('is the same in any order of the files', () => {
    const files = { '/a.css': '@import "b.css";', '/b.css': 'a{background:url(c.png)}', '/c.png': '1' };
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    assert.deepEqual([...set(reversed).hashed].sort(), [...set(files).hashed].sort());
  });
  it('may import itself, or others in a circle: the reference that closes it stays plain', () => {
    const self = set({ '/a.css': '@import "a.css";' });
    assert.equal(text(self, '/a.css'), '@import "a.css";');
    const circle = set({
      '/a.css': '@import "b.css";',
      '/b.css': '@import "c.css";',
      '/c.css': '@import "a.css";',
    });
    assert.equal(text(circle, '/c.css'), '@import "a.css";');
    assert.equal(text(circle, '/b.css'), `@import "${circle.hashed.get('/c.css')}";`);
    assert.equal(text(circle, '/a.css'), `@import "${circle.hashed.get('/b.css')}";`);
  });
  it('that is not UTF-8 is served as it is', () => {
    const bytes = Buffer.from('a{background:url(\xff.png)}', 'latin1');
    const { resources } = assetSet([{ path: '/a.css', bytes }]);
    assert.equal(resources.get('/a.css')?.bodies[0]?.body, bytes);
  });
  it('at its plain path shows the same bytes', () => {
    const { resources, hashed } = set({ '/a.css': 'a{background:url(c.png)}', '/c.png': '1' });
    assert.deepEqual(
      resources.get('/a.css')?.bodies[0]?.body,
      resources.get(hashed.get('/a.css') ?? '')?.bodies[0]?.body,
    );
  });
});
