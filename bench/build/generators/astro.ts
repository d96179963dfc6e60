/** Astro with its content collections and a layout of its own: posts, a list by twenty, tags. */
import { join } from 'node:path';
import type { CommandLine } from '../../command-line.ts';
import { findPackage } from '../../commands.ts';
import type { Generator } from '../generator.ts';
import { nodeFor } from '../node-for.ts';
import { conventionalPost } from '../post-parts.ts';

const CONFIG = `import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'https://measured.example',
  cacheDir: './cache',
  vite: { cacheDir: './cache/vite' },
});
`;

const COLLECTIONS = `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const posts = defineCollection({
  loader: glob({ pattern: '*.md', base: './posts' }),
  schema: z.object({ title: z.string(), date: z.coerce.date(), tags: z.array(z.string()) }),
});
export const collections = { posts };
`;

const BASE = `---
const { title } = Astro.props;
---
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
<body>
<header><a href="/">A site to measure</a></header>
<main><slot /></main>
</body>
</html>
`;

const POST = `---
import { getCollection, render } from 'astro:content';
import Base from '../../base.astro';

export async function getStaticPaths() {
  return (await getCollection('posts')).map((post) => ({ params: { slug: post.id }, props: { post } }));
}
const { post } = Astro.props;
const { Content } = await render(post);
const day = post.data.date.toISOString().slice(0, 10);
---
<Base title={post.data.title}>
  <article>
    <h1>{post.data.title}</h1>
    <p><time datetime={day}>{day}</time></p>
    <Content />
    <ul>{post.data.tags.map((tag) => <li><a href={\`/tags/\${tag.replaceAll(' ', '-')}/\`}>{tag}</a></li>)}</ul>
  </article>
</Base>
`;

const INDEX = `---
import { getCollection } from 'astro:content';
import Base from '../base.astro';

export async function getStaticPaths({ paginate }) {
  const posts = await getCollection('posts');
  return paginate(posts.sort((a, b) => b.data.date - a.data.date), { pageSize: 20 });
}
const { page } = Astro.props;
---
<Base title="A site to measure">
  <h1>A site to measure</h1>
  <ul>{page.data.map((post) => <li><a href={\`/posts/\${post.id}/\`}>{post.data.title}</a></li>)}</ul>
  {page.url.prev && <a href={page.url.prev}>Newer</a>}
  {page.url.next && <a href={page.url.next}>Older</a>}
</Base>
`;

const TAG = `---
import { getCollection } from 'astro:content';
import Base from '../../base.astro';

export async function getStaticPaths() {
  const byTag = new Map();
  for (const post of await getCollection('posts')) {
    for (const tag of post.data.tags) byTag.set(tag, [...(byTag.get(tag) ?? []), post]);
  }
  return [...byTag].map(([tag, posts]) => ({ params: { tag: tag.replaceAll(' ', '-') }, props: { tag, posts } }));
}
const { tag, posts } = Astro.props;
---
<Base title={tag}>
  <h1>{tag}</h1>
  <ul>{posts.map((post) => <li><a href={\`/posts/\${post.id}/\`}>{post.data.title}</a></li>)}</ul>
</Base>
`;

export function astro(): Generator {
  const installed = findPackage('astro');
  const node = installed === null ? null : nodeFor(installed);
  const missing = installed === null ? ['astro'] : node === null ? [`Node ${installed.node}`] : [];
  const command = (...args: string[]): CommandLine => ({
    command: node ?? 'node',
    args: [join(installed?.folder ?? '', installed?.bin.astro ?? ''), ...args],
    environment: { ASTRO_TELEMETRY_DISABLED: '1' },
  });
  return {
    name: 'astro',
    version: installed?.version ?? null,
    highlighter: 'Shiki',
    compressed: null,
    missing,
    files: {
      'package.json': '{ "private": true, "type": "module" }\n',
      'astro.config.mjs': CONFIG,
      'src/content.config.ts': COLLECTIONS,
      'src/base.astro': BASE,
      'src/pages/[...page].astro': INDEX,
      'src/pages/posts/[slug].astro': POST,
      'src/pages/tags/[tag].astro': TAG,
    },
    packages: installed?.folder.slice(0, -'astro'.length - 1) ?? null,
    posts: { folder: 'posts', convert: conventionalPost },
    build: command('build', '--silent'),
    serve: (port) => command('dev', '--silent', '--host', '127.0.0.1', '--port', String(port)),
    slash: '/',
    writes: ['dist', 'cache', '.astro'],
    output: 'dist',
  };
}
