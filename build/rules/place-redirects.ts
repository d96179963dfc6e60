/**
 * Places redirect rules: an exact one becomes a route, found by its path like any page; the others go into the
 * manifest as rules, which the handler tries in order.
 */
import type { RedirectRule } from '../bundle/manifest.ts';
import type { TimedResource } from '../bundle/resource.ts';
import { redirectTo } from '../bundle/resource.ts';
import { parsePattern } from '../bundle/rule-pattern.ts';
import type { WrittenRedirect } from './redirects.types.ts';
import { withSlash } from './rule-path.ts';

export interface PlacedRedirects {
  /** The site's versions, with those of exact rules among them. */
  versions: Map<string, TimedResource[]>;
  /** For the manifest, in order. */
  rules: RedirectRule[];
}

/**
 * Places the checked rules `written` among `versions`, which are not changed. A rule for a path answers whenever
 * the site has no page there: before one appears and after it expired.
 */
export function placeRedirects(
  written: readonly WrittenRedirect[],
  versions: ReadonlyMap<string, TimedResource[]>,
): PlacedRedirects {
  const placed = new Map(versions);
  const rules: RedirectRule[] = [];
  const slashed: RedirectRule[] = [];
  // Forced rules are tried in their order: an exact one may only leave it where no pattern stands before it.
  const hasForcedPattern = written.some(({ force, isExact }) => force && !isExact);
  for (const { from, to, status, force, isExact } of written) {
    const redirects = status >= 300 && status < 400;
    if (isExact && redirects && !(force && hasForcedPattern)) {
      const rule = { from: null, until: null, resource: redirectTo(to, status) };
      placed.set(from, fillGaps(force ? [] : (versions.get(from) ?? []), rule));
      // The index.html of a folder answers at the other spelling.
      if (force && versions.has(`${from}/`)) placed.set(`${from}/`, fillGaps([], rule));
      continue;
    }
    rules.push({ from, to, status, force });
    slashed.push(...slashedRules({ from, to, status, force }));
  }
  return { versions: placed, rules: [...exactFirst(rules), ...exactFirst(slashed)] };
}

/** Rules for one path (a page shown in place, a 404 or 410) before those with patterns, each in their order. */
function exactFirst(rules: readonly RedirectRule[]): RedirectRule[] {
  const isExact = ({ from }: RedirectRule): boolean => parsePattern(from).names.length === 0;
  const isFirst = (rule: RedirectRule): boolean => !rule.force && isExact(rule);
  return [...rules.filter(isFirst), ...rules.filter((rule) => !isFirst(rule))];
}

/**
 * A slash at the end makes no difference: /a/:b is for /a/x/ too, and /a/* for /a. These stand behind all
 * that the author wrote, so that a rule of the author's for such a path wins.
 */
function slashedRules(rule: RedirectRule): RedirectRule[] {
  const bare = rule.from.endsWith('/*') ? rule.from.slice(0, -2) : '';
  if (bare !== '') return [{ ...rule, from: bare, to: rule.to.replace(/\/?:splat\b/, '') || '/' }];
  const from = withSlash(rule.from);
  return from === rule.from ? [] : [{ ...rule, from }];
}

/** The versions, with `filler` wherever there is no page. */
function fillGaps(versions: readonly TimedResource[], filler: TimedResource): TimedResource[] {
  const filled: TimedResource[] = [];
  let reached: number | null | undefined;
  const fillUntil = (until: number | null): void => {
    const from = reached ?? null;
    // The author's redirect replaces the page that says `gone`.
    if (until === null || from === null || from < until) filled.push({ ...filler, from, until });
  };
  for (const version of versions) {
    if (version.resource.status === 410) continue;
    if (version.from !== null && (reached === undefined || (reached !== null && reached < version.from))) {
      fillUntil(version.from);
    }
    filled.push(version);
    reached = version.until;
    if (reached === null) return filled;
  }
  fillUntil(null);
  return filled;
}
