/**
 * Shared caches (CDNs) and pages of two media types. Several CDNs ignore Vary unless they are configured otherwise, so
 * a cache that may keep the Markdown of a page without revalidation would give it to browsers.
 */
import { isCacheField } from './cache-fields.ts';
import type { HeaderList, ListField } from './manifest.ts';

/**
 * Whether a field (name in lower case) lets shared caches keep an answer without revalidation (RFC 9111 §3, §4.2.1).
 */
export function isForSharedCaches(name: string, value: string | null): boolean {
  if (name === 'expires') return true;
  if (value === null || !isCacheField(name)) return false;
  const directives = value
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.some((directive) => /^(?:no-store|no-cache|private)\b/.test(directive))) return false;
  return directives.some((directive) => /^(?:s-maxage|max-age)="?0*[1-9]/.test(directive));
}

/**
 * The headers of a page's second media type: where the author's rules let shared caches keep the page, they must not
 * keep this form of it. Browsers and agents may, and revalidate it each time, as without the rule.
 */
export function keptFromSharedCaches(list: HeaderList): HeaderList {
  if (!list.headers.some(([name, value]) => isForSharedCaches(name, value))) return list;
  const others = list.headers.filter(([name]) => !isCacheField(name));
  const own: ListField = ['cache-control', 'private, no-cache'];
  return { ...list, headers: [...others, own] };
}
