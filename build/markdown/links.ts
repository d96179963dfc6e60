/** Links and images: addresses of this site, checked, with the attributes that browsers need. */
import { attributes, escapeHtml } from '../theme/html.ts';
import { pictureHtml } from '../theme/templates/picture.ts';
import { escapeMarkdownText } from './escape.ts';
import type { Fault, Part } from './findings.ts';
import { type Address, type NewAddress, rewriteAddresses } from './html.ts';
import { decodeReferences } from './inline-text.ts';
import { resolveTarget, type Target, type TargetContext } from './targets.ts';
import type { ArticleToken, Tokens } from './tokens.ts';

/** Attributes of a link to another site, which gets no information about this page. */
export const EXTERNAL: Readonly<Record<string, string>> = { target: '_blank', rel: 'noopener noreferrer' };

/** The context of links: it resolves targets and takes reports of faults. */
export interface LinkState extends TargetContext {
  /** How many images were rendered so far. */
  images: number;
  report(token: ArticleToken, fault: Fault, part?: Part): void;
  pend(token: ArticleToken, target: { path: string; id: string }, part?: Part): void;
}

/** A link around HTML that is already rendered. */
export function renderLink(token: Tokens.Link, html: string, state: LinkState): string {
  const href = token.autolink ? token.href : decodeReferences(token.href);
  const target = checkTarget(href, 'link', token, state);
  if (target.url === null) return html;
  const title = token.title ? ` title="${escapeMarkdownText(token.title)}"` : '';
  const external = target.external ? attributes(EXTERNAL).markup : '';
  return `<a href="${escapeHtml(target.url)}"${title}${external}>${html}</a>`;
}

const NO_ALT: Fault = { code: 'image-alt', message: 'the image has no alternative text' };

/** An image; `alt` is already safe in an attribute. All but the article's first are loaded lazily. */
export function renderImage(token: Tokens.Image, alt: string, state: LinkState): string {
  const target = checkTarget(decodeReferences(token.href), 'image', token, state);
  if (alt.trim() === '') state.report(token, NO_ALT);
  const { width, height } = target.resolved ?? { width: null, height: null };
  const size = width === null || height === null ? '' : ` width="${width}" height="${height}"`;
  const title = token.title ? ` title="${escapeMarkdownText(token.title)}"` : '';
  return pictureHtml({
    url: target.url ?? '',
    alt,
    attributes: title + size,
    width: null,
    isFirst: state.images++ === 0,
    picture: target.resolved?.picture,
  });
}

/** Raw HTML with its addresses resolved. */
export function renderHtml(token: Tokens.HTML | Tokens.Tag, state: LinkState): string {
  return rewriteAddresses(token.text, (address) => newAddress(address, token, state));
}

function newAddress(address: Address, token: ArticleToken, state: LinkState): NewAddress | null {
  const kind = ['img', 'source', 'input'].includes(address.element) ? 'image' : 'link';
  const target = checkTarget(address.value, kind, token, state, address);
  const opens = target.external && address.element === 'a';
  if (target.url === null || (target.resolved === null && !opens)) return null;
  return { value: target.url, extra: opens ? EXTERNAL : {} };
}

/** Resolves a target and reports its fault, or adds a fragment that another page has to confirm. */
export function checkTarget(
  written: string,
  kind: 'link' | 'image',
  token: ArticleToken,
  state: LinkState,
  part?: Part,
): Target {
  const target = resolveTarget(written, kind, state);
  if (target.fault !== null) state.report(token, target.fault, part);
  if (target.pending !== null) state.pend(token, target.pending, part);
  return target;
}
