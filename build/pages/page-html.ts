/** A page as HTML: the theme's, with addresses below the site's base path. */
import { belowBase } from '../content/base-path.ts';
import { ADDRESSES, rewriteAddresses } from '../markdown/html.ts';
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

/** The page's HTML document, as renderPage() returns it, with addresses below the site's base. */
export function pageHtml(site: SiteView, page: PageView): string {
  const html = renderPage(site, page);
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
