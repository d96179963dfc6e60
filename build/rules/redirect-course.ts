/**
 * Follows redirects as a browser would, at build: the author's rules in the order in which the handler tries
 * them (src/serve/decide.ts), and the redirects that the site itself makes.
 */
import { parsePattern, parseTarget } from '../bundle/rule-pattern.ts';
import { expandTarget, matcherOf, samplePaths } from './pattern-match.ts';
import type { WrittenRedirect } from './redirects.types.ts';

/** The site without the rules. */
export interface SiteMap {
  /** Whether there is a page, a feed or an asset at any time; an expired page is none. */
  shows: (path: string) => boolean;
  /** Whether it is there at all times. */
  alwaysShows: (path: string) => boolean;
  /** Where the site redirects that path itself (aliases), or null. */
  redirects: (path: string) => string | null;
  /** The site's host with its scheme, https://example.org, or null: links to it are links to the site. */
  url: string | null;
  /** The path that the site lives below; '': the root. */
  base: string;
}

/** Browsers give up after 20; a course this long has no page at its end. */
const MOST_HOPS = 12;

/** A rule with its parsed pattern. */
export interface CompiledRedirect {
  rule: WrittenRedirect;
  match: (path: string) => readonly string[] | null;
  samples: string[];
  target: (captures: readonly string[]) => string;
}

/** Compiles a rule that parseRedirects gave. */
export function compileRedirect(rule: WrittenRedirect): CompiledRedirect {
  const { tokens, names } = parsePattern(rule.from);
  const target = rule.to === '' ? [] : parseTarget(rule.to, names);
  return {
    rule,
    match: matcherOf(tokens),
    samples: samplePaths(tokens),
    target: (captures) => expandTarget(target, captures),
  };
}

/** The path of this site that a Location leads to, or null where it leads elsewhere. */
export function pathOnSite(location: string, site: SiteMap): string | null {
  const own =
    site.url !== null && location.startsWith(`${site.url}/`) ? location.slice(site.url.length) : location;
  if (!own.startsWith('/')) return null;
  const [path = '/'] = own.split(/[?#]/, 1);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

/** Finds rules for paths: exact ones by a look-up, the others one by one. */
export class RuleTable {
  readonly #forced: CompiledRedirect[];
  readonly #exact = new Map<string, CompiledRedirect>();
  readonly #patterns: CompiledRedirect[];
  readonly #site: SiteMap;

  constructor(rules: readonly CompiledRedirect[], site: SiteMap) {
    this.#site = site;
    this.#forced = rules.filter(({ rule }) => rule.force);
    this.#patterns = rules.filter(({ rule }) => !rule.force && !rule.isExact);
    for (const compiled of rules) {
      if (!compiled.rule.force && compiled.rule.isExact) this.#exact.set(compiled.rule.from, compiled);
    }
  }

  /** Where a request for `path` is redirected to, or null: there it ends. */
  next(path: string): string | null {
    const forced = first(this.#forced, path);
    if (forced !== null) return forced.location;
    const own = this.#site.redirects(path);
    if (own !== null) return own;
    return this.#site.shows(path) ? null : (this.#unforced(path)?.location ?? null);
  }

  /** Whether the site or a rule has an answer for `path`, including a 410. */
  answers(path: string): boolean {
    if (this.#site.shows(path) || this.#site.redirects(path) !== null) return true;
    return first(this.#forced, path) !== null || this.#unforced(path) !== null;
  }

  #unforced(path: string): Decision | null {
    const exact = this.#exact.get(path);
    return first(exact === undefined ? this.#patterns : [exact], path);
  }

  /** The paths of an endless course of redirects from `start`, `start` first; null: it ends. */
  findLoop(start: string): string[] | null {
    const course = [start];
    for (let path = start; ; ) {
      const location = this.next(path);
      const onSite = location === null ? null : pathOnSite(location, this.#site);
      if (onSite === null) return null;
      const isKnown = course.includes(onSite);
      course.push(onSite);
      if (isKnown || course.length > MOST_HOPS) return course;
      path = onSite;
    }
  }
}

/** The result of the first rule that matches; a location of null: a page is shown. */
interface Decision {
  location: string | null;
}

function first(rules: readonly CompiledRedirect[], path: string): Decision | null {
  for (const { rule, match, target } of rules) {
    const captures = match(path);
    if (captures === null) continue;
    return { location: rule.status >= 300 && rule.status < 400 ? target(captures) : null };
  }
  return null;
}
