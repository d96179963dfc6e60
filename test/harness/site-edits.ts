/** Random edits of a small site, for tests of what must be the same after any of them. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Random } from '../fuzz/random.ts';

/** The instant from which the site is looked at, seconds since 1970: some of its posts are still to come. */
export const AS_OF: number = Date.UTC(2026, 5, 1) / 1000;

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const CATEGORIES =
  'categories-use: yes\ndefault-category: {code: en}\ncategories: [{code: nb, notfoundmessage: x}]\n';

const CONFIGS = [
  '',
  'language: nb\n',
  'date: YYYY-MM-DD\n',
  'search: no\n',
  'codecopy: no\n',
  'navigation: sidebar\n',
  CATEGORIES,
  'callouts: {note: {type: warning, en: {title: Mind, text: Mind this}}}\n',
  'timezone: Europe/Oslo\n',
  'homepage: pages/about.md\n',
  'csp: {script-src: "https://scripts.example"}\n',
];

const PARTS = [
  'Plain **words** of a post.',
  'See [another](posts/p1.md), [one with a heading](posts/p2.md#section) and [the page](../pages/about.md).',
  'See [what is not there](posts/p9.md) and ![a picture](assets/a.png).',
  '## Section\n\nText under it.',
  '```js\nconst a = 1;\n```',
  '```mdcms callout-warning\nMind\n```',
  '```mdcms callout-info\nmessage: note\nicon: star\n```',
  '```mdcms posts-created-reversechronological-lastmonth\n```',
  '```mdcms posts-created-chronological\npaginate: 2\n```',
  '```mdcms toc\n```',
  '```mdcms toc-section main\n```',
  '<script>alert(1)</script> <a href="posts/p3.md" style="color:red">raw</a>',
  'A note.[^1]\n\n[^1]: Its text.',
  'wörds in ünicode 東京都 &#xD800; 😀',
];

const DATES = ['2026-01-01', '2026-05-20', '2026-05-31 12:00', '2026-06-02', '2026-07-01'];

/** A post or page with some keys and some paragraphs. */
export function writtenDocument(random: Random): string {
  const keys = [`title: Title ${random.below(4)}`];
  if (random.chance(0.9)) keys.push(`created: ${random.pick(DATES)}`);
  if (random.chance(0.3)) keys.push(`modified: ${random.pick(DATES)}`);
  if (random.chance(0.2)) keys.push(`expires: ${random.pick(['2026-07-15', '2026-08-01'])}`);
  if (random.chance(0.1)) keys.push('draft: yes');
  if (random.chance(0.6))
    keys.push(`tags: [${random.pick(['wasm', 'edge', 'Wasm'])}, ${random.pick(['a', 'b'])}]`);
  if (random.chance(0.3)) keys.push(`author: ${random.pick(['Ines', 'Ola'])}`);
  if (random.chance(0.2)) keys.push('series: Boats');
  if (random.chance(0.2)) keys.push('image: assets/a.png');
  if (random.chance(0.1)) keys.push(`permalink: /moved/${random.below(9)}`);
  if (random.chance(0.1)) keys.push('titel: misspelt');
  if (random.chance(0.01)) keys.push('modified: soon');
  if (random.chance(0.05)) keys.push('aliases: [/old]');
  if (random.chance(0.1)) keys.push('section-id: main');
  const parts = Array.from({ length: 1 + random.below(4) }, () => random.pick(PARTS));
  return `---\n${keys.join('\n')}\n---\n${parts.join('\n\n')}\n`;
}

const documentName = (random: Random): string => {
  const name = `${random.pick(['posts/p', 'posts/p', 'pages/q'])}${random.below(5)}`;
  return `${name}${random.chance(0.2) ? '.nb' : ''}.md`;
};

/** One step of an author's work on the site, by what it is. */
export const EDITS: Record<string, (folder: string, random: Random) => void> = {
  'a document is written': (folder, random) => write(folder, documentName(random), writtenDocument(random)),
  'a document is written again': (folder, random) =>
    write(folder, documentName(random), writtenDocument(random)),
  'a document is deleted': (folder, random) => rmSync(join(folder, documentName(random)), { force: true }),
  'a document is renamed': (folder, random) => {
    const posts = readdirSync(join(folder, 'posts'));
    if (posts.length > 0)
      renameSync(join(folder, 'posts', random.pick(posts)), join(folder, documentName(random)));
  },
  'the configuration changes': (folder, random) => {
    const keys = [...new Set([random.pick(CONFIGS), random.pick(CONFIGS)])].join('');
    // Half of a build's time, where it draws them.
    const cards = random.chance(0.2) ? '' : 'social-cards: no\n';
    const url = random.chance(0.8) ? 'url: https://site.example\n' : '';
    write(folder, 'config.yml', `sitename: Site\n${url}${cards}${keys}`);
  },
  'the navigation changes': (folder, random) => {
    const sections = '  - {code: main, defaultname: Main, pagination: on}\n';
    const pages = ['q0', 'q1', 'q2'].filter(() => random.chance(0.6));
    const entries = pages.map((page) => `  - {file: pages/${page}.md, section-id: main}\n`).join('');
    write(folder, 'nav.yml', `sections:\n${sections}pages:\n  - {file: pages/about.md}\n${entries}`);
  },
  'an asset changes': (folder, random) => {
    if (random.chance(0.3)) rmSync(join(folder, 'assets/a.png'), { force: true });
    else write(folder, 'assets/a.png', Buffer.concat([PIXEL, Buffer.from([random.below(256)])]));
    write(folder, 'assets/style.css', `body { background: url(a.png); width: ${random.below(3)}px }`);
  },
  'the rules change': (folder, random) => {
    write(folder, '_redirects', random.pick(['', '/x/* /posts/:splat\n', '/old2 /about\n']));
    write(
      folder,
      '_headers',
      random.pick(['', '/posts/*\n  X-Kind: post\n', '/*\n  Cache-Control: no-store\n']),
    );
  },
};

/** Writes a file, with the folders above it. */
export function write(folder: string, file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

/** The site before the first edit. */
export const START: Readonly<Record<string, string | Uint8Array>> = {
  'config.yml': `sitename: Site\nurl: https://site.example\nsocial-cards: no\n${CATEGORIES}`,
  'pages/home.md': '---\ntitle: Home\n---\n# Home\n\n```mdcms posts-created-reversechronological\n```\n',
  'pages/about.md': '---\ntitle: About\n---\nAbout [p1](posts/p1.md).\n',
  'pages/about.nb.md': '---\ntitle: Om\n---\nOm [p1](posts/p1.md).\n',
  'assets/a.png': PIXEL,
};
