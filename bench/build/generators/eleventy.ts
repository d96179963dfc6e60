/** Eleventy with its own highlighting plugin and a layout of its own: posts, a list by twenty, tags. */
import { join } from 'node:path';
import { findPackage } from '../../commands.ts';
import type { Generator } from '../generator.ts';
import { nodeFor } from '../node-for.ts';
import { conventionalPost } from '../post-parts.ts';

const ELEVENTY = '@11ty/eleventy';
const HIGHLIGHTER = '@11ty/eleventy-plugin-syntaxhighlight';

// Templates inside of Markdown are turned off: these posts have none, and they cost time.
const CONFIG = `import highlight from '${HIGHLIGHTER}';

export default function (config) {
  config.addPlugin(highlight);
  config.addFilter('day', (date) => date.toISOString().slice(0, 10));
  config.addCollection('byDate', (all) => all.getFilteredByGlob('posts/*.md').reverse());
  config.addCollection('tagNames', (all) =>
    [...new Set(all.getFilteredByGlob('posts/*.md').flatMap((post) => post.data.tags))].sort());
}
export const config = { markdownTemplateEngine: false, htmlTemplateEngine: 'njk' };
`;

const BASE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ title }}</title></head>
<body>
<header><a href="/">A site to measure</a></header>
<main>{{ content | safe }}</main>
</body>
</html>
`;

const POST = `---
layout: base.njk
---
<article><h1>{{ title }}</h1>
<p><time datetime="{{ page.date | day }}">{{ page.date | day }}</time></p>
{{ content | safe }}
<ul>{% for tag in tags %}<li><a href="/tags/{{ tag | slugify }}/">{{ tag }}</a></li>{% endfor %}</ul>
</article>
`;

const INDEX = `---
title: A site to measure
layout: base.njk
pagination: { data: collections.byDate, size: 20, alias: posts }
permalink: "{% if pagination.pageNumber > 0 %}/page/{{ pagination.pageNumber + 1 }}{% endif %}/"
---
<h1>{{ title }}</h1>
<ul>{% for post in posts %}<li><a href="{{ post.url }}">{{ post.data.title }}</a></li>{% endfor %}</ul>
{% if pagination.href.previous %}<a href="{{ pagination.href.previous }}">Newer</a>{% endif %}
{% if pagination.href.next %}<a href="{{ pagination.href.next }}">Older</a>{% endif %}
`;

const TAGS = `---
layout: base.njk
pagination: { data: collections.tagNames, size: 1, alias: tag }
permalink: "/tags/{{ tag | slugify }}/"
---
<h1>{{ tag }}</h1>
<ul>{% for post in collections[tag] | reverse %}<li><a href="{{ post.url }}">{{ post.data.title }}</a></li>{% endfor %}</ul>
`;

export function eleventy(): Generator {
  const installed = findPackage(ELEVENTY);
  const node = installed === null ? null : nodeFor(installed);
  const missing = [ELEVENTY, HIGHLIGHTER].filter((name) => findPackage(name) === null);
  if (installed !== null && node === null) missing.push(`Node ${installed.node}`);
  const start = [join(installed?.folder ?? '', installed?.bin.eleventy ?? ''), '--quiet'];
  return {
    name: 'eleventy',
    version: installed?.version ?? null,
    highlighter: 'Prism',
    compressed: null,
    missing,
    files: {
      'package.json': '{ "private": true, "type": "module" }\n',
      'eleventy.config.js': CONFIG,
      '_includes/base.njk': BASE,
      '_includes/post.njk': POST,
      'index.njk': INDEX,
      'tags.njk': TAGS,
      'posts/posts.json': '{ "layout": "post.njk" }\n',
    },
    packages: installed?.folder.slice(0, -ELEVENTY.length - 1) ?? null,
    posts: { folder: 'posts', convert: conventionalPost },
    build: { command: node ?? 'node', args: start },
    serve: (port) => ({
      command: node ?? 'node',
      args: [...start, '--serve', '--incremental', `--port=${port}`],
    }),
    slash: '/',
    writes: ['_site', '.cache'],
    output: '_site',
  };
}
