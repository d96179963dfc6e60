// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the code of templates is text here
/** An author's own templates: their pages, their faults with places, and what is made again after a change. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Problem } from '../../build/content/problem.ts';
import { TEMPLATE_NAMES } from '../../build/content/template-names.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { AS_OF, buildTestSite, serveEmbedded } from '../harness/built-site.ts';
import { ROOT } from '../harness/run-cli.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';

const text = readFileSync(join(ROOT, 'content/pages/docs/templates.md'), 'utf8');
/** The snippets of the docs, in order. */
const snippets = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, , snippet = '']) => snippet);
const [POST = '', TAG = '', SHOP = '', LANDING = ''] = snippets;

const HEAD = "import { html, raw, type Template } from 'coldpress/templates';\n";
const SITE = {
  'config.yml': 'sitename: Site\nurl: https://site.example\n',
  'pages/home.md': '# Home\n',
  'pages/about.md': '---\ntitle: About\nextra: { time: 20 min }\n---\nWords.\n',
  'pages/land.md': '---\ntitle: Land\nlayout: landing\n---\nWords & more.\n',
  'posts/first.md':
    '---\ntitle: First & best\ncreated: 2026-01-01\nauthor: Ada <a>\ntags: [tea]\n---\nOne.\n',
  'posts/second.md': '---\ntitle: Second\ncreated: 2026-01-02\ntags: [tea]\n---\nTwo.\n',
};

/** A template with this body of its function. */
function template(name: string, body: string): Record<string, string> {
  const code = `${HEAD}const own: Template<'${name}'> = (page, theme, around) => {\n  ${body}\n};\nexport default own;\n`;
  return { ...SITE, [`templates/${name}.ts`]: code };
}

async function problemsOf(files: Record<string, string>): Promise<Problem[]> {
  return (await buildSite({ content: siteFolder(files), exclude: [], asOf: AS_OF, bare: true })).problems;
}

interface Served {
  html: (path: string) => Promise<string>;
  stop: () => Promise<unknown> | unknown;
}

async function serve(files: Record<string, string>): Promise<Served> {
  const { component, problems } = await buildTestSite(siteFolder(files));
  assert.deepEqual(problems, []);
  const { origin, stop } = await serveEmbedded(component);
  const html = async (path: string): Promise<string> => {
    const answer = await fetch(origin + path);
    return `${answer.headers.get('content-security-policy')}\n${await answer.text()}`;
  };
  return { html, stop };
}

describe('a template', () => {
  let site: Served;
  beforeAll(async () => {
    site = await serve({
      ...SITE,
      'templates/post.ts': POST,
      'templates/post.yml': 'csp:\n  img-src: https://post.example\n',
      'templates/tag.ts': TAG,
      'templates/landing.ts': LANDING,
      'templates/page.ts':
        "import { word } from './lib/word.ts';\n" +
        `${HEAD}const page: Template = async ({ meta, html: body }, theme) =>\n` +
        '  theme.document(html`<h1>$'.concat('{word}</h1>$', '{body}$', '{JSON.stringify(meta.extra)}`);\n') +
        'export default page;\n',
      'templates/lib/word.ts': "export const word: string = 'A <word>';\n",
      'templates/error.ts':
        `${HEAD}const lost: Template<'error'> = ({ posts }, theme, { site }) => theme.document(raw(` +
        '`<h1>Lost</h1>${posts.length} ${site.navigation.length}`));\nexport default lost;\n',
      'data/shop.yml': SHOP,
    });
  });
  afterAll(() => site.stop());

  it('of the docs changes posts a little: pieces of the theme, and escaping', async () => {
    const html = await site.html('/posts/first');
    assert.match(html, /<p class="thanks">Written by Ada &lt;a&gt;\. Thank you for reading\.<\/p>/);
    assert.match(html, /<h1>First &amp; best<\/h1>/);
    assert.match(html, /<title>First &amp; best — Site<\/title>/);
    assert.match(html, /<main id="page:main"[^>]*><article>/);
    assert.match(html, /<div class="prose"><p>One\.<\/p>/);
    assert.match(html, /<nav class="neighbours"/);
  });
  it('gives the sources beside it to its own pages alone', async () => {
    assert.match(await site.html('/posts/first'), /img-src 'self' https:\/\/post\.example/);
    assert.doesNotMatch(await site.html('/about'), /post\.example/);
  });
  it('of the docs makes lists from data', async () => {
    const html = await site.html('/tags/tea');
    assert.match(html, /<caption>2 posts about [^<]*, by The Roastery<\/caption>/);
    assert.match(html, /<td><a href="\/posts\/second">Second<\/a><\/td>/);
    assert.doesNotMatch(await site.html('/tags'), /<caption>/);
  });
  it('of the docs writes a whole document', async () => {
    const html = await site.html('/land');
    assert.match(html, /<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8">/);
    assert.match(html, /<main id="page:main"><h1>Land<\/h1><p>Words &amp; more\.<\/p>/);
  });
  it('may be asynchronous, imports modules beside it, and reads front matter', async () => {
    const html = await site.html('/about');
    assert.match(html, /<h1>A &lt;word&gt;<\/h1><p>Words\.<\/p>\n?\{&quot;time&quot;:&quot;20 min&quot;\}/);
  });
  it('leaves pages of other kinds to the theme', async () => {
    assert.match(await site.html('/'), /<h1 id="home">.*Home.*<\/h1>/);
    assert.doesNotMatch(await site.html('/'), /class="thanks"|A &lt;word/);
  });
  it('shows an error page', async () => {
    assert.match(await site.html('/nothing-here'), /<h1>Lost<\/h1>2 \d/);
  });
  it('is not served', async () => {
    assert.match(await site.html('/templates/post.ts'), /<h1>Lost<\/h1>/);
    assert.match(await site.html('/templates/lib/word.ts'), /<h1>Lost<\/h1>/);
  });
  it('that shows the theme piece by piece makes the page that the theme makes', async () => {
    const names = TEMPLATE_NAMES.filter((name) => name !== 'search');
    const same = Object.fromEntries(
      names.map((name) => [
        `templates/${name}.ts`,
        `${HEAD}const own: Template<'${name}'> = (_, theme) => theme.document(theme.main);\nexport default own;\n`,
      ]),
    );
    const own = await serve({ ...SITE, ...same });
    const theirs = await serve(SITE);
    for (const path of [
      '/',
      '/about',
      '/land',
      '/posts/first',
      '/posts',
      '/tags',
      '/tags/tea',
      '/archive/2026',
      '/x',
    ]) {
      assert.equal(await own.html(path), await theirs.html(path), path);
    }
    await own.stop();
    await theirs.stop();
  });
  it('of the search keeps its results', async () => {
    const own = await serve({
      ...SITE,
      ...template('search', 'return theme.document(html`<p>Own.</p>${theme.title}${theme.body}`);'),
    });
    const html = await own.html('/search?q=second');
    assert.match(html, /<p>Own\.<\/p>/);
    assert.match(html, /<a href="\/posts\/second">/);
    await own.stop();
  });
  it('works below a base path', async () => {
    const files = {
      ...template('page', 'return theme.document(html`${theme.title}<a href="/about">x</a>`);'),
    };
    const own = await serve({ ...files, 'config.yml': 'sitename: Site\nurl: https://site.example/blog\n' });
    assert.match(await own.html('/blog/about'), /<a href="\/blog\/about">x<\/a>/);
    await own.stop();
  });
});

describe('a fault of a template has its place', () => {
  const CASES: [title: string, files: Record<string, string>, problem: string, message: RegExp][] = [
    [
      'it throws',
      template(
        'post',
        'return theme.document((page.author as { name: string }).name + html`<h1>x</h1>`.markup);',
      ),
      'templates/post.ts:3:59 error template-throws',
      /throws on posts\/second\.md: .*null/,
    ],
    [
      'it rejects, on a list',
      template('list', "return Promise.reject(new Error('late'));"),
      'templates/list.ts:3:25 error template-throws',
      /throws on \/\S+: late/,
    ],
    [
      'it gives the theme no HTML',
      template('page', 'return theme.document(4 as never);'),
      'templates/page.ts:3:16 error template-throws',
      /takes HTML/,
    ],
    [
      'it throws in a module that it imports',
      {
        ...SITE,
        'templates/error.ts': "import './lib/a.ts';\nexport default () => '';\n",
        'templates/lib/a.ts': "const a = 1;\nthrow new Error('top' + a);\n",
      },
      'templates/lib/a.ts:2:7 error template-throws',
      /top1/,
    ],
    [
      'it returns nothing',
      template('home', 'return undefined as never;'),
      'templates/home.ts:0:0 error template-result',
      /returns undefined/,
    ],
    [
      'it returns an empty text',
      template('post', "return ' ';"),
      'templates/post.ts:0:0 error template-result',
      /an empty text/,
    ],
    [
      'it is no function',
      { ...SITE, 'templates/post.ts': 'export default 1;\n' },
      'templates/post.ts:0:0 error template-result',
      /no function/,
    ],
    [
      'it has no default export',
      { ...SITE, 'templates/post.ts': 'export const a = 1;\n' },
      'templates/post.ts:0:0 error template-code',
      /default export/,
    ],
    [
      'it has a fault of syntax',
      template('post', 'return ="x";'),
      'templates/post.ts:3:10 error template-code',
      /Unexpected "="/,
    ],
    [
      'it imports what there is not',
      { ...SITE, 'templates/post.ts': "import './gone.ts';\nexport default 1;\n" },
      'templates/post.ts:1:8 error template-code',
      /gone/,
    ],
    [
      'it leaves out the results of the search',
      template('search', 'return theme.document(theme.title);'),
      'templates/search.ts:0:0 error template-result',
      /without the field and the results/,
    ],
    [
      'a misspelt name',
      { ...SITE, 'templates/posts.ts': 'export default 1;\n' },
      'templates/posts.ts:0:0 warning template-unknown',
      /called posts/,
    ],
    [
      'another extension',
      { ...SITE, 'templates/post.js': 'export default 1;\n' },
      'templates/post.js:0:0 warning template-unknown',
      /ends in \.ts/,
    ],
  ];
  for (const [title, files, place, message] of CASES) {
    it(title, async () => {
      const [first] = await problemsOf(files);
      assert.equal(`${first?.file}:${first?.line}:${first?.column} ${first?.severity} ${first?.code}`, place);
      assert.match(first?.message ?? '', message);
    });
  }
  it('a misspelt name is offered the right one', async () => {
    const [first] = await problemsOf({ ...SITE, 'templates/posts.ts': 'export default 1;\n' });
    assert.equal(first?.hint, 'Did you mean `post`?');
  });
  it('it never returns: the build goes on, and does not wait for it twice', async () => {
    // Asleep, where a shortcode's test has one that is busy for the same five seconds.
    const body = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);';
    const problems = await problemsOf(template('post', body));
    assert.deepEqual(
      problems.map(({ code, file }) => `${code} ${file}`),
      ['template-slow templates/post.ts'],
    );
  });
  for (const [left, code, missing] of [
    [
      'language',
      'html`<!DOCTYPE html><html><head>${theme.head}</head><body><main>${theme.title}</main>`',
      /a language/,
    ],
    [
      'an empty language',
      'html`<!DOCTYPE html><html lang=""><head>${theme.head}</head><body><main>${theme.title}</main>`',
      /a language/,
    ],
    [
      'title',
      'html`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title> </title><main>${theme.title}</main>`',
      /a `<title>`/,
    ],
    [
      'main',
      'html`<!DOCTYPE html><html lang="en"><head>${theme.head}</head><!-- <main> -->${theme.title}`',
      /a `<main>`/,
    ],
    ['second main', 'theme.document(html`<main>${theme.title}</main>`)', /more than one/],
    ['heading', 'theme.document(theme.body)', /heading of the first level/],
    [
      'doctype',
      'html`<html lang="en"><head>${theme.head}</head><main>${theme.title}</main>`',
      /<!DOCTYPE html>/,
    ],
    [
      'viewport',
      'html`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>x</title><main>${theme.title}</main>`',
      /viewport/,
    ],
  ] as const) {
    it(`what is left out is one warning, for all its pages: ${left}`, async () => {
      const problems = await problemsOf(template('post', `return ${code};`));
      assert.deepEqual(
        problems.map((each) => `${each.code} ${each.severity} ${each.file}`),
        ['template-incomplete warning templates/post.ts'],
      );
      assert.match(problems[0]?.message ?? '', missing);
    });
  }
});

describe('after a change', () => {
  // A page that is made again is another: each has a number by chance.
  const files = {
    ...SITE,
    ...template(
      'post',
      'return theme.document(html`${theme.title}${String(around.data.a)}${Math.random()}`);',
    ),
    'templates/tag.ts': `${HEAD}const tag: Template<'tag'> = (_, theme) => theme.document(html\`\${theme.title}\${Math.random()}\`);\nexport default tag;\n`,
    'data/a.yml': '1\n',
    'data/b.yml': '1\n',
  };
  const CHANGES: [title: string, file: string, content: string, changed: string[]][] = [
    [
      'of data that a template reads its pages are others',
      'data/a.yml',
      '2\n',
      ['/posts/first', '/posts/second'],
    ],
    ['of data that no template reads no page is another', 'data/b.yml', '2\n', []],
    [
      'of a template its pages are others, and no more',
      'templates/tag.ts',
      files['templates/tag.ts'].replace('${theme.title}', '${theme.title}!'),
      ['/tags/tea'],
    ],
  ];
  for (const [title, file, content, changed] of CHANGES) {
    it(title, async () => {
      const folder = siteFolder(files);
      const kept = temporaryFolder();
      const bodies = async (): Promise<Map<string, string>> => {
        const cache = await openCache(kept);
        const { result } = await buildSite({
          content: folder,
          exclude: [],
          asOf: AS_OF,
          cache,
        });
        await cache.save();
        const html = (result?.manifest.routes ?? []).flatMap(({ path, versions }) =>
          versions.flatMap(({ representations }) =>
            representations
              .filter(({ type, coding }) => type === 'text/html' && coding === 'identity')
              .map(({ body }) => [path, body ?? ''] as const),
          ),
        );
        return new Map(html);
      };
      const before = await bodies();
      writeFileSync(join(folder, file), content);
      const after = await bodies();
      const others = [...after].filter(([path, body]) => before.get(path) !== body).map(([path]) => path);
      assert.deepEqual(others, changed);
    });
  }
});
