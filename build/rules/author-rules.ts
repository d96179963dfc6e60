/**
 * Applies the author's `_redirects` and `_headers` to the site: their routes and rules, and every problem with
 * them.
 */
import type { HeaderRule, RedirectRule } from '../bundle/manifest.ts';
import type { TimedResource } from '../bundle/resource.ts';
import { decodeSource } from '../content/decode.ts';
import type { Config, SourceTree } from '../content/model.ts';
import type { Problem } from '../content/problem.ts';
import { fixedHeaderRules, headerRuleFinder, placeHeaderRules } from './apply-headers.ts';
import { checkHeaders } from './check-headers.ts';
import { checkRedirects } from './check-redirects.ts';
import { parseHeaders } from './parse-headers.ts';
import { parseRedirects } from './parse-redirects.ts';
import { placeRedirects } from './place-redirects.ts';
import type { SiteMap } from './redirect-course.ts';
import type { WrittenRedirect } from './redirects.types.ts';

export interface AuthorRules {
  /** The site's versions, with those of exact redirects among them. */
  versions: Map<string, TimedResource[]>;
  redirects: RedirectRule[];
  headerRules: HeaderRule[];
  headerRulesFor: (path: string) => HeaderRule[];
  problems: Problem[];
  /** The redirects without errors, exact ones included: the source of `versions` and `redirects`. */
  written: readonly WrittenRedirect[];
}

/**
 * Reads the two files of `tree`, if they are there. Their paths are those that readers request, the base of the site
 * included, as hosts that take such files read them. `address` says where the site stands.
 */
export function applyAuthorRules(
  tree: SourceTree,
  versions: ReadonlyMap<string, TimedResource[]>,
  address: Pick<Config, 'url' | 'base'>,
): AuthorRules {
  const problems: Problem[] = [];
  const textOf = (file: string): string => {
    const bytes = tree.get(file);
    return bytes === undefined ? '' : (decodeSource(file, bytes, problems)?.text ?? '');
  };
  const written = parseRedirects(textOf('_redirects'), '_redirects');
  const site = siteMap(versions, originOf(address), address.base);
  // Most sites have no such file, and their paths need not be looked at.
  const shown = written.rules.length === 0 ? [] : [...versions.keys()].filter(site.shows);
  const checked = checkRedirects(written.rules, site, shown);
  const placed = placeRedirects(checked.rules, versions);

  const headers = parseHeaders(textOf('_headers'), '_headers');
  const headerRules = placeHeaderRules(headers.rules);
  const unused = checkHeaders(
    headers.rules,
    headers.rules.length === 0 ? [] : [...placed.versions.keys()],
    (path) => isNegotiated(versions.get(path) ?? []),
    placed.rules.map(({ from }) => from),
  );
  return {
    versions: placed.versions,
    redirects: placed.rules,
    headerRules: fixedHeaderRules(headerRules),
    headerRulesFor: headerRuleFinder(headerRules),
    problems: [...problems, ...written.problems, ...checked.problems, ...headers.problems, ...unused],
    written: checked.rules,
  };
}

/** The site's host with its scheme, before all paths; null: not known. */
function originOf({ url, base }: Pick<Config, 'url' | 'base'>): string | null {
  return url === null ? null : url.slice(0, url.length - base.length);
}

function siteMap(versions: ReadonlyMap<string, TimedResource[]>, url: string | null, base: string): SiteMap {
  // A folder with an index.html has a slash at its end; rules are for both spellings.
  const versionsOf = (path: string) => versions.get(path) ?? versions.get(`${path}/`) ?? [];
  const resourcesOf = (path: string) => versionsOf(path).map(({ resource }) => resource);
  return {
    shows: (path) => resourcesOf(path).some(({ status }) => status === 200),
    alwaysShows: (path) => coversAllTime(versionsOf(path).filter(({ resource }) => resource.status === 200)),
    redirects: (path) => resourcesOf(path).find(({ location }) => location !== null)?.location ?? null,
    url,
    base,
  };
}

/** Whether windows in order, which do not overlap, leave no gap. */
function coversAllTime(windows: readonly TimedResource[]): boolean {
  return (
    windows.at(-1)?.until === null &&
    windows.every(({ from }, index) => from === (windows[index - 1]?.until ?? null))
  );
}

/** Whether a path is served as HTML and as Markdown, of which the reader chooses. */
function isNegotiated(versions: readonly TimedResource[]): boolean {
  return versions.some(({ resource: { bodies } }) =>
    ['text/html', 'text/markdown'].every((each) => bodies.some(({ type }) => type === each)),
  );
}
