/** Tables of content/pages/docs/ that say what a site does: a small site is built and does each row. */
import assert from 'node:assert/strict';
import { concatenate } from '../../../build/bytes/chunks.ts';
import { createNativeSite, type NativeResponse } from '../../../build/host/native.ts';
import { buildSite } from '../../../build/plan/build-site.ts';
import { searcher } from '../../harness/search-index.ts';
import { siteFolder } from '../../harness/site-folder.ts';
import { render } from '../../markdown/site.ts';
import { codesIn } from './tables.ts';

const AT = (iso: string): number => Date.parse(`${iso}T00:00Z`) / 1000;
const NOW = AT('2027-01-01');

/** What the columns of the table of times mean. */
const TIMES = [AT('2027-06-01'), AT('2027-08-01'), AT('2027-10-01')];

const FILES: Record<string, string> = {
  'config.yml': 'sitename: Small\nurl: https://small.example\n',
  'nav.yml': 'sections:\n  - code: guides\n    defaultname: Guides\n',
  'pages/home.md': '---\ntitle: Home\n---\nHello.\n',
  'posts/timed.md':
    '---\ntitle: Timely\ncreated: 2027-07-01\nexpires: 2027-09-01\ntags: [wasm]\nauthor: Lind\nsection-id: guides\naliases: /old\n---\nText.\n',
};

/** By the first cell of the table of security.md: what a page has. */
const PAGES: Readonly<Record<string, string>> = {
  'a script that the build put there': 'Text.',
  'script files of the site': '<script src="/assets/own.js"></script>',
  '`style="…"` or `<style>` in raw HTML': '<p style="margin:0">Text</p>',
  'any frame': '<iframe src="/assets/frame.html" title="Frame"></iframe>',
  'a service of [config.yml](widgets.md), or a part with a `csp` beside it': '',
  'something that opens when the reader wants it':
    'https://youtu.be/dQw4w9WgXcQ\n\nhttps://media.example/a.mp3',
  'images, video, sound or frames of other sites':
    '<img src="https://a.example/a.png" alt=""> <video src="https://a.example/a.mp4"></video> <iframe src="https://a.example/" title="F"></iframe>',
  'a form': '<form action="/send"><button>Send</button></form>',
  'an inline script, a handler (`onclick`), a script or style sheet of another site':
    '<p onclick="x()">Text</p><script>x()</script>',
};

type Site = (target: string, now?: number) => NativeResponse;

/** Throws where the rows are not what the site does. */
export type BehaviourCheck = (rows: string[][]) => Promise<void>;

async function built(files: Readonly<Record<string, string>>): Promise<{ paths: string[]; get: Site }> {
  const { problems, result } = await buildSite({ content: siteFolder(files), exclude: [], asOf: NOW });
  assert.ok(result !== null, JSON.stringify(problems));
  const site = createNativeSite(concatenate(result.pack));
  return {
    paths: result.manifest.routes.map(({ path }) => path),
    get: (target, now = NOW) => site.respond({ method: 'GET', target, headers: [], now }),
  };
}

let timed: ReturnType<typeof built> | undefined;
function timedSite(): ReturnType<typeof built> {
  timed ??= built(FILES);
  return timed;
}

const has = ({ body }: NativeResponse, word: string): boolean => Buffer.from(body).toString().includes(word);

/** What each row of the table of times is about, as the cells say it. */
const TIMELY: Readonly<Record<string, (get: Site, now: number) => string[]>> = {
  'the post’s URL, and its `.md`': (get, now) =>
    ['/posts/timed', '/posts/timed.md'].map((target) => String(get(target, now).status)),
  'lists, tags, authors, archive, series, related posts, previous and next': (get, now) =>
    ['/tags/wasm', '/authors/lind', '/archive/2027', '/archive/2027/07'].map((target) =>
      get(target, now).status === 200 && has(get(target, now), 'Timely') ? 'there' : 'not there',
    ),
  'feeds, sitemap, search, llms.txt, llms-full.txt, its social card': (get, now) =>
    [
      '/feed.xml',
      '/atom.xml',
      '/feed.json',
      '/sitemap.xml',
      '/search.json?q=timely',
      '/llms.txt',
      '/llms-full.txt',
    ].map((target) => (has(get(target, now), '/posts/timed') ? 'there' : 'not there')),
  aliases: (get, now) => [String(get('/old', now).status)],
};

async function assertTimes(rows: string[][]): Promise<void> {
  const { get } = await timedSite();
  assert.deepEqual(
    rows.map(([what]) => what?.replaceAll("'", '’')),
    Object.keys(TIMELY),
  );
  for (const [what = '', ...cells] of rows) {
    for (const [index, now] of TIMES.entries()) {
      const states = TIMELY[what.replaceAll("'", '’')]?.(get, now) ?? [];
      assert.deepEqual([...new Set(states)], [cells[index]], `${what}, time ${index + 1}`);
    }
  }
}

/** Every list of the site is in a row, and every row is a list of the site. */
async function assertLists(rows: string[][]): Promise<void> {
  const { paths } = await timedSite();
  const written = rows.flatMap(([cell]) => codesIn(cell));
  const example = written.map((path) =>
    path.replace('TAG', 'wasm').replace('NAME', 'lind').replace('CODE', 'guides'),
  );
  const lists = paths.filter((path) => /^\/(?:posts|tags|authors|sections|archive|series)\b/.test(path));
  const pages = lists.filter((path) => !/\.\w+$|^\/posts\/timed|^\/series/.test(path));
  assert.deepEqual(example.sort(), pages.sort());
}

async function assertPolicies(rows: string[][]): Promise<void> {
  assert.deepEqual(
    rows.map(([what]) => what),
    Object.keys(PAGES),
  );
  const files: Record<string, string> = {
    'config.yml': FILES['config.yml'] ?? '',
    'pages/home.md': FILES['pages/home.md'] ?? '',
    'assets/own.js': 'x()',
    'assets/frame.html': '<p>Frame',
  };
  for (const [index, html] of Object.values(PAGES).entries())
    files[`pages/p${index}.md`] = `---\ntitle: P${index}\n---\n${html}\n`;
  const { get } = await built(files);
  for (const [index, [what = '', adds = '']] of rows.entries()) {
    const policy = get(`/p${index}`).headers.find(([name]) => name === 'content-security-policy')?.[1] ?? '';
    for (const code of codesIn(adds)) assert.ok(policy.includes(code), `${what}: ${code} in ${policy}`);
    if (adds.includes('SHA-256')) assert.match(policy, /'sha256-/, what);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval/);
  }
}

const DOCUMENTS = {
  boats: { title: 'Norwegian boats', text: 'Sailing along the fjords.', author: 'Mara Lind' },
  norway: { title: 'Norway', text: 'The boats of the coast.', tags: ['Norway', 'New York'] },
  air: { title: 'Air', text: 'The boundary layer, and the layer of a boundary.' },
  yacht: { title: 'Yacht', text: 'Boats for sailors.' },
  code: { title: 'Languages', text: 'We write C++ and C#, .NET and Go 1.22.' },
};

/** By query of search.md: the documents that it finds. */
const FINDS: Readonly<Record<string, (keyof typeof DOCUMENTS)[]>> = {
  'norwegian boats': ['boats', 'norway', 'yacht'],
  norwegain: ['boats'],
  sail: ['boats', 'yacht'],
  'sail*': ['boats', 'yacht'],
  '"boundary layer"': ['air'],
  'boats -norway': ['boats', 'yacht'],
  'tag:norway': ['norway'],
  'tag:"new york"': ['norway'],
  'author:lind': ['boats'],
  'C++': ['code'],
  'C#': ['code'],
  '.NET': ['code'],
  '1.22': ['code'],
};

async function assertFinds(rows: string[][]): Promise<void> {
  const names = Object.keys(DOCUMENTS);
  const find = searcher(Object.values(DOCUMENTS));
  assert.deepEqual(
    rows.flatMap(([cell]) => codesIn(cell)),
    Object.keys(FINDS),
  );
  for (const [query, expected] of Object.entries(FINDS)) {
    const found = find(query).documents.map((index) => names[index] ?? '');
    assert.deepEqual(found.sort(), [...expected].sort(), query);
  }
}

/** Each way to write it changes the HTML of the same code, and is no problem. */
async function assertCodeWords(rows: string[][]): Promise<void> {
  const htmlOf = (info: string, code: string): string => {
    const { html, problems } = render(`\`\`\`${info}\n${code}\n\`\`\`\n`, {});
    assert.deepEqual(problems, [], info);
    return html;
  };
  for (const [cell] of rows) {
    for (const word of codesIn(cell)) {
      const isMark = /^\/\/ \[!code|^--$|^highlight$|^focus$/.test(word);
      const mark = word.startsWith('//') ? word : `// [!code ${word}]`;
      const info = isMark ? 'js' : /^(?:js|diff)\b/.test(word) ? word : `js ${word}`;
      const code = isMark ? `let a = 1; ${mark}\nlet b;` : '+let a = 1;\nlet b;';
      assert.notEqual(htmlOf(info, code), htmlOf('js', code.replace(` ${mark}`, '')), word);
    }
  }
}

/** By the name of the table. */
export const CHECKS_OF_BEHAVIOUR: Readonly<Record<string, BehaviourCheck>> = {
  'publishing.md: Time': assertTimes,
  'lists.md: Lists': assertLists,
  'security.md: Content-Security-Policy': assertPolicies,
  'search.md: What readers can write': assertFinds,
  'markdown.md: Code': assertCodeWords,
};
