/**
 * The Content-Security-Policy of an HTML page: what that page has and nothing else. Scripts run where the
 * build put them or the author named them in config.yml; styles that stand in the page are allowed by hash;
 * images, media and frames of other sites where the page shows some.
 */

import { allowsUrl, hashSource, joinPolicies, type Policy } from './directives.ts';
import { findInlineMarkup, type InlineMarkup } from './inline-markup.ts';
import { type PageTags, tagsIn } from './page-tags.ts';

export interface PagePolicy {
  policy: Policy;
  /** What the page has and the policy stops: the author wrote it and should know. */
  blocked: Blocked[];
}

export interface Blocked {
  /** What is stopped, in words, and the start of how it is written in the page. */
  what: string;
  excerpt: string;
  /** What the author can write under `csp` to allow it; null: nothing can. */
  allow: { directive: string; source: string } | null;
}

/** More hashes than these would swell the header; browsers and hosts limit it to some 16 KB. */
const MOST_HASHES = 64;

/** How much of the tag of a script and of a link is looked at: characters. */
const LONGEST_TAG = 210;
const LONGEST_LINK = 505;

/** A style sheet or image may come from there, on every page. */
const SELF = "'self'";

/**
 * The policy of the page `html`. `scripts` are the inline scripts that the build may have put there, 'all' for
 * a page that nothing was built around; `extension` is the author's.
 */
export function pagePolicy(html: string, scripts: readonly string[] | 'all', extension: Policy): PagePolicy {
  const own =
    scripts === 'all' ? [] : scripts.filter((script) => html.includes(`<script>${script}</script>`));
  const tags = tagsIn(html);
  const needs = joinPolicies(neededPolicy(html, tags), { 'script-src': own.map(hashSource) });
  if (!seemsToHaveInlineMarkup(html, tags, own))
    return { policy: joinPolicies(needs, extension), blocked: [] };

  const markup = findInlineMarkup(html);
  const styles = styleSources(markup);
  const policy = joinPolicies(needs, {
    'script-src': scripts === 'all' ? markup.scripts.map(hashSource) : [],
    'style-src': styles.sources,
    'form-action': markup.formUrls.map(originOf),
  });
  const all = joinPolicies(policy, extension);
  return { policy: all, blocked: [...styles.blocked, ...blockedParts(markup, all)] };
}

/** What a page needs by the elements it has. A word in its text may be taken for one: never the other way round. */
function neededPolicy(html: string, tags: PageTags): Policy {
  const has = (pattern: RegExp): boolean => pattern.test(html);
  const hasTag = (...names: string[]): boolean => names.some((name) => tags.has(name));
  const showsImages = hasTag('img', 'picture', 'source', 'image', 'input', 'video');
  const showsMedia = hasTag('video', 'audio');
  const showsFrames = hasTag('iframe', 'frame');
  const fromElsewhere =
    (showsImages || showsMedia || showsFrames) &&
    (has(/\bsrc(?:set)?\s?=\s?["']?(?:https?:)?\/\//i) || (has(/\bsrcset\b/i) && has(/https?:/i)));
  const https = fromElsewhere ? ['https:'] : [];
  const images = showsImages ? https : [];
  return {
    'script-src': loadsScripts(html, tags) ? [SELF] : [],
    'style-src': hasTag('link') ? [SELF] : [],
    'img-src': [SELF, ...images, ...(has(/["'\s=]data:image\//i) ? ['data:'] : [])],
    'media-src': showsMedia ? [SELF, ...https] : [],
    'font-src': hasTag('link') ? [SELF] : [],
    'connect-src': hasTag('script') ? [SELF] : [],
    'frame-src': showsFrames ? [SELF, ...https] : [],
    'object-src': hasTag('object', 'embed') ? [SELF] : [],
    'manifest-src': hasTag('link') && has(/\brel="manifest"/i) ? [SELF] : [],
    'form-action': hasTag('form') ? [SELF] : [],
    // A page of the same site may frame it; none of another site may, so no click can be stolen.
    'frame-ancestors': [SELF],
  };
}

/** Whether a script is fetched. Tag by tag: one expression for all of it would read a long page many times. */
function loadsScripts(html: string, tags: PageTags): boolean {
  for (const index of tags.get('script') ?? []) {
    const [tag = ''] = html.slice(index, index + LONGEST_TAG).split('>', 1);
    if (/\bsrc\b/i.test(tag)) return true;
  }
  return false;
}

/** A quick look: whether there may be a style, a script, a form or a handler beyond the build's own. */
function seemsToHaveInlineMarkup(html: string, tags: PageTags, own: readonly string[]): boolean {
  if (tags.has('style') || tags.has('form') || /\s(?:style|on[a-z]{2,30})\s?=/i.test(html)) return true;
  for (const index of tags.get('link') ?? []) {
    const [tag = ''] = html.slice(index, index + LONGEST_LINK).split('>', 1);
    if (/stylesheet/i.test(tag) && tag.includes('//')) return true;
  }
  for (const index of tags.get('script') ?? []) {
    const isOwn = own.some((script) => html.startsWith(`<script>${script}</script>`, index));
    const isFile = /^<script(?: type="module"| defer| async)* src="\/(?!\/)/.test(
      html.slice(index, index + 99),
    );
    const isData = html.startsWith('<script type="application/ld+json">', index);
    if (!isOwn && !isFile && !isData) return true;
  }
  return false;
}

function styleSources({ styles, styleAttributes }: InlineMarkup): { sources: string[]; blocked: Blocked[] } {
  const hashes = [...new Set([...styles, ...styleAttributes].map(hashSource))];
  const sources = hashes.slice(0, MOST_HASHES);
  // Attributes are held against hashes only where the policy says so (§6.7.3.3).
  if (styleAttributes.length > 0) sources.unshift("'unsafe-hashes'");
  if (hashes.length <= MOST_HASHES) return { sources, blocked: [] };
  const what = `the page has ${hashes.length} different inline styles, of which ${MOST_HASHES} can be allowed`;
  return { sources, blocked: [{ what, excerpt: 'style=', allow: null }] };
}

function blockedParts(markup: InlineMarkup, policy: Policy): Blocked[] {
  const blocked: Blocked[] = [];
  const scriptSources = policy['script-src'] ?? [];
  for (const script of markup.scripts) {
    const source = hashSource(script);
    if (scriptSources.includes(source)) continue;
    blocked.push({
      what: 'an inline script will not run',
      excerpt: '<script',
      allow: { directive: 'script-src', source },
    });
  }
  for (const handler of markup.handlers) {
    const what = `the handler ${handler.slice(0, 40)} will not run`;
    blocked.push({ what, excerpt: handler.slice(0, handler.indexOf('=')), allow: null });
  }
  const check = (directive: 'script-src' | 'style-src', urls: readonly string[], what: string): void => {
    for (const written of urls) {
      const url = urlOf(written);
      if (url === null || allowsUrl(policy[directive] ?? [], url)) continue;
      blocked.push({
        what: `${what} ${url.href} will not load`,
        excerpt: written,
        allow: { directive, source: url.origin },
      });
    }
  };
  check('script-src', markup.scriptUrls, 'the script');
  check('style-src', markup.stylesheetUrls, 'the style sheet');
  return blocked;
}

function originOf(written: string): string {
  return urlOf(written)?.origin ?? SELF;
}

/** `//host/x` is taken as https, which is what the page will be served by. */
function urlOf(written: string): URL | null {
  return URL.canParse(written, 'https://host.invalid/') ? new URL(written, 'https://host.invalid/') : null;
}
