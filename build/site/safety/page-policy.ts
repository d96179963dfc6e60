/**
 * The Content-Security-Policy of an HTML page, which allows just what the page has. Scripts of the build, and those
 * that the author names in config.yml, run; inline styles are allowed by hash; images, media and frames of other
 * sites where the page shows some.
 */

import { type Blocked, blockedParts } from './blocked-parts.ts';
import { hashSource, joinPolicies, type Policy } from './directives.ts';
import { findInlineMarkup, type InlineMarkup } from './inline-markup.ts';
import { OWN_ORIGIN, pageUrl } from './page-address.ts';
import { attributesIn, type PageAttributes } from './page-attributes.ts';
import { type PageTags, tagsIn } from './page-tags.ts';
import { embedPolicy, type WidgetPolicy } from './widget-policies.ts';

export interface PagePolicy {
  policy: Policy;
  /** The author's parts that the policy stops. */
  blocked: Blocked[];
}

/** The most hashes in the header, which browsers and hosts limit to some 16 KB. */
const MOST_HASHES = 64;

/** How the theme's search box begins (theme/templates/search-box.ts). */
export const SEARCH_BOX = '<form class="search search-box" id="page:search"';

/** Characters of a script's or link's tag that are read. */
const LONGEST_TAG = 210;
const LONGEST_LINK = 505;

const UNUSUAL_TAGS = ['style', 'noscript', 'base', 'use', 'object', 'embed', 'image', 'track'];
/** Relations of links that load something. */
const LOADING = /stylesheet|icon|manifest|preload/i;

/** For style sheets and images on every page. */
const SELF = "'self'";

/**
 * The policy of the page `html`. `scripts` are the inline scripts that the build may have put there, 'all' for an
 * author's whole HTML file; `extension` is the author's; `media` the folder on another server that has files of the
 * site; `widgets` are those that the page may have.
 */
export function pagePolicy(
  html: string,
  scripts: readonly string[] | 'all',
  extension: Policy,
  { media = null, widgets = [] }: { media?: string | null; widgets?: readonly WidgetPolicy[] } = {},
): PagePolicy {
  const own =
    scripts === 'all' ? [] : scripts.filter((script) => html.includes(`<script>${script}</script>`));
  const shown = widgets.filter(({ markup }) => html.includes(markup));
  const tags = tagsIn(html);
  const attributes = attributesIn(html);
  const needs = [
    { 'script-src': own.map(hashSource) },
    embedPolicy(html),
    ...shown.map(({ policy }) => policy),
  ].reduce(joinPolicies, neededPolicy(html, { tags, attributes, media, widgets: shown }));
  if (!seemsToHaveInlineMarkup(html, { tags, attributes, own, widgets: shown }))
    return { policy: joinPolicies(needs, extension), blocked: [] };

  const markup = findInlineMarkup(html);
  const styles = styleSources(markup);
  const policy = joinPolicies(needs, {
    'script-src': scripts === 'all' ? markup.scripts.map(hashSource) : [],
    'style-src': styles.sources,
    'form-action': markup.formUrls.map(originOf),
    ...shownElsewhere(markup),
  });
  const all = joinPolicies(policy, extension);
  return { policy: all, blocked: [...styles.blocked, ...blockedParts(markup, all)] };
}

/**
 * The policy that the elements of a page need. Text that looks like an element may count as one, but never the
 * reverse.
 */
function neededPolicy(
  html: string,
  {
    tags,
    attributes,
    media,
    widgets,
  }: { tags: PageTags; attributes: PageAttributes; media: string | null; widgets: readonly WidgetPolicy[] },
): Policy {
  // Its own folder of media is allowed by name, and widgets have their own sources.
  const unnamed = media === null ? html : html.replaceAll(`${media}/`, '/');
  const others = widgets.reduce((rest, { markup }) => rest.replaceAll(markup, '<'), unnamed);
  const { loadElsewhere, haveSrcset } = others === html ? attributes : attributesIn(others);
  const has = (pattern: RegExp): boolean => pattern.test(others);
  const ours = media === null ? [] : [new URL(media).origin];
  const hasTag = (...names: string[]): boolean => names.some((name) => tags.has(name));
  const showsImages = hasTag('img', 'picture', 'source', 'image', 'input', 'video');
  const showsMedia = hasTag('video', 'audio');
  const showsObjects = hasTag('object', 'embed');
  const showsFrames = hasTag('iframe', 'frame');
  const fromElsewhere =
    (showsImages || showsMedia || showsFrames) && (loadElsewhere || (haveSrcset && listsOthers(others)));
  const https = fromElsewhere ? ['https:'] : [];
  const images = showsImages ? https : [];
  return {
    'script-src': loadsScripts(html, tags) ? [SELF] : [],
    'style-src': hasTag('link') ? [SELF] : [],
    // A style sheet may show pictures too, and a plain path leads to the folder.
    'img-src': [SELF, ...ours, ...images, ...(has(/["'\s=(,]data:image\//i) ? ['data:'] : [])],
    'media-src': showsMedia ? [SELF, ...ours, ...https] : [],
    'font-src': hasTag('link') ? [SELF] : [],
    'connect-src': hasTag('script') ? [SELF] : [],
    // What an object shows is in a frame of its own.
    'frame-src': showsFrames ? [SELF, ...ours, ...https] : showsObjects ? [SELF, ...ours] : [],
    'object-src': showsObjects ? [SELF, ...ours] : [],
    'manifest-src': hasTag('link') && has(/\brel="manifest"/i) ? [SELF] : [],
    'form-action': hasTag('form') ? [SELF] : [],
    // A page of the same site may frame it; none of another site may, so no click can be stolen.
    'frame-ancestors': [SELF],
  };
}

/** Whether a list of pictures (srcset) has one of another site. */
function listsOthers(html: string): boolean {
  const [, ...lists] = html.split(/\bsrcset\b/i);
  return lists.some((list) => /https?:|[\s"',=]\/\//i.test(list.split('>', 1)[0] ?? ''));
}

/** Whether a script is fetched. Tag by tag: one expression for all of it would read a long page many times. */
function loadsScripts(html: string, tags: PageTags): boolean {
  for (const index of tags.get('script') ?? []) {
    const [tag = ''] = html.slice(index, index + LONGEST_TAG).split('>', 1);
    if (/\bsrc\b/i.test(tag)) return true;
  }
  return false;
}

/** Whether there may be a style, a script, a form or a handler beyond the build's own; fast. */
function seemsToHaveInlineMarkup(
  html: string,
  {
    tags,
    attributes,
    own,
    widgets,
  }: {
    tags: PageTags;
    attributes: PageAttributes;
    own: readonly string[];
    widgets: readonly WidgetPolicy[];
  },
): boolean {
  const isWidget = (index: number): boolean => widgets.some(({ markup }) => html.startsWith(markup, index));
  if (UNUSUAL_TAGS.some((name) => tags.has(name)) || attributes.needLook) return true;
  // Of several pictures only the first follows the sign of equality.
  if (attributes.haveSrcset && /\shttp:\/\//i.test(html)) return true;
  // The theme's search box is on every page, and leads to the site itself.
  for (const index of tags.get('form') ?? []) {
    if (!html.startsWith(SEARCH_BOX, index) && !isWidget(index)) return true;
  }
  for (const index of tags.get('link') ?? []) {
    const [tag = ''] = html.slice(index, index + LONGEST_LINK).split('>', 1);
    if (LOADING.test(tag) && (tag.includes('//') || tag.includes('data:'))) return true;
  }
  for (const index of tags.get('script') ?? []) {
    const isOwn = own.some((script) => html.startsWith(`<script>${script}</script>`, index));
    const isFile = /^<script(?: type="module"| defer| async)* src="\/(?!\/)/.test(
      html.slice(index, index + 99),
    );
    const isData = html.startsWith('<script type="application/ld+json">', index);
    if (!isOwn && !isFile && !isData && !isWidget(index)) return true;
  }
  return false;
}

function styleSources({ styles, styleAttributes }: InlineMarkup): { sources: string[]; blocked: Blocked[] } {
  const hashes = [...new Set([...styles, ...styleAttributes].map(hashSource))];
  const sources = hashes.slice(0, MOST_HASHES);
  // Hashes apply to attributes only with 'unsafe-hashes' (§6.7.3.3).
  if (styleAttributes.length > 0) sources.unshift("'unsafe-hashes'");
  if (hashes.length <= MOST_HASHES) return { sources, blocked: [] };
  const message = `the page has ${hashes.length} different inline styles, but only ${MOST_HASHES} can be allowed`;
  return { sources, blocked: [{ message, excerpt: 'style=', allow: null }] };
}

/** Images, media and frames of other sites are allowed by https in all that can show one. */
function shownElsewhere({ loads }: InlineMarkup): Policy {
  const isElsewhere = (directive: string): boolean =>
    loads.some((load) => {
      const url = load.directive === directive ? pageUrl(load.written) : null;
      return url?.protocol === 'https:' && url.origin !== OWN_ORIGIN;
    });
  const shown = (['img-src', 'media-src', 'frame-src'] as const).filter(isElsewhere);
  return Object.fromEntries(shown.map((directive) => [directive, ['https:']]));
}

function originOf(written: string): string {
  return pageUrl(written)?.origin ?? SELF;
}
