/**
 * Eleventy with what Coldpress does beside pages: the feeds of the site and of each tag, and compressed forms of all
 * texts. So its time may be compared like with like.
 */
import type { Generator } from '../generator.ts';
import { eleventy } from './eleventy.ts';

/** Runs Eleventy, the rest of the arguments, and compresses what it wrote. */
const COMPRESS = `import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const { status } = spawnSync(process.execPath, process.argv.slice(2), { stdio: 'inherit' });
if (status !== 0) process.exit(1);
for (const entry of readdirSync('_site', { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !/\\.(?:html|xml|json|css|js)$/.test(entry.name)) continue;
  const file = join(entry.parentPath, entry.name);
  const bytes = readFileSync(file);
  writeFileSync(file + '.gz', gzipSync(bytes, { level: 8 }));
  writeFileSync(file + '.br', brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }));
}
`;

/** Feeds as Coldpress makes them: the newest twenty articles of the site, the newest five of each tag. */
const FEEDS = `
  config.addCollection('feeds', (all) => {
    const posts = all.getFilteredByGlob('posts/*.md').reverse();
    const tags = [...new Set(posts.flatMap((post) => post.data.tags))].sort();
    const slug = config.getFilter('slugify');
    return [
      { path: '', name: 'A site to measure', posts: posts.slice(0, 20) },
      ...tags.map((tag) => ({
        path: '/tags/' + slug(tag),
        name: tag,
        posts: posts.filter((post) => post.data.tags.includes(tag)).slice(0, 5),
      })),
    ];
  });
`;

function feed(file: string, head: string, entry: string, foot: string): string {
  return `---
pagination: { data: collections.feeds, size: 1, alias: feed }
permalink: "{{ feed.path }}/${file}"
eleventyExcludeFromCollections: true
---
${head}{% for post in feed.posts %}${entry}{% endfor %}${foot}
`;
}

const ATOM = feed(
  'atom.xml',
  '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{{ feed.name }}</title><id>https://measured.example{{ feed.path }}/</id>',
  '<entry><title>{{ post.data.title }}</title><id>https://measured.example{{ post.url }}</id><updated>{{ post.date | day }}T00:00:00Z</updated><content type="html">{{ post.content | escape }}</content></entry>',
  '</feed>',
);
const RSS = feed(
  'feed.xml',
  '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{{ feed.name }}</title><link>https://measured.example{{ feed.path }}/</link>',
  '<item><title>{{ post.data.title }}</title><guid>https://measured.example{{ post.url }}</guid><description>{{ post.content | escape }}</description></item>',
  '</channel></rss>',
);
const JSON_FEED = feed(
  'feed.json',
  '{"version":"https://jsonfeed.org/version/1.1","title":{{ feed.name | dump | safe }},"items":[',
  '{% if not loop.first %},{% endif %}{"id":"https://measured.example{{ post.url }}","title":{{ post.data.title | dump | safe }},"content_html":{{ post.content | dump | safe }}}',
  ']}',
);

/** The generator; what it needs is what `eleventy` needs. */
export function equalWork(): Generator {
  const plain = eleventy();
  const config = plain.files['eleventy.config.js'] ?? '';
  return {
    ...plain,
    name: 'eleventy-equal-work',
    compressed: 'gzip and Brotli, with feeds',
    files: {
      ...plain.files,
      'eleventy.config.js': config.replace(
        '  config.addCollection(',
        () => `${FEEDS}  config.addCollection(`,
      ),
      'compress.mjs': COMPRESS,
      'atom.njk': ATOM,
      'rss.njk': RSS,
      'json-feed.njk': JSON_FEED,
    },
    build: { ...plain.build, args: ['compress.mjs', ...plain.build.args] },
  };
}
