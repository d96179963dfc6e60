/** A page as HTML: by the author's template or the theme's, with addresses below the site's base path. */
import { belowBase } from '../content/base-path.ts';
import type { Problem } from '../content/problem.ts';
import { ADDRESSES, rewriteAddresses } from '../markdown/html.ts';
import type { Read } from '../remember/dependencies.ts';
import type { SiteContext } from '../site/site-context.ts';
import { renderPage } from '../theme/page.ts';
import type { PageView, SiteView } from '../theme/view.ts';

/** The attributes with addresses in whole pages, with those of the theme's own elements and forms. */
const PAGE_ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  ...ADDRESSES,
  a: ['href', 'ping'],
  blockquote: ['cite'],
  button: ['formaction'],
  del: ['cite'],
  form: ['action', 'data-index', 'data-script', 'data-lost'],
  image: ['href', 'xlink:href'],
  input: ['src', 'formaction'],
  ins: ['cite'],
  link: ['href', 'imagesrcset'],
  q: ['cite'],
  script: ['src'],
  ul: ['data-lost'],
  use: ['href', 'xlink:href'],
};

/** Makes the document of a page. */
export type PageMaker = (site: SiteView, page: PageView) => string;

/** Prefix of the dependency on a file of data that a template reads. */
const DATA = 'data ';

/** The digest of the data that a dependency names; undefined: it names no data. */
export function readData({ shortcodes }: Pick<SiteContext, 'shortcodes'>, name: string): unknown {
  return name.startsWith(DATA) ? shortcodes.dataDigest(name.slice(DATA.length)) : undefined;
}

/** The name of the dependency on a file of data. */
export function dataDependency(name: string): string {
  return DATA + name;
}

/**
 * Makes pages by the author's templates, where there is one, and else by the theme's. `read` is called for the data
 * that a template reads, `report` with its problems; where it fails, the theme makes the page.
 */
export function pageMaker(
  { shortcodes: { templates } }: Pick<SiteContext, 'shortcodes'>,
  read: Read,
  report: (problem: Problem) => void,
): PageMaker {
  return (site, page) => {
    const rendered = templates.render(site, page);
    if (rendered === null) return renderPage(site, page);
    for (const name of rendered.reads) read(dataDependency(name));
    for (const problem of rendered.problems) report(problem);
    return rendered.html ?? renderPage(site, page);
  };
}

/** The maker for a page that is made once for a build: its problems are those of the site. */
export function siteMaker(context: Pick<SiteContext, 'shortcodes' | 'findings'>): PageMaker {
  return pageMaker(
    context,
    () => null,
    (problem) => context.findings.report([problem]),
  );
}

/** The page's HTML document with addresses below the site's base. */
export function pageHtml(site: SiteView, page: PageView, make: PageMaker): string {
  const html = make(site, page);
  const { base } = site.config;
  return base === '' ? html : htmlBelowBase(html, base);
}

/** Puts each address in `html` that begins with one slash below `base`, unless it is there already. */
function htmlBelowBase(html: string, base: string): string {
  const below = ({ value }: { value: string }): { value: string; extra: Record<string, string> } | null => {
    // Browsers ignore spaces around an address.
    const address = value.trim();
    if (!/^\/(?![/\\])/.test(address)) return null;
    const mounted = belowBase(base, address);
    return mounted === address ? null : { value: mounted, extra: {} };
  };
  return rewriteAddresses(html, below, PAGE_ADDRESSES);
}
