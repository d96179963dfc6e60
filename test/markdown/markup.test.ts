/** The HTML as a validator and a strict Content-Security-Policy see it. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { test } from 'vitest';
import { unless } from '../harness/unless.ts';
import { html, post, render } from './site.ts';

/** Each construct once, twice where names must differ. */
const EVERYTHING = `# Title

Text^[Note *one*.] and[^two], [^two]. ![a](assets/images/a.jpg) [x](https://e.org)

[^two]: Note two.

## Code and tables

\`\`\`ts
const a: string = '<b>';
\`\`\`

| A | B |
|:-:|--:|
| 1 | 2 |

| A | B |
|---|---|
| 1 | 2 |

- [x] done
- [ ] not

### Deeper

![alone](assets/images/a.jpg)

## Blocks

\`\`\`mdcms callout-info
title: T
icon: flame
Body.
\`\`\`

\`\`\`mdcms toc
\`\`\`

\`\`\`mdcms toc-page
\`\`\`

\`\`\`mdcms toc-page
\`\`\`

\`\`\`mdcms posts-created-reversechronological
limit: 2
paginate: yes
\`\`\`

\`\`\`mdcms posts-created-reversechronological-byyearmonth
\`\`\`

\`\`\`mdcms posts-created-reversechronological-byyearmonth
selectyear: no
\`\`\`

\`\`\`mdcms posts-created-chronological
limit: 3
\`\`\`

\`\`\`mdcms tab
items:
  - title: a
    content: b
  - title: c
    title-style: "###"
    content: d
\`\`\`

\`\`\`mdcms tab-filled
items:
  - title: a
    content: b
\`\`\`

\`\`\`mdcms accordion
items:
  - title: a
    default: open
    title-style: "###"
    content: b
\`\`\`
`;

const context = {
  posts: ['2026-06-01', '2026-01-01', '2025-06-01', '2025-01-01', '2024-01-01'].map((day) => post(day)),
  sections: [{ code: 'a', name: 'A', pages: [post('2026-01-01')], children: [] }],
  pageNumber: 2,
};

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Style, not validity: how marked breaks its lines.
    'no-trailing-whitespace': 'off',
    // The order of landmarks and headings belongs to the page; here is an article.
    'heading-level': ['error', { allowMultipleH1: false }],
    // What the standard asks of an id, and no more: that it has no space.
    'valid-id': ['error', { relaxed: true }],
  },
});

test('The HTML of every construct is valid and accessible', async () => {
  const report = await validator.validateString(`<!DOCTYPE html>\n${html(EVERYTHING, context)}`);
  const messages = report.results.flatMap((result) =>
    result.messages.map((m) => `${m.line}: ${m.ruleId} ${m.message}`),
  );
  assert.deepEqual(messages, []);
});

test('No id stands twice, and every reference between elements has its end', () => {
  const markup = html(EVERYTHING, context);
  const ids = [...markup.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1] ?? '');
  assert.equal(new Set(ids).size, ids.length);
  for (const [, id = ''] of markup.matchAll(/\s(?:for|aria-labelledby)="([^"]*)"/g))
    assert.ok(ids.includes(id), id);
  for (const [, id = ''] of markup.matchAll(/href="#([^"]*)"/g))
    assert.ok(ids.includes(decodeURIComponent(id)), id);
});

test('The ids that the rendering names are those that its HTML has', () => {
  const { html: markup, anchors } = render(`${EVERYTHING}\n<p id="raw">x</p>`, context);
  const ids = [...markup.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
  assert.deepEqual([...anchors].sort(), [...ids].sort());
});

test('Nothing needs a policy looser than the strictest: no style, no script, no handler', () => {
  assert.doesNotMatch(html(EVERYTHING, context), /<script|<style|\sstyle=|\son\w+=|javascript:/i);
});

const sites = join(import.meta.dirname, '../../../shared/sites');
const absent = existsSync(sites) ? false : `no sample sites at ${sites}`;

test(
  'No page of the sample sites is unreadable, and all but raw HTML keep the policy',
  unless(absent),
  () => {
    const files = readdirSync(sites, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /(?:pages|posts).*\.md$/.test(name),
    );
    assert.ok(files.length > 60);
    for (const file of files) {
      const body = readFileSync(join(sites, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
      const { html: markup, problems } = render(body, {
        ...context,
        resolve: () => ({ path: '/', width: null, height: null }),
      });
      assert.deepEqual(
        problems.filter(({ severity }) => severity === 'error'),
        [],
        file,
      );
      assert.equal(/\sstyle=/.test(markup), /<\w[^>]*\sstyle=/.test(body), file);
    }
  },
);
