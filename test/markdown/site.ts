/** A small site for the tests of build/markdown: a context in which few things exist, each of them known. */
import type { Config, Document, Theme } from '../../build/content/model.ts';
import { renderMarkdown } from '../../build/markdown/render.ts';
import type { DocumentSummary, RenderContext, Rendered } from '../../build/markdown/render.types.ts';

/** What exists: target as written to path; images have a size. */
const FILES: Readonly<Record<string, string>> = {
  'pages/about.md': '/about',
  'about.md': '/about',
  'posts/first.md': '/posts/first',
  'assets/files/plan.pdf': '/assets/files/plan.pdf',
  'assets/images/a.jpg': '/assets/images/a.jpg',
  'assets/images/b c.png': '/assets/images/b%20c.png',
  'assets/icons/flame.svg': '/assets/icons/flame.svg',
};

/** What `[[name]]` stands for; that names are found at all is tested with the resolver. */
const BY_NAME: Readonly<Record<string, string>> = {
  About: 'about.md',
  'a.jpg': 'assets/images/a.jpg',
  'plan.pdf': 'assets/files/plan.pdf',
};

/** Ids of other pages; pages that are not here cannot tell. */
const ANCHORS: Readonly<Record<string, readonly string[]>> = { '/about': ['team', 'über-uns'] };

const CONFIG = {
  sitename: 'Test',
  language: 'en',
  url: 'https://own.example',
  timezone: 'UTC',
  codeCopy: true,
  math: true,
  embeds: true,
  smartPunctuation: false,
  monthNames: null,
  monthNamesAbbreviated: null,
  defaultCategory: null,
  callouts: {
    beta: {
      type: 'warning',
      languages: {
        en: { title: 'Beta', text: 'It *may* change, see [about](pages/about.md).' },
        nb: { title: 'Beta', text: 'Det *kan* endres.' },
      },
    },
  },
} as unknown as Config;

/** A context for `body`, which starts on line 5 of pages/test.md; `changes` replaces parts of it. */
export function contextFor(body: string, changes: Partial<RenderContext> = {}): RenderContext {
  const document = {
    kind: 'page',
    file: 'pages/test.md',
    baseFile: 'pages/test.md',
    variant: null,
    slug: 'test',
    path: '/test',
    title: 'Test',
    body,
    bodyLine: 5,
  } as Document;
  return {
    document,
    config: CONFIG,
    theme: {} as Theme,
    language: 'en',
    posts: [],
    sections: [],
    section: null,
    now: Date.UTC(2026, 6, 1) / 1000,
    pageNumber: 1,
    pageHref: (n) => (n === 1 ? '/test' : `/test/page/${n}`),
    resolve(written) {
      const target = written.startsWith('[[') ? (BY_NAME[written.slice(2, -2)] ?? 'nothing') : written;
      const path =
        FILES[decodeURI(target).replace(/^#pages\//, '')] ?? (target === '/about' ? target : undefined);
      if (path === undefined) return null;
      const image = path.startsWith('/assets/images/');
      return { path, width: image ? 640 : null, height: image ? 480 : null };
    },
    hasAnchor: (path, id) => ANCHORS[path]?.includes(id) ?? null,
    ...changes,
  };
}

/** Renders `body` in that context. */
export function render(body: string, changes: Partial<RenderContext> = {}): Rendered {
  return renderMarkdown(contextFor(body, changes));
}

/** The HTML of `body`, which must be free of problems. */
export function html(body: string, changes: Partial<RenderContext> = {}): string {
  const rendered = render(body, changes);
  if (rendered.problems.length > 0) throw new Error(`unexpected: ${describe(rendered).join('; ')}`);
  return rendered.html;
}

/** The problems of a rendering, each on one line: `line:column+length code`. */
export function describe(rendered: Rendered): string[] {
  return rendered.problems.map((problem) => {
    return `${problem.line}:${problem.column}+${problem.length} ${problem.code}`;
  });
}

/** A post of a given day, such as 2026-01-15. */
export function post(day: string, title: string = day): DocumentSummary {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const epoch = Date.UTC(year, month - 1, date) / 1000;
  return {
    href: `/posts/${title.toLowerCase().replaceAll(' ', '-')}`,
    title,
    description: '',
    date: { text: day, iso: day, epoch, year, month },
  };
}
