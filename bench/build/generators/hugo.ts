/** Hugo with a layout of its own: posts, a list of them by twenty, a page for each tag. */
import { findCommand, versionOf } from '../../commands.ts';
import type { Generator } from '../generator.ts';
import { conventionalPost } from '../post-parts.ts';

const CONFIG = `baseURL = "https://measured.example/"
title = "A site to measure"
languageCode = "en"
disableKinds = ["rss", "section", "sitemap", "404"]
[taxonomies]
  tag = "tags"
[pagination]
  pagerSize = 20
[markup.highlight]
  noClasses = false
`;

const BASE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ .Title }}</title></head>
<body>
<header><a href="/">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
`;

const POST = `{{ define "main" }}<article><h1>{{ .Title }}</h1>
<p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time></p>
{{ .Content }}
<ul>{{ range .GetTerms "tags" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ul>
</article>{{ end }}
`;

const list = (pages: string): string => `{{ define "main" }}<h1>{{ .Title }}</h1>
{{ $pages := .Paginate (${pages}) }}
<ul>{{ range $pages.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ with $pages.Prev }}<a href="{{ .URL }}">Newer</a>{{ end }}
{{ with $pages.Next }}<a href="{{ .URL }}">Older</a>{{ end }}{{ end }}
`;

const TERM = `{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
`;

export function hugo(): Generator {
  const command = findCommand('hugo');
  return {
    name: 'hugo',
    version: versionOf('hugo', 'version'),
    highlighter: 'Chroma',
    compressed: null,
    missing: command === null ? ['hugo'] : [],
    files: {
      'hugo.toml': CONFIG,
      'layouts/_default/baseof.html': BASE,
      'layouts/_default/single.html': POST,
      'layouts/_default/list.html': list('.Pages'),
      'layouts/_default/term.html': TERM,
      'layouts/_default/taxonomy.html': TERM,
      'layouts/index.html': list('site.RegularPages'),
    },
    packages: null,
    posts: { folder: 'content/posts', convert: conventionalPost },
    build: { command: command ?? 'hugo', args: ['--quiet'] },
    serve: (port) => ({
      command: command ?? 'hugo',
      args: ['server', '--bind', '127.0.0.1', '--port', String(port)],
    }),
    slash: '/',
    writes: ['public', 'resources', '.hugo_build.lock'],
    output: 'public',
  };
}
