/** A page as HTML: what the theme gives, its addresses below the path that the site lives below. */
import { belowBase } from '../content/base-path.ts';
import { ADDRESSES, rewriteAddresses } from '../markdown/html.ts';
import { renderPage } from '../theme/page.ts';
import type { PageView, SiteView } from '../theme/view.ts';

/** Of whole pages those too that the theme's own elements and forms have. */
const PAGE_ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  ...ADDRESSES,
  a: ['href', 'ping'],
  blockquote: ['cite'],
  button: ['formaction'],
  del: ['cite'],
  form: ['action', 'data-index', 'data-script'],
  image: ['href', 'xlink:href'],
  input: ['src', 'formaction'],
  ins: ['cite'],
  link: ['href', 'imagesrcset'],
  q: ['cite'],
  script: ['src'],
  use: ['href', 'xlink:href'],
};

/** The page's HTML document, as renderPage() gives it, for readers of the site below its base. */
export function pageHtml(site: SiteView, page: PageView): string {
  const html = renderPage(site, page);
  const { base } = site.config;
  return base === '' ? html : htmlBelowBase(html, base);
}

/** `html` with each address that begins with one slash below `base`, unless it is already. */
function htmlBelowBase(html: string, base: string): string {
  const below = ({ value }: { value: string }): { value: string; extra: Record<string, string> } | null => {
    // Browsers pass over spaces around an address.
    const address = value.trim();
    if (!/^\/(?![/\\])/.test(address)) return null;
    const mounted = belowBase(base, address);
    return mounted === address ? null : { value: mounted, extra: {} };
  };
  return rewriteAddresses(html, below, PAGE_ADDRESSES);
}
