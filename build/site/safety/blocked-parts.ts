/** The author's parts of a page that its policy stops, for the report to the author. */
import { allowsUrl, hashSource, type Policy } from './directives.ts';
import type { InlineMarkup } from './inline-markup.ts';
import { OWN_ORIGIN, pageUrl } from './page-address.ts';

/** A part of a page that its policy stops. */
export interface Blocked {
  /** The consequence in words: an inline script will not run. */
  message: string;
  /** The start of the part in the text of the page. */
  excerpt: string;
  /** The entry under `csp` that allows it; null: none can. */
  allow: { directive: string; source: string } | null;
}

/** The scripts, handlers and loads of a page that `policy` stops. */
export function blockedParts(markup: InlineMarkup, policy: Policy): Blocked[] {
  const blocked: Blocked[] = [];
  const scriptSources = policy['script-src'] ?? [];
  for (const script of markup.scripts) {
    const source = hashSource(script);
    if (scriptSources.includes(source)) continue;
    blocked.push({
      message: 'an inline script will not run',
      excerpt: '<script',
      allow: { directive: 'script-src', source },
    });
  }
  for (const handler of markup.handlers) {
    const message = `the handler ${handler.slice(0, 40)} will not run`;
    blocked.push({ message, excerpt: handler.slice(0, handler.indexOf('=')), allow: null });
  }
  const scripts = markup.scriptUrls.map((written) => ({
    directive: 'script-src' as const,
    kind: 'the script',
    written,
  }));
  for (const { directive, kind, written } of [...scripts, ...markup.loads]) {
    const url = pageUrl(written);
    if (directive === 'base-uri') {
      blocked.push({ message: `${kind} ${written} has no effect`, excerpt: written, allow: null });
    } else if (url !== null && !allowsUrl(policy[directive] ?? [], url, OWN_ORIGIN)) {
      blocked.push({
        message: `${kind} ${written.slice(0, 200)} will not load`,
        excerpt: written,
        allow: { directive, source: sourceOf(url) },
      });
    }
  }
  return blocked;
}

/** The entry under `csp` that allows an address. */
function sourceOf(url: URL): string {
  return url.origin === OWN_ORIGIN ? 'self' : url.origin === 'null' ? url.protocol : url.origin;
}
