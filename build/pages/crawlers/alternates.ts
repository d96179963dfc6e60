/** The languages in which a document exists. */

import { isVariantDate } from '../../content/document-name.ts';
import type { Config, Document } from '../../content/model.ts';
import { groupVariants, mainVariant } from '../../content/variants.ts';
import type { Alternate } from './sitemap.ts';

/**
 * For each of `documents` that exists in several languages, links to all of them and to the one for readers of other
 * languages. Editions in one language and dated variants are no translations; the first one in a language counts.
 */
export function languageAlternates(
  documents: Iterable<Document>,
  config: Config,
): Map<Document, Alternate[]> {
  const alternates = new Map<Document, Alternate[]>();
  for (const group of groupVariants([...documents]).values()) {
    const byLanguage = new Map<string, Document>();
    const main = mainVariant(group, config);
    for (const document of [main, ...group]) {
      const language = documentLanguage(document, config);
      if (language !== null && !byLanguage.has(language)) byLanguage.set(language, document);
    }
    if (byLanguage.size < 2) continue;
    const links = [...byLanguage].map(([hreflang, { path }]) => ({ hreflang, path }));
    links.sort((a, b) => (a.hreflang < b.hreflang ? -1 : 1));
    links.push({ hreflang: 'x-default', path: main.path });
    for (const document of byLanguage.values()) alternates.set(document, links);
  }
  return alternates;
}

/**
 * The document's own language, else its category's code if that is a language, else the site's; null for a dated
 * variant.
 */
function documentLanguage({ language, variant }: Document, config: Config): string | null {
  if (variant !== null && isVariantDate(variant)) return null;
  if (language !== null) return language;
  return variant !== null && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(variant) ? variant : config.language;
}
