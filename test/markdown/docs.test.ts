/** content/pages/docs/markdown.md: its examples do what it says, and it leaves no block out. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { BLOCK_TAGS } from '../../build/markdown/blocks/read.ts';
import { post, render } from './site.ts';

const text = readFileSync(join(import.meta.dirname, '../../content/pages/docs/markdown.md'), 'utf8');
const examples = [...text.matchAll(/^(`{3,})markdown\n([\s\S]*?)\n\1$/gm)].map((match) => match[2] ?? '');

/** A site in which everything exists that the examples name. */
const everything = {
  posts: [post('2026-06-20'), post('2025-03-01')],
  sections: [{ code: 'reference', name: 'Reference', pages: [post('2026-01-01')], children: [] }],
  resolve: (target: string) => ({ path: `/${target}`, width: null, height: null }),
  hasAnchor: () => true,
};

test('There are examples', () => assert.ok(examples.length >= 10, `${examples.length}`));

for (const example of examples) {
  test(`The example ${JSON.stringify(example.slice(0, 60))} has no problem`, () => {
    assert.deepEqual(render(example, everything).problems, []);
  });
}

test('Every tag is named, lists of posts by the parts of their tags', () => {
  for (const tag of BLOCK_TAGS) {
    const parts = /^posts-/.test(tag) ? tag.split(/-(?=created|date|chrono|reverse|by|last)/) : [tag];
    for (const part of parts) assert.ok(text.includes(part.replace(/^callout-/, '')), tag);
  }
});

test('The article of every example has only the classes that the docs name', () => {
  const known = new Set([...text.matchAll(/[\w-]+/g)].map(([word]) => word));
  for (const example of examples) {
    for (const [, names = ''] of render(example, everything).html.matchAll(/class="([^"]*)"/g)) {
      for (const name of names.split(' ')) {
        assert.ok(
          known.has(name) || /^(?:hljs|language|tabs|accordion|callout|tml|chr|wbk)-/.test(name),
          name,
        );
      }
    }
  }
});
