/** The licence of the texts, with a link where its identifier is known. */
import { type Html, html } from '../html.ts';
import type { Strings } from '../languages/language.types.ts';
import { safeUrl } from '../url.ts';

/** SPDX identifiers of Creative Commons, in any case and with blanks for hyphens: `CC BY-SA 4.0`. */
const CREATIVE_COMMONS = /^cc[ -](by(?:-nc)?(?:-sa|-nd)?)[ -]([1-4]\.[05])$/i;
const PUBLIC_DOMAIN = /^cc0(?:[ -]1\.0)?$/i;

/** The address of a licence by its SPDX identifier, or null. */
export function licenceAddress(name: string): string | null {
  const [, terms = '', version = ''] = CREATIVE_COMMONS.exec(name) ?? [];
  if (terms !== '') return `https://creativecommons.org/licenses/${terms.toLowerCase()}/${version}/`;
  if (PUBLIC_DOMAIN.test(name)) return 'https://creativecommons.org/publicdomain/zero/1.0/';
  return null;
}

/** The licence's line in the footer; null without one. */
export function renderLicence(name: string | null, strings: Strings): Html | null {
  if (name === null || name === '') return null;
  const address = licenceAddress(name);
  const shown = address === null ? name : html`<a href="${safeUrl(address)}" rel="license">${name}</a>`;
  return html`${strings.licence}: ${shown}`;
}
