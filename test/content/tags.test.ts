/** Tags that differ only in case. */
import assert from 'node:assert/strict';
import { test } from 'vitest';
import { siteOf, summarise } from './fixtures.ts';

function post(front: string): string {
  return `---\ncreated: 2026-01-01\n${front}\n---\n`;
}

test('Each further spelling is reported once, with the place of the first', () => {
  const { problems } = siteOf({
    'posts/a.md': post('tags: [AI Tools, Rust]'),
    'posts/b.md': post('keywords: ai tools, rust'),
    'posts/c.md': post('keywords: ai tools, Rust'),
    'posts/d.md': post('tags:\n  - AI TOOLS'),
  });
  assert.deepEqual(
    problems.map(
      ({ file, line, column, code, severity, message }) =>
        `${file}:${line}:${column} ${severity} ${code} ${message}`,
    ),
    [
      'posts/b.md:3:11 warning tag-case `ai tools` and `AI Tools` (posts/a.md:3) differ only in case',
      'posts/b.md:3:11 warning tag-case `rust` and `Rust` (posts/a.md:3) differ only in case',
      'posts/d.md:4:5 warning tag-case `AI TOOLS` and `AI Tools` (posts/a.md:3) differ only in case',
    ],
  );
});

test('Within one file as well', () => {
  assert.deepEqual(summarise(siteOf({ 'posts/a.md': post('tags: [Rust, rust]') }).problems), [
    'posts/a.md:3:14 warning tag-case',
  ]);
});

test('The same spelling, other words, and drafts are fine', () => {
  const { problems } = siteOf({
    'posts/a.md': post('tags: [Rust, Rust, Rusty]'),
    'posts/b.md': post('draft: yes\ntags: [rust]'),
  });
  assert.deepEqual(problems, []);
});
