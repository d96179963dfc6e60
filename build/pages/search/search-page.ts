/**
 * The search page and its results as JSON: templates, to which the handler adds the results. The page needs no script.
 */
import type { HeaderPair } from '../../bundle/manifest.ts';
import type { Resource, ResourceBody } from '../../bundle/resource.ts';
import { indexBody, plainBody } from '../../bundle/search-version.ts';
import { bytesOfText } from '../../bytes/text-bytes.ts';
import { belowBase } from '../../content/base-path.ts';
import { createProblem, wholeFile } from '../../content/problem.ts';
import type { Kind } from '../../remember/memo.ts';
import { lastChange } from '../../site/changes.ts';
import { SEARCH_INDEX_PATH } from '../../site/paths.ts';
import type { SiteContext } from '../../site/site-context.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { languagePack } from '../../theme/languages/language.ts';
import { renderPage } from '../../theme/page.ts';
import type { PageView, SiteView } from '../../theme/view.ts';
import { scopeView } from '../categories/page-variants.ts';
import { pageHtml, siteMaker } from '../page-html.ts';
import { plainPage } from '../plain-page.ts';
import { searchIndex } from './search-index.ts';
import { hasPlaces, jsonTemplate, pageTemplate, searchBody } from './template.ts';

type SearchView = NonNullable<SiteView['search']>;

const SEARCH_PAGE: Kind<Resource> = { name: 'search page' };

/** The page at this instant. */
export function searchPage(input: SnapshotInput, { page: path }: SearchView): Resource {
  const { context, view } = input;
  const { strings } = languagePack(input.language);
  const scope = scopeNumber(input);
  const page = plainPage({
    kind: 'list',
    list: 'search',
    path,
    title: strings.search,
    ...scopeView(input),
    html: searchBody(path, strings).markup,
    // Search engines should find the pages, not lists of results.
    metas: [{ name: 'robots', content: 'noindex, follow' }],
  });
  const make = (document: string): Resource => {
    const address = belowBase(view.config.base, path);
    const html = pageTemplate(document, address, strings, scope);
    const json = jsonTemplate(address, strings, scope);
    return searching([
      plainBody(html, { type: 'text/html', language: page.language, headers: NOT_INDEXED }),
      plainBody(json, { type: 'application/json', language: page.language, headers: NOT_INDEXED }),
    ]);
  };
  const template = context.shortcodes.templates.digestFor(page);
  // A template of the author's may read data: then the page is made anew.
  if (template !== null) return make(templateHtml(context, view, page));
  const subject = { name: path, inputs: { page, view, scope } };
  return context.memo.remember(SEARCH_PAGE, subject, () => make(pageHtml(view, page, renderPage)));
}

/** The page by the author's template, or by the theme's where that leaves out the places of the results. */
function templateHtml(context: SiteContext, view: SiteView, page: PageView): string {
  const html = pageHtml(view, page, siteMaker(context));
  if (hasPlaces(html)) return html;
  const [file = ''] = context.content.templates.flatMap((each) => (each.name === 'search' ? each.file : []));
  const message = 'the template `search` makes a page without the field and the results';
  const hint = 'Show `page.html` or `theme.body`, which have them';
  context.findings.report([createProblem('template-result', wholeFile(file), message, hint)]);
  return pageHtml(view, page, renderPage);
}

/** The number of the category that is searched; 0 without categories. */
function scopeNumber({ scope, scopes }: SnapshotInput): number {
  return scope === null ? 0 : scopes.indexOf(scope) + 1;
}

/** The results as JSON at their own path; with `search-json`, at the path of mdcms, without a query its index. */
export function searchResults(input: SnapshotInput, { page, index }: SearchView): Resource {
  const { context, documents, language, now } = input;
  const { memo, content } = context;
  const { config } = content;
  const scope = scopeNumber(input);
  if (!config.searchJson || index !== SEARCH_INDEX_PATH) {
    const { strings } = languagePack(language);
    const address = belowBase(config.base, page);
    return memo.remember(SEARCH_PAGE, { name: index, inputs: { address, scope, language } }, () =>
      searching([
        plainBody(jsonTemplate(address, strings, scope), {
          type: 'application/json',
          language: null,
          headers: NOT_INDEXED,
        }),
      ]),
    );
  }
  const text = searchIndex(documents.values(), config);
  const lastModified = lastChange([...context.documents.values()], now);
  return memo.remember(SEARCH_PAGE, { name: index, inputs: { lastModified, text } }, () =>
    searching([
      {
        type: 'application/json',
        language: null,
        body: bytesOfText(text),
        lastModified,
        headers: NOT_INDEXED,
      },
    ]),
  );
}

/**
 * The resource of a search: `bodies`, and the index, which is added when all documents are made (fill-search.ts).
 */
function searching(bodies: readonly ResourceBody[]): Resource {
  return {
    status: 200,
    location: null,
    freshness: 'revalidate',
    bodies: [...bodies, { ...indexBody(NOTHING), headers: NOT_INDEXED }],
  };
}

const NOTHING = new Uint8Array();
const NOT_INDEXED: HeaderPair[] = [['x-robots-tag', 'noindex']];
