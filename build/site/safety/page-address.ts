/** The addresses in a page as URLs. */

/** Stands for the origin of the site, which need not be known. */
export const OWN_ORIGIN = 'https://host.invalid';

/**
 * The URL of an address as it stands in a page; null: it is none. `//host/x` counts as https, by which pages are
 * served.
 */
export function pageUrl(written: string): URL | null {
  return URL.canParse(written, OWN_ORIGIN) ? new URL(written, OWN_ORIGIN) : null;
}
