/** An author's own blocks in TypeScript: their HTML, their faults with places, and what is made again after a change. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import type { Problem } from '../../build/content/problem.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { AS_OF, buildTestSite, serveEmbedded } from '../harness/built-site.ts';
import { ROOT } from '../harness/run-cli.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';

const text = readFileSync(join(ROOT, 'content/pages/docs/shortcodes.md'), 'utf8');
/** The snippets of the docs by language, in order. */
const snippets = [...text.matchAll(/^(`{3,})(\w+)\n([\s\S]*?)^\1$/gm)].map(
  ([, , language, snippet = '']) => ({
    language,
    snippet,
  }),
);
const [KEY = '', TEAM = ''] = snippets
  .filter(({ language }) => language === 'ts')
  .map(({ snippet }) => snippet);
const [PEOPLE = ''] = snippets.filter(({ language }) => language === 'yaml').map(({ snippet }) => snippet);
const markdown = snippets.filter(({ language }) => language === 'markdown').map(({ snippet }) => snippet);

const HEAD = "import { html, raw, type Shortcode } from 'coldpress/parts';\n";
const SITE = { 'config.yml': 'sitename: Site\n', 'pages/home.md': '# Home\n' };

/** A shortcode `own` with this body of its function, used by one page. */
function own(body: string, use: string = '```mdcms own\n```\n'): Record<string, string> {
  return {
    ...SITE,
    'pages/a.md': `# A\n\n${use}`,
    'parts/own.ts': `${HEAD}const own: Shortcode = (options, body, around) => {\n  ${body}\n};\nexport default own;\n`,
  };
}

async function problemsOf(files: Record<string, string>): Promise<Problem[]> {
  return (await buildSite({ content: siteFolder(files), exclude: [], asOf: AS_OF, bare: true })).problems;
}

async function htmlOf(files: Record<string, string>, path: string): Promise<string> {
  const { component, problems } = await buildTestSite(siteFolder(files));
  assert.deepEqual(problems, []);
  const { origin, stop } = await serveEmbedded(component);
  const answer = await fetch(origin + path);
  const html = `${answer.headers.get('content-security-policy')}\n${await answer.text()}`;
  await stop();
  return html;
}

describe('a shortcode', () => {
  it('of the docs is a block and stands in a line, with data and escaping', async () => {
    const html = await htmlOf(
      {
        ...SITE,
        'pages/home.md': `# Home\n\n${markdown.join('\n')}\n[b]{key with="<i>"}\n`,
        'parts/key.ts': KEY,
        'parts/team.ts': TEAM,
        'parts/team.yml': 'csp:\n  img-src: https://flags.example\n',
        'data/people.yml': PEOPLE,
      },
      '/',
    );
    assert.match(html, /Press <kbd>Ctrl<\/kbd> \+ <kbd>S<\/kbd> to save, <kbd>F1<\/kbd> for help\./);
    assert.match(html, /<section class="team"><p>The people who <em>roast<\/em>\.<\/p>\n<ul>/);
    assert.match(html, /<li>Ada \(lead\): lead<\/li><li>Bo: roaster<\/li>/);
    assert.match(html, /\+ <kbd>&lt;i&gt;<\/kbd>/);
    assert.match(html, /img-src 'self' https:\/\/flags\.example/);
  });
  it('gets its options, its text, the page, and data of every format', async () => {
    const files = own(
      `return Promise.resolve(raw(\`<pre>\${JSON.stringify([options, around]).replaceAll("<", "&lt;")}</pre>\`));`,
      '```mdcms own first\ntwo-b: "x y"\nBody: text\n\n*More*\n```\n',
    );
    const html = await htmlOf(
      {
        ...files,
        'data/a.json': '{"b":[1]}',
        'data/c.csv': 'x,y\r\n"1,5","say ""hi"""\r\n',
        'data/d.yml': 'e: 1\n',
      },
      '/a',
    );
    const [, json = ''] = /<pre>(.*)<\/pre>/.exec(html) ?? [];
    assert.deepEqual(JSON.parse(json), [
      { value: 'first', 'two-b': 'x y', Body: 'text' },
      {
        text: '\n*More*',
        inline: false,
        page: { file: 'pages/a.md', path: '/a', language: 'en' },
        data: { a: { b: [1] }, c: [{ x: '1,5', y: 'say "hi"' }], d: { e: 1 } },
      },
    ]);
  });
  it('may import modules beside it', async () => {
    const files = own(`return html\`<p>\${greeting(options)}</p>\`;`);
    const html = await htmlOf(
      {
        ...files,
        'parts/own.ts': `import { greeting } from './lib/greet.ts';\n${files['parts/own.ts']}`,
        'parts/lib/greet.ts': 'export const greeting = (_: unknown): string => "Hello <you>";\n',
      },
      '/a',
    );
    assert.match(html, /<p>Hello &lt;you&gt;<\/p>/);
  });
  it('is not served, and its name is no address', async () => {
    const { component } = await buildTestSite(siteFolder({ ...own("return '';"), 'data/x.yml': 'a: 1' }));
    const { origin, stop } = await serveEmbedded(component);
    for (const path of ['/parts/own.ts', '/parts/own', '/data/x.yml']) {
      assert.equal((await fetch(origin + path)).status, 404, path);
    }
    await stop();
  });
});

describe('a fault of a shortcode is an error with its place', () => {
  const CASES: [title: string, files: Record<string, string>, problem: string, message: RegExp][] = [
    [
      'it throws',
      own("throw new Error('no such team');"),
      'parts/own.ts:3:9 shortcode-throws',
      /no such team/,
    ],
    ['it throws no error', own("throw 'text';"), 'parts/own.ts:1:1 shortcode-throws', /text/],
    [
      'it throws later',
      own("return Promise.reject(new Error('late'));"),
      'parts/own.ts:3:25 shortcode-throws',
      /late/,
    ],
    [
      'it throws when it is loaded',
      { ...own(''), 'parts/own.ts': "throw new Error('top');\nexport default 1;\n" },
      'parts/own.ts:1:7 shortcode-throws',
      /top/,
    ],
    ['it returns a number', own('return 4 as never;'), 'pages/a.md:3:1 shortcode-result', /returns number/],
    [
      'it returns nothing',
      own('return undefined as never;'),
      'pages/a.md:3:1 shortcode-result',
      /returns undefined/,
    ],
    [
      'it is no function',
      { ...own(''), 'parts/own.ts': 'export default 1;\n' },
      'pages/a.md:3:1 shortcode-result',
      /no function/,
    ],
    [
      'it has no default export',
      { ...own(''), 'parts/own.ts': 'export const a = 1;\n' },
      'parts/own.ts:0:0 shortcode-code',
      /default export/,
    ],
    ['it has a fault of syntax', own('return ="x";'), 'parts/own.ts:3:10 shortcode-code', /Unexpected "="/],
    [
      'it imports what there is not',
      { ...own(''), 'parts/own.ts': "import './gone.ts';\nexport default 1;\n" },
      'parts/own.ts:1:8 shortcode-code',
      /gone/,
    ],
    [
      'it has the name of a block',
      { ...SITE, 'parts/toc.ts': 'export default 1;\n' },
      'parts/toc.ts:0:0 shortcode-name',
      /toc/,
    ],
    ['broken data', { ...SITE, 'data/a.json': '{"a": }' }, 'data/a.json:0:0 data-syntax', /JSON/],
    ['a misspelt name', own("return '';", '```mdcms owm\n```\n'), 'pages/a.md:3:10 unknown-block', /owm/],
  ];
  for (const [title, files, place, message] of CASES) {
    it(title, async () => {
      const errors = (await problemsOf(files)).filter(({ severity }) => severity === 'error');
      const [first] = errors;
      assert.equal(`${first?.file}:${first?.line}:${first?.column} ${first?.code}`, place);
      assert.match(first?.message ?? '', message);
    });
  }
  it('it never returns: the build goes on, and does not wait for it twice', async () => {
    const use = '```mdcms own\n```\n';
    const problems = await problemsOf(own('for (;;) {}', use.repeat(3)));
    assert.deepEqual([...new Set(problems.map(({ code }) => code))], ['shortcode-slow']);
    assert.match(problems[0]?.message ?? '', /5 seconds/);
  });
});

describe('after a change', () => {
  it('of code or data the page that uses it is another, by the cache too', async () => {
    const files = own(`return html\`<p>\${(around.data.a as { b: string }).b}</p>\`;`);
    const content = siteFolder({ ...files, 'data/a.yml': 'b: first\n' });
    const out = temporaryFolder();
    const build = (): string => {
      execFileSync(
        process.execPath,
        [join(ROOT, 'build/cli/coldpress.js'), 'build', '--content', content, '--out', out],
        { stdio: 'ignore' },
      );
      return readFileSync(join(out, 'manifest.json'), 'utf8');
    };
    const first = build();
    assert.equal(build(), first);
    writeFileSync(join(content, 'data/a.yml'), 'b: second\n');
    const second = build();
    assert.notEqual(second, first);
    writeFileSync(join(content, 'data/a.yml'), 'b: first\n');
    assert.equal(build(), first);
  });
});
