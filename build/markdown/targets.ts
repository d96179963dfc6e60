/** Resolves the target of a link or an image to the address in the page. */
import { decodePath } from '../content/canonical-path.ts';
import { didYouMean, hintFor } from '../content/did-you-mean.ts';
import { isOldAddress } from '../content/resolve.ts';
import type { Fault } from './findings.ts';
import type { RenderContext, Resolved } from './render.types.ts';

export interface Target {
  /** For href or src, percent-encoded, not yet escaped for HTML; null: it cannot be a link. */
  url: string | null;
  /** Leads to another site. */
  external: boolean;
  /** The document or file of this site that it leads to. */
  resolved: Resolved | null;
  /** The fault of the target. */
  fault: Fault | null;
  /** A fragment of another page of this site, which only that page can confirm. */
  pending: { path: string; id: string } | null;
}

/** The surroundings of a target: the render context, and the ids of the article. */
export interface TargetContext {
  context: Pick<RenderContext, 'resolve' | 'hasAnchor'> & {
    document: Pick<RenderContext['document'], 'path'>;
    config: Pick<RenderContext['config'], 'url'>;
  };
  anchors: ReadonlySet<string>;
}

const SCHEME = /^([a-zA-Z][a-zA-Z0-9+.-]*):|^\/\//;
/** Schemes that run code. The Content-Security-Policy blocks them, so such a link would do nothing. */
const CODE_SCHEME = /^(?:javascript|vbscript|data)$/i;

/**
 * Resolves a target of a link or an attribute, its character references already decoded. `kind` decides the code of
 * the problem if it is missing; only links have fragments to check.
 */
export function resolveTarget(written: string, kind: 'link' | 'image', around: TargetContext): Target {
  const target = written.trim();
  if (target.startsWith('[[')) return byName(target, kind, around);
  const scheme = SCHEME.exec(target);
  if (scheme !== null) return foreign(target, scheme[1] ?? '', kind, around);
  if (kind === 'link' && isOldAddress(target)) {
    const old = oldAddress(target, around);
    if (old !== null) return old;
  }
  const [path, suffix] = split(target);
  if (path === '' && kind === 'link' && suffix !== '') return withinPage(suffix, around);
  const resolved = path === '' ? null : around.context.resolve(path);
  if (resolved === null) return missing(target, kind);
  const found = { url: resolved.path + encodeUrl(suffix), external: false, resolved };
  if (kind === 'image') return { ...found, fault: null, pending: null };
  const fragment = checkFragment(resolved.path, fragmentOf(suffix), around);
  if (resolved.absence === undefined) return { ...found, ...fragment };
  return { ...found, ...fragment, fault: { code: 'untimely-link', message: resolved.absence } };
}

function foreign(target: string, scheme: string, kind: 'link' | 'image', around: TargetContext): Target {
  const own = around.context.config.url;
  const none = { resolved: null, fault: null, pending: null };
  if (kind === 'link' && CODE_SCHEME.test(scheme)) {
    const fault: Fault = { code: 'unsafe-link', message: `a link cannot lead to \`${scheme}:\`` };
    return { ...none, url: null, external: false, fault };
  }
  if (/^(?:file|[a-z])$/i.test(scheme)) {
    const fault: Fault = { code: 'file-link', message: `\`${target}\` is a file of one machine` };
    return { ...none, url: encodeUrl(target), external: false, fault };
  }
  const here = own !== null && (target === own || target.startsWith(`${own}/`));
  const web = scheme === '' || /^https?$/i.test(scheme);
  return { ...none, url: encodeUrl(target), external: web && !here };
}

/**
 * A page as mdcms addresses it, `#pages/x.md` or with `?cat=nb`: there a script reads it, here it is a plain link.
 * null: the query is the author's own.
 */
function oldAddress(target: string, around: TargetContext): Target | null {
  const resolved = around.context.resolve(target);
  if (resolved === null) return target.includes('?') ? null : missing(target, 'link');
  const [path, suffix] = split(resolved.path);
  const found = { url: path + encodeUrl(suffix), external: false, resolved };
  return { ...found, ...checkFragment(path, fragmentOf(suffix), around) };
}

/** A file by its name, `[[name]]`. */
function byName(target: string, kind: 'link' | 'image', { context }: TargetContext): Target {
  const resolved = context.resolve(target);
  if (resolved === null) return { ...missing(target, kind), url: null };
  const fault: Fault | null =
    resolved.absence === undefined ? null : { code: 'untimely-link', message: resolved.absence };
  return { url: resolved.path, external: false, resolved, fault, pending: null };
}

/** `#id` and `?query` of the page itself. */
function withinPage(suffix: string, around: TargetContext): Target {
  const fragment = fragmentOf(suffix);
  const { path } = around.context.document;
  return {
    url: encodeUrl(suffix),
    external: false,
    resolved: null,
    ...checkFragment(path, fragment, around),
  };
}

function missing(target: string, kind: 'link' | 'image'): Target {
  const fault: Fault = {
    code: kind === 'link' ? 'broken-link' : 'broken-image',
    message: target === '' ? `the ${kind} has no target` : `nothing is at \`${target}\``,
  };
  return { url: encodeUrl(target), external: false, resolved: null, fault, pending: null };
}

/** Checks that the page at `path` has an element with that id, as far as its ids are known. */
function checkFragment(
  path: string,
  fragment: string | null,
  { context, anchors }: TargetContext,
): Pick<Target, 'fault' | 'pending'> {
  // An empty fragment and `top` are the top of any page (HTML, 7.4.6.3).
  if (fragment === null || fragment === '' || fragment.toLowerCase() === 'top')
    return { fault: null, pending: null };
  const own = path === context.document.path;
  const known = (own && anchors.has(fragment)) || context.hasAnchor(path, fragment);
  if (known === true) return { fault: null, pending: null };
  if (known === null && !own) return { fault: null, pending: { path, id: fragment } };
  const meant = own ? didYouMean(fragment, [...anchors]) : null;
  const fault: Fault = {
    code: 'broken-anchor',
    message: own ? `this page has no \`#${fragment}\`` : `${path} has no \`#${fragment}\``,
    hint: hintFor(meant === null ? null : `#${meant}`),
  };
  return { fault, pending: null };
}

/** A target's path, and its query and fragment. */
function split(target: string): [string, string] {
  const end = target.search(/[?#]/);
  return end < 0 ? [target, ''] : [target.slice(0, end), target.slice(end)];
}

function fragmentOf(suffix: string): string | null {
  const at = suffix.indexOf('#');
  if (at < 0) return null;
  const fragment = suffix.slice(at + 1);
  return decodePath(fragment) ?? fragment;
}

/** Percent-encodes what a URL cannot hold and leaves escapes alone; lone surrogates become U+FFFD. */
export function encodeUrl(url: string): string {
  return encodeURI(url.replace(/\p{Surrogate}/gu, '\uFFFD')).replaceAll('%25', '%');
}
