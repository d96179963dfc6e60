/** Permalinks, aliases and slugs: below the root, or refused. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { test } from 'vitest';
import { parseSitePath, parseSlug } from '../../build/content/site-path.ts';

const ACCEPTED: [title: string, written: string, path: string][] = [
  ['A path from the root', '/2026/my-post', '/2026/my-post'],
  ['The first slash may be left out', '2026/my-post', '/2026/my-post'],
  ['The last slash is dropped', '/old/', '/old'],
  ['The root', '/', '/'],
  ['Nothing between slashes but the root', '', '/'],
  ['Letters outside ASCII', '/café', '/caf%C3%A9'],
  ['Percent-encoding is read and respelled', '/caf%c3%a9/%61', '/caf%C3%A9/a'],
  ['A blank', '/a b', '/a%20b'],
  ['Dots in names', '/v1.2/x.html', '/v1.2/x.html'],
  ['Three dots are a name', '/...', '/...'],
  ['A colon in a later part', '/a:b', '/a:b'],
  ['A well-known path', '/.well-known/x', '/.well-known/x'],
];

for (const [title, written, path] of ACCEPTED) {
  test(`${title}: '${written}' is ${path}`, () => assert.deepEqual(parseSitePath(written), { path }));
}

const REFUSED: [title: string, written: string, reason: RegExp][] = [
  ['Up and out', '/../etc/passwd', /`\.\.` part/],
  ['Up in the middle', '/a/../b', /`\.\.` part/],
  ['Up at the end', '/a/..', /`\.\.` part/],
  ['Up without a slash before it', '../x', /`\.\.` part/],
  ['Up in disguise', '/%2e%2E/x', /`\.\.` part/],
  ['Here', '/./a', /`\.` or/],
  ['A slash in disguise', '/a%2fb', /slash inside/],
  ['A backslash', '/a\\..\\b', /backslash/],
  ['A backslash in disguise', '/%5c..%5cx', /backslash/],
  ['Another host', '//evil.example/x', /another host/],
  ['A URL', 'https://evil.example/x', /is a URL, not/],
  ['A script', 'javascript:alert(1)', /is a URL, not/],
  ['A query', '/a?b=c', /no `\?`/],
  ['A fragment', '/#posts/a.md', /no `#`/],
  ['Nothing between two slashes', '/a//b', /empty part/],
  ['A zero byte', '/a%00b', /control/],
  ['A line break, for a header of its own', '/a%0d%0aSet-Cookie:x', /control/],
  ['Half an encoding', '/100%', /percent-encoding/],
  ['Bytes that are not UTF-8', '/%c0%ae%c0%ae/x', /percent-encoding/],
];

for (const [title, written, reason] of REFUSED) {
  test(`${title} is refused: ${JSON.stringify(written)}`, () => {
    const parsed = parseSitePath(written);
    assert.match('refused' in parsed ? parsed.refused : `accepted as ${parsed.path}`, reason);
  });
}

test('A slug is one part, its characters meant literally', () => {
  assert.deepEqual(parseSlug('100% sure'), { path: '100% sure' });
  for (const slug of ['a/b', '..', '.', '', 'a\\b', 'a\nb']) assert.ok('refused' in parseSlug(slug), slug);
});

test('Every accepted path stays on this site: a browser resolves it to the same path of the same host', () => {
  const part = fc.constantFrom(
    '..',
    '.',
    '',
    'a',
    '%2e',
    '%2E%2e',
    '%5c',
    '\\',
    'é',
    '%',
    '//',
    ':',
    '?',
    '#',
    '%00',
  );
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join('/')),
      (written) => {
        const parsed = parseSitePath(written);
        if ('refused' in parsed) return;
        const url = new URL(parsed.path, 'https://site.example/base/page');
        assert.equal(url.host, 'site.example');
        assert.equal(url.pathname, parsed.path);
        assert.deepEqual(parseSitePath(parsed.path), parsed);
      },
    ),
    { numRuns: 2000 },
  );
});
