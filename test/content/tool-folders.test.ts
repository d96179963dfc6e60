/** A folder as authors of each tool write it: dates, titles, URLs, lists, and no source that readers see. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { concatenate } from '../../build/bytes/chunks.ts';
import { createNativeSite, type NativeResponse, type NativeSite } from '../../build/host/native.ts';
import { type BuildResult, buildSite } from '../../build/plan/build-site.ts';
import { AS_OF } from '../harness/built-site.ts';

interface Expected {
  /** `path title [created [modified]]` of each post. */
  posts: string[];
  /** Paths that answer 200 with HTML. */
  paths: string[];
  /** `from → to`. */
  redirects?: string[];
  /** What stands on the page of a path. */
  shown: Record<string, RegExp>;
  /** Codes of problems that are no notes. */
  warnings?: string[];
}

const TOOLS: Record<string, Expected> = {
  bartholomew: {
    posts: ['/posts/spring A spring walk 2024-03-05'],
    paths: ['/', '/about', '/posts', '/tags/walks', '/authors/ada'],
    shown: { '/': /Welcome/, '/posts': /Along the river/ },
  },
  hugo: {
    posts: [
      '/posts/bread Rye bread 2024-02-03 2024-02-04',
      '/posts/later Later 2024-03-01',
      '/posts/trip A trip 2024-01-02',
    ],
    paths: ['/', '/docs', '/docs/install', '/tags/rye', '/tags/baking'],
    redirects: ['/old/trip → /posts/trip'],
    shown: {
      '/docs': /href="\/docs\/install"/,
      '/posts': /Two days of work/,
      '/posts/trip': /src="\/posts\/trip\/lake/,
    },
  },
  jekyll: {
    posts: ['/2023/07/08/second Second 2023-07-08', '/notes/2023/05/06/first-light First light 2023-05-06'],
    paths: ['/', '/tags/notes'],
    redirects: ['/old/first → /notes/2023/05/06/first-light'],
    shown: { '/posts': /At dawn/ },
  },
  eleventy: {
    posts: ['/posts/one One 2023-01-02'],
    paths: ['/', '/tags/letters'],
    shown: { '/': /Front/ },
    warnings: ['file-format'],
  },
  zola: {
    posts: ['/posts/2022-03-04-stars Stars 2022-03-04 2022-04-05'],
    paths: ['/', '/about', '/tags/sky', '/authors/bo'],
    shown: { '/': /href="\/about"/ },
  },
  vitepress: {
    posts: [],
    paths: ['/', '/guide', '/guide/start', '/guide/more'],
    shown: {
      '/': /<title>Project/,
      '/guide/start':
        /<title>Getting going[\s\S]*<span class="section">Guide<\/span>[\s\S]*href="\/guide\/more"/,
    },
  },
  mkdocs: {
    posts: ['/posts/release Release one 2024-06-07 2024-06-09'],
    paths: ['/', '/user-guide', '/user-guide/setup', '/user-guide/usage', '/authors/ada', '/tags/releases'],
    shown: { '/user-guide/setup': /href="\/user-guide\/usage"/ },
  },
  obsidian: {
    posts: ['/posts/Journal Journal 2024-01-01'],
    paths: ['/', '/Garden%20notes', '/tags/journal'],
    shown: { '/': /href="\/Garden%20notes"/ },
  },
};

/** Front matter, template syntax and names of keys, which are for tools and not for readers. */
const SOURCE = /\+\+\+|template = |layout:|title = |\{%|Not for readers|Unpublished|Hidden/;

for (const [tool, { posts, paths, redirects = [], shown, warnings = [] }] of Object.entries(TOOLS)) {
  describe(`test/sites/${tool}`, () => {
    let built: BuildResult;
    let site: NativeSite;
    beforeAll(async () => {
      built = await buildSite({
        content: join(import.meta.dirname, '../sites', tool),
        exclude: [],
        asOf: AS_OF,
      });
      assert.ok(built.result !== null, JSON.stringify(built.problems));
      site = createNativeSite(concatenate(built.result.pack));
    });
    const get = (target: string): NativeResponse =>
      site.respond({ method: 'GET', target, headers: [['accept', 'text/html']], now: AS_OF });

    it('builds, with no warning that is not so', () => {
      const told = built.problems.filter(({ severity }) => severity !== 'note');
      assert.deepEqual(
        told.map(({ code }) => code),
        warnings,
        JSON.stringify(told),
      );
    });

    it('has the right dates, titles and URLs', () => {
      const day = (text: string | null): string => (text === null ? '' : ` ${text.slice(0, 10)}`);
      const found = built.result?.manifest.posts.map(
        ({ path, title, created, modified }) => `${path} ${title}${day(created)}${day(modified)}`,
      );
      assert.deepEqual(found?.sort(), posts);
    });

    it('answers its pages and lists, and leads old URLs to them', () => {
      for (const path of paths) assert.equal(get(path).status, 200, path);
      for (const redirect of redirects) {
        const [from = '', to] = redirect.split(' → ');
        const location = get(from).headers.find(([name]) => name === 'location')?.[1];
        assert.equal(location, to);
      }
    });

    it('shows what is meant, and no source of it', () => {
      for (const [path, pattern] of Object.entries(shown)) assert.match(textOf(get(path)), pattern);
      for (const { path } of built.result?.manifest.routes ?? []) {
        const response = get(path);
        const type = response.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
        if (response.status === 200 && type.startsWith('text/html')) {
          assert.doesNotMatch(textOf(response), SOURCE, path);
        }
      }
    });
  });
}

function textOf({ body }: NativeResponse): string {
  return new TextDecoder().decode(body);
}
