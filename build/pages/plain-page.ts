/** The view of a generated page, and a page as the body of a resource. */
import type { HeaderPair } from '../bundle/manifest.ts';
import type { ResourceBody } from '../bundle/resource.ts';
import { bytesOfText } from '../bytes/text-bytes.ts';
import { languageDirection } from '../content/language.ts';
import type { PageView, SiteView } from '../theme/view.ts';
import { type PageMaker, pageHtml } from './page-html.ts';

type Given = Pick<PageView, 'kind' | 'path' | 'title' | 'language'> & Partial<PageView>;

/** The view of a generated page; parts that are not given are empty. */
export function plainPage(given: Given): PageView {
  return {
    description: '',
    direction: languageDirection(given.language),
    html: '',
    leadingTitle: null,
    headings: [],
    meta: null,
    notice: null,
    tags: [],
    posts: [],
    series: null,
    related: [],
    previous: null,
    next: null,
    pager: null,
    links: [],
    metas: [],
    jsonLd: [],
    variants: [],
    uses: { tabs: false, accordions: false, codeCopy: false },
    ...given,
  };
}

/**
 * The page as HTML. `lastModified` is in seconds since 1970; `headers` are those of this page alone; safety headers
 * are added later (secure-versions.ts).
 */
export function pageBody(
  site: SiteView,
  page: PageView,
  lastModified: number | null,
  { make, headers = [] }: { make: PageMaker; headers?: readonly HeaderPair[] },
): ResourceBody {
  return {
    type: 'text/html',
    language: page.language,
    body: bytesOfText(pageHtml(site, page, make)),
    lastModified,
    headers: [...headers],
  };
}
