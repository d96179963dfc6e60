/**
 * Content folders that were reported, each written anew: on the first version of Coldpress each of them published
 * what was not meant, showed source, or said nothing of a fault.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import type { Problem } from '../../build/content/problem.ts';
import { createNativeSite, type NativeSite } from '../../build/host/native.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { AS_OF } from '../harness/built-site.ts';
import { siteFolder } from '../harness/site-folder.ts';

interface Case {
  /** Beside config.yml and pages/home.md, which are added where missing. */
  files: Readonly<Record<string, string>>;
  /** There is no pages/home.md. */
  isHomeless?: boolean;
  /** `severity code file:line` of all problems but notes; not there: none. */
  problems?: readonly string[];
  /** What stands on the page of a path, and what does not. */
  shown?: Readonly<Record<string, RegExp | readonly RegExp[]>>;
  hidden?: Readonly<Record<string, RegExp>>;
  /** Paths that answer 404. */
  absent?: readonly string[];
  /** `from → to`. */
  redirects?: readonly string[];
  /** What no answer of the site has. */
  nowhere?: RegExp;
}

const post = (head: string, body: string = 'Text.\n'): string => `---\n${head}\n---\n${body}`;
const dated = (body: string): string => post('title: Ferries\ncreated: 2026-01-01', body);
/** An element of the navigation, without its attributes. */
const entry = (href: string, text: string): RegExp =>
  new RegExp(`<nav class="nav[\\s\\S]*href="${href}"[^>]*>(?:<svg[\\s\\S]*?</svg>)?${text}</a>`);

const CASES: Readonly<Record<string, Case>> = {
  'alerts: callouts of GitHub, Docusaurus and mkdocs are boxes': {
    files: {
      'posts/a.md': dated('> [!WARNING]\n> Hot\n\n:::tip[By hand]\nWarm\n:::\n\n!!! note\n    Cold\n'),
    },
    shown: {
      '/posts/a': [
        /callout-warning[\s\S]*<p>Hot<\/p>/,
        /callout-success[\s\S]*By hand/,
        /callout-info[\s\S]*<p>Cold<\/p>/,
      ],
    },
    hidden: { '/posts/a': /\[!WARNING\]|:::|!!!/ },
  },
  'backup-leak: copies by editors and sources of other formats are not served': {
    files: {
      'posts/d.md': post('title: D\ncreated: 2026-01-01\ndraft: yes', 'UNSAID'),
      ...Object.fromEntries(
        [
          'd.md~',
          'd.md.bak',
          'd.md.orig',
          'd.md.swp',
          '#d.md#',
          'd (conflicted copy).md',
          'd.mdx',
          'd.org',
        ].map((name) => [`posts/${name}`, 'UNSAID']),
      ),
      'config.yml~': 'UNSAID',
      'secrets.env': 'UNSAID',
      'deploy.sh': 'UNSAID',
    },
    problems: [
      'warning file-copy config.yml~:0',
      'warning file-refused deploy.sh:0',
      'warning file-format posts/d.mdx:0',
      'warning file-format posts/d.org:0',
      'warning file-refused secrets.env:0',
    ],
    nowhere: /UNSAID/,
  },
  'bartholomew: a head of TOML that a line of three dashes closes is read': {
    files: {
      'posts/p.md':
        'title = "Tides"\ndate = "2024-01-02T00:00:00Z"\ntags = ["sea"]\n\n[extra]\nauthor = "Ada"\n\n---\n\nText\n',
    },
    shown: { '/posts/p': [/<h1>Tides<\/h1>/, /2 January 2024/, /Ada/] },
    hidden: { '/posts/p': /\[extra\]/ },
  },
  'containers: what is understood is rendered, and the rest is one warning a kind': {
    files: {
      'pages/home.md':
        '# Home\n\n:::note[Mine]\nA\n:::\n\n{{< gallery dir="a" >}}\n\n{% include x.html %}\n\n## Head {#own}\n\n[go](#own)\n\nimport X from "./x"\n\n<X a={1}/>\n\n{{< again >}}\n',
    },
    problems: [
      'warning foreign-syntax pages/home.md:7',
      'warning foreign-syntax pages/home.md:9',
      'warning foreign-syntax pages/home.md:15',
      'warning foreign-syntax pages/home.md:17',
    ],
    shown: { '/': [/Mine/, /id="own"[^>]*><a[^>]*>Head</] },
    hidden: { '/': /\{\{|\{%|import X|&lt;X|\{#/ },
  },
  'content-root-secrets: keys, databases, state and settings are not served from the root': {
    files: Object.fromEntries(
      [
        'server.pem',
        'backup.sql',
        'terraform.tfstate',
        'Dockerfile',
        'config.yml.bak',
        'id_rsa',
        '.env',
        'app.sqlite3',
      ].map((name) => [name, 'UNSAID']),
    ),
    problems: [
      'warning file-refused Dockerfile:0',
      'warning file-refused app.sqlite3:0',
      'warning file-refused backup.sql:0',
      'warning file-copy config.yml.bak:0',
      'warning file-refused id_rsa:0',
      'warning file-refused server.pem:0',
      'warning file-refused terraform.tfstate:0',
    ],
    nowhere: /UNSAID/,
  },
  'date-key: date, lastmod, summary and redirect_from are read': {
    files: {
      'posts/a.md': post(
        'title: A\ndate: 2026-01-02\nlastmod: 2026-01-03\nsummary: Short\nredirect_from: /x',
      ),
    },
    shown: {
      '/posts/a': [/2 January 2026/, /3 January 2026/, /name="description" content="Short"/],
      '/posts': /Short/,
    },
    redirects: ['/x → /posts/a'],
  },
  'draft-leading-blank: front matter below blank lines is front matter': {
    files: {
      'posts/x.md': '\n---\ntitle: UNSAID plans\ndraft: yes\n---\nUNSAID\n',
      'pages/y.md': '\n\n  \n---\ntitle: UNSAID page\ndraft: yes\n---\nUNSAID\n',
    },
    nowhere: /UNSAID/,
    absent: ['/posts/x', '/y', '/posts/x.md', '/y.md'],
  },
  'draft-not-recognised: no spelling of a draft is published': {
    files: {
      'posts/a.md': '---yaml\ntitle: x\ndraft: yes\n---\nUNSAID\n',
      'posts/b.md': post('title: x\ncreated: 2026-01-02\nDraft: yes', 'UNSAID'),
      'posts/c.md': '+++\ntitle = "x"\ndraft = true\n+++\nUNSAID\n',
      'posts/d.md': post('title: x\npublished: false', 'UNSAID'),
    },
    nowhere: /UNSAID/,
    absent: ['/posts/a', '/posts/b', '/posts/c', '/posts/d'],
  },
  'draft-other-spelling: Draft and published are the words of other tools': {
    files: {
      'posts/a.md': post('title: A\ncreated: 2026-01-02\nDraft: true', 'UNSAID'),
      'posts/b.md': post('title: B\ncreated: 2026-01-02\npublished: false', 'UNSAID'),
    },
    nowhere: /UNSAID/,
  },
  'draft-toml: a draft in TOML or JSON is a draft': {
    files: {
      'pages/y.md': '+++\ntitle = "UNSAID page"\ndraft = true\n+++\nUNSAID\n',
      'pages/z.md': '{\n  "title": "UNSAID page",\n  "draft": true\n}\nUNSAID\n',
    },
    nowhere: /UNSAID/,
  },
  'drafts-folder: what is in _drafts or begins with _ is not published': {
    files: { 'posts/_drafts/d.md': post('title: D', 'UNSAID'), 'pages/_part.md': 'UNSAID' },
    nowhere: /UNSAID/,
  },
  'extless-link: links without extension lead to pages': {
    files: {
      'pages/home.md': '# A\n\n[B](b) [B2](./b#top) [C](../c)\n',
      'pages/b.md': '# B\n\n## Top\n',
      'pages/c.md': '# C\n',
      'pages/d/x.md': '# X\n\n[Y](y) [Y2](./y) [B](../b)\n',
      'pages/d/y.md': '# Y\n',
    },
    shown: {
      '/': [/href="\/b">B</, /href="\/b#top"/, /href="\/c"/],
      '/d/x': [/href="\/d\/y">Y</, /href="\/d\/y">Y2</, /href="\/b">B</],
    },
  },
  'folders-nav: folders are sections, named by their own page': {
    files: {
      'pages/a/index.md': '# Apples\n',
      'pages/a/over.md': '# On apples\n',
      'pages/b/index.md': '# Beans\n',
      'pages/b/over.md': '# On beans\n',
    },
    shown: {
      '/': [
        /<span class="section">Apples<\/span><ul class="branch"><li><a href="\/a">Apples<\/a><\/li><li><a href="\/a\/over">On apples/,
        /<span class="section">Beans<\/span>/,
      ],
    },
  },
  'heading-id: an id in braces is the id of its heading': {
    files: { 'posts/a.md': dated('## Setup {#setup}\n\n[x](#setup)\n') },
    shown: { '/posts/a': /<h2 id="setup"><a class="anchor" href="#setup">Setup<\/a><\/h2>/ },
    hidden: { '/posts/a': /\{#/ },
  },
  'home-404: without a homepage the posts are it, never the page for what is not there': {
    files: {
      'pages/404.md': post('title: Lost'),
      'pages/about.md': '# About\n',
      'posts/p.md': dated('x'),
    },
    isHomeless: true,
    shown: {
      '/': [
        /Latest posts/,
        /href="\/posts\/p"/,
        /href="\/posts">Posts<[\s\S]*href="\/archive"[\s\S]*href="\/feed\.xml">RSS</,
      ],
    },
    hidden: { '/': /Lost/ },
    absent: ['/404'],
  },
  'images-touch: images in one paragraph are marked, so that the theme can space them': {
    files: {
      'pages/home.md': '![One](assets/images/a.svg)\n![Two](assets/images/a.svg)\n',
      'assets/images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    },
    shown: { '/': /<p class="images"><img[^>]*>\s*<img/ },
  },
  'math: a formula is MathML, with every sign of it': {
    files: { 'posts/a.md': dated('With $\\mathbb{F}_{3}$ and $a*b*c$, and \\(x\\).\n\n$$\nx \\\\ y\n$$\n') },
    shown: {
      '/posts/a': [
        /<math[\s\S]*𝔽[\s\S]*<mn>3<\/mn>/,
        /<math[\s\S]*<mi>a<\/mi><mo[^>]*>[^<]*[*∗]/,
        /display="block"/,
      ],
    },
    hidden: { '/posts/a': /<em>|\$\$/ },
  },
  'mdcms-new: what came with mdcms 0.11': {
    files: {
      'pages/home.md': post(
        'title: Home\nsection-id: a',
        '[![Alt](assets/images/a.svg)](https://example.com)\n\n```mdcms\ntoc-section: ref\n```\n\n```mdcms toc-section: ref\n```\n\n- `^[Author, p.X]`\n',
      ),
      'pages/r.md': post('title: R\nsection-id: ref'),
      'pages/untitled.md': 'no title here\n',
      'assets/images/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>',
    },
    shown: {
      '/': [
        /<p class="image"><a href="https:\/\/example.com"/,
        /aria-label="Ref"[\s\S]*href="\/r"[\s\S]*aria-label="Ref 2"[\s\S]*href="\/r"/,
        /<code>\^\[Author, p\.X\]<\/code>/,
      ],
      '/untitled': /no title here/,
    },
    hidden: { '/': /href="\/untitled"/ },
  },
  'mdx: a source that is not read is not served, and .markdown is Markdown': {
    files: {
      'posts/p.mdx': post('title: P', 'UNSAID'),
      'posts/q.markdown': post('title: Q\ncreated: 2024-01-01'),
    },
    problems: ['warning file-format posts/p.mdx:0'],
    shown: { '/posts/q': /<h1>Q<\/h1>/ },
    nowhere: /UNSAID/,
  },
  'nav-links: nav.yml leads to lists, feeds and other sites': {
    files: {
      'nav.yml':
        'pages:\n  - file: pages/about.md\n  - file: posts\n    title: Blog\n  - file: /posts\n    title: Posts\n  - file: https://github.com/mara\n    title: GitHub\n  - url: /tags\n    title: Tags\n  - href: https://x.example\n    title: X\n    rel: me\n  - url: feed.xml\n    title: Feed\n',
      'pages/about.md': '# About\n',
      'posts/hello.md': post('title: Hello\ncreated: 2026-01-01\ntags: [sea]'),
    },
    shown: {
      '/': [
        entry('/posts', 'Blog'),
        entry('/posts', 'Posts'),
        entry('https://github.com/mara', 'GitHub'),
        entry('/tags', 'Tags'),
        entry('https://x.example', 'X'),
        entry('/feed.xml', 'Feed'),
        /rel="[^"]*\bme\b[^"]*"/,
      ],
    },
  },
  'page-404: pages/404.md is shown for what is not there, and is no page': {
    files: { 'pages/404.md': '# Lost\n' },
    absent: ['/404', '/nothing'],
    hidden: { '/': /Lost|href="\/404"/ },
  },
  'pages-index-nested: index.md is the page of its folder': {
    files: {
      'posts/trip/index.md': post('title: My trip\ncreated: 2026-01-01', '![c](cover.svg)\n'),
      'posts/trip/cover.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'pages/guide/index.md': '# Guide\n',
      'pages/guide/intro.md': '# Intro\n\n[up](/guide) [up2](./) [up3](../guide/index.md) [root](/)\n',
    },
    shown: {
      '/guide': />Guide<\/a><\/h1>/,
      '/posts/trip': [/<h1>My trip/, /src="\/posts\/trip\/cover/],
      '/guide/intro': [/href="\/guide">up</, /href="\/guide">up2</, /href="\/guide">up3</],
    },
    redirects: ['/guide/ → /guide', '/guide/index → /guide'],
  },
  'permalink-pattern: the placeholders of a permalink are filled in': {
    files: { 'posts/a.md': post('title: My post\ncreated: 2026-01-02\npermalink: /:year/:month/:title/') },
    shown: { '/2026/01/my-post': /<h1>My post/ },
    absent: ['/posts/a', '/:year/:month/:title'],
  },
  'shortcodes: template syntax and notes to oneself are not shown': {
    files: {
      'posts/a.md': dated(
        '{{< gallery dir="x" >}}\n\n{% include x.html %}\n\nText %%UNSAID%%\n\n[TOC]\n\n## One\n',
      ),
    },
    problems: ['warning foreign-syntax posts/a.md:5', 'warning foreign-syntax posts/a.md:7'],
    shown: { '/posts/a': /<nav class="toc[\s\S]*href="#one"/ },
    hidden: { '/posts/a': /\{\{|\{%|%%|\[TOC\]/ },
    nowhere: /UNSAID/,
  },
  'table-amplification: a small table cannot become a large page': {
    files: { 'posts/t.md': dated(`${'|a'.repeat(2000)}|\n${'|-'.repeat(2000)}|\n${'|\n'.repeat(2000)}`) },
    problems: ['warning table-too-wide posts/t.md:5'],
  },
  'theme-unnamed: a theme.yml that no key names is used': {
    files: {
      'theme.yml':
        'palette:\n  light:\n    primary: "#B7410E"\n    surface: "#FFF8EE"\n    page: "#FFFDF7"\n    ink: "#2D2016"\n    ink-muted: "#6B4914"\n',
    },
    nowhere: /--primary:#2563eb/i,
  },
  'title-from-heading: the first heading is the title where none is written': {
    files: { 'posts/2026-01-02-foo.md': '# How we moved\n\nx\n' },
    shown: { '/posts/2026-01-02-foo': [/<title>How we moved/, /2 January 2026/], '/posts': />How we moved</ },
    nowhere: /2026 01 02 Foo/,
  },
  'topbar-without-nav: each page stands in the bar': {
    files: {
      'config.yml': 'sitename: T\nnavigation: topbar\n',
      'pages/gallery.md': post('title: Gallery'),
      'pages/now.md': post('title: Now'),
    },
    shown: {
      '/': /<ul class="bar"><li><a href="\/gallery">Gallery<\/a><\/li><li><a href="\/"[^>]*>Home<\/a><\/li><li><a href="\/now">Now<\/a>/,
    },
    hidden: { '/': /<ul class="bar">[\s\S]*<details[\s\S]*<\/nav>/ },
  },
  'unclosed-comment: a comment that never ends is an error': {
    files: { 'posts/a.md': dated('Intro\n\n<!-- to myself\n\nThe rest\n') },
    problems: ['error unclosed-comment posts/a.md:7'],
  },
  'pages-index-nested: an index of pages/ without a title has the site’s name': {
    files: {
      'config.yml': 'sitename: Harbour\nurl: https://example.org\n',
      'pages/index.md': '---\nlayout: home\n---\n',
      'posts/a.md': dated('Text.\n'),
    },
    isHomeless: true,
    shown: { '/': [/<title>Harbour<\/title>/, /<h1>Harbour<\/h1>/, /<p class="ways"><a href="\/posts">/] },
  },
  'search-shows-source: an excerpt is text that can be read': {
    files: {
      'pages/home.md':
        '# Home\n\n```mdcms posts-created-reversechronological\nlimit: 5\npaginate: none\n```\n',
      'posts/a.md': dated(
        '![Mara on a hill](assets/images/none.png)\n\n| Harbour | Depth |\n|:--|--:|\n| Inner | 4 |\n',
      ),
    },
    problems: ['warning broken-image posts/a.md:5'],
    shown: { '/search?q=harbour': [/<ol class="summaries results"[\s\S]*href="\/posts\/a"/, /Inner 4/] },
    hidden: { '/search?q=harbour': /!\[|:--|--:|!Mara|limit: 5|paginate|<a href="\/">Home<\/a><\/h2>/ },
  },
  'subpath: a url with a path has the whole site below it': {
    files: {
      'config.yml': 'sitename: T\nurl: https://example.org/blog/\n',
      'posts/a.md': dated('[a](pages/home.md) [b](assets/files/x.txt)\n'),
      'assets/files/x.txt': 'x',
    },
    shown: {
      '/blog': /href="\/blog\/posts"/,
      '/blog/posts/a': [
        /<a href="\/blog">a<\/a>/,
        /href="\/blog\/assets\/files\/x\.[0-9a-f]{12}\.txt"/,
        /rel="stylesheet" href="\/blog\/assets\//,
        /rel="canonical" href="https:\/\/example\.org\/blog\/posts\/a"/,
      ],
      '/blog/feed.xml': /https:\/\/example\.org\/blog\/posts\/a/,
    },
    hidden: { '/blog/posts/a': /(?:href|src)="\/(?!blog)/ },
    absent: ['/posts/a'],
    redirects: ['/blog/ → /blog'],
  },
  'tags-not-searched: a post is found by its tags': {
    files: { 'posts/a.md': post('title: Ferries\ncreated: 2026-01-01\ntags: [bicycles, norway]') },
    shown: {
      '/search?q=norway': /class="summaries results"[\s\S]*href="\/posts\/a"/,
      '/search?q=bicycle': /class="summaries results"[\s\S]*href="\/posts\/a"/,
    },
  },
  'widget: all that a widget would load and may not is a warning': {
    files: {
      'config.yml': 'sitename: T\nurl: https://example.org\ncsp:\n  script-src: "https://widget.example"\n',
      'posts/a.md': dated(
        '![i](http://images.example/a.png)\n\n<script src="https://widget.example/client.js" async></script>\n\n' +
          '<link rel="stylesheet" href="https://styles.example/a.css">\n',
      ),
    },
    problems: ['warning csp-blocked posts/a.md:5', 'warning csp-blocked posts/a.md:9'],
  },
  'wiki: links by name lead to their pages': {
    files: {
      'pages/home.md':
        '# Home\n\nSee [[Other page]], [[Other page|that]], [[Other page#Part]] and ![[pic.png]] and [[None]]\n',
      'pages/Other page.md': '# Other\n\n## Part\n',
    },
    problems: ['warning broken-image pages/home.md:3', 'warning broken-link pages/home.md:3'],
    shown: {
      '/': [/href="\/Other%20page">Other page</, /href="\/Other%20page">that</, /href="\/Other%20page#part"/],
    },
    hidden: { '/': /\[\[/ },
  },
};

/** Cases of which other tests are made: of commands and of the browser. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'many-problems-crash': 'test/content/print-problems.test.ts',
  'tag-chip': 'test/theme/layout.test.ts',
};

describe('A content folder that was reported', () => {
  for (const [title, expected] of Object.entries(CASES)) {
    it(title, async () => {
      const { problems, site, paths } = await build(expected);
      assert.deepEqual(problems, [...(expected.problems ?? [])].sort());
      if (site !== null) checkAnswers(site, paths, expected);
    });
  }

  it('is a case here or in a file that is named', (context) => {
    const folder = join(import.meta.dirname, '../../../shared/cases/content');
    if (!existsSync(folder)) context.skip('the cases are not beside the repository: nothing was checked');
    const named = new Set([
      ...Object.keys(CASES).map((title) => title.split(':')[0]),
      ...Object.keys(ELSEWHERE),
    ]);
    assert.deepEqual(
      readdirSync(folder).filter((name) => !named.has(name)),
      [],
    );
    const root = join(import.meta.dirname, '../..');
    assert.deepEqual(
      Object.values(ELSEWHERE).filter((file) => !existsSync(join(root, file))),
      [],
    );
  });
});

async function build({
  files,
  isHomeless = false,
}: Case): Promise<{ problems: string[]; site: NativeSite | null; paths: string[] }> {
  const content = siteFolder({
    'config.yml': 'sitename: T\nurl: https://example.org\n',
    ...(isHomeless ? {} : { 'pages/home.md': '# Home\n' }),
    ...files,
  });
  const { problems, result } = await buildSite({ content, exclude: [], asOf: AS_OF });
  const line = ({ severity, code, file, line: at }: Problem): string => `${severity} ${code} ${file}:${at}`;
  return {
    problems: problems
      .filter(({ severity }) => severity !== 'note')
      .map(line)
      .sort(),
    site: result === null ? null : createNativeSite(concatenate(result.pack)),
    paths: result?.manifest.routes.map(({ path }) => path) ?? [],
  };
}

function checkAnswers(site: NativeSite, paths: readonly string[], expected: Case): void {
  const get = (target: string): { status: number; text: string; location: string | undefined } => {
    const { status, body, headers } = site.respond({
      method: 'GET',
      target,
      headers: [['accept', 'text/html']],
      now: AS_OF,
    });
    const location = headers.find(([name]) => name === 'location')?.[1];
    return { status, text: new TextDecoder().decode(body), location };
  };
  for (const [path, patterns] of Object.entries(expected.shown ?? {})) {
    const { status, text } = get(path);
    assert.equal(status, 200, path);
    for (const pattern of [patterns].flat()) assert.match(text, pattern, path);
  }
  for (const [path, pattern] of Object.entries(expected.hidden ?? {}))
    assert.doesNotMatch(get(path).text, pattern, path);
  for (const path of expected.absent ?? []) assert.equal(get(path).status, 404, path);
  for (const redirect of expected.redirects ?? []) {
    const [from = '', to] = redirect.split(' → ');
    assert.equal(get(from).location, to, from);
  }
  const { nowhere } = expected;
  if (nowhere !== undefined) for (const path of paths) assert.doesNotMatch(get(path).text, nowhere, path);
}
