/**
 * Checks redirect rules together and against the site: loops, rules that are never used, targets that do not exist.
 * Each problem names a path that shows it.
 */
import { didYouMean } from '../content/did-you-mean.ts';
import { createProblem, type Problem } from '../content/problem.ts';
import {
  type CompiledRedirect,
  compileRedirect,
  pathOnSite,
  RuleTable,
  type SiteMap,
} from './redirect-course.ts';
import type { WrittenRedirect } from './redirects.types.ts';

/** The rules without errors, their targets in the spelling of the site's own paths, and all problems. */
export function checkRedirects(
  written: readonly WrittenRedirect[],
  site: SiteMap,
  paths: readonly string[],
): { rules: WrittenRedirect[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const resolved = written.map((rule) => ({ ...rule, to: spellAsPage(rule.to, site) }));
  const compiled = resolved.map(compileRedirect);
  const patterns = compiled.filter(({ rule }) => !rule.isExact);
  const used = compiled.filter((rule) => {
    const why = whyUnreachable(rule, patterns, site);
    if (why === null) return true;
    problems.push(createProblem('redirect-unreachable', rule.rule.place, why));
    return false;
  });
  const table = new RuleTable(used, site);
  for (const rule of used) {
    const problem = findLoop(rule, table) ?? findMissingTarget(rule, table, site, paths);
    if (problem !== null) problems.push(problem);
  }
  return { rules: used.map(({ rule }) => rule), problems };
}

/** A target with a slash or `.html` too many is led to its page at once, not by a second redirect. */
function spellAsPage(to: string, site: SiteMap): string {
  const [, path = '', rest = ''] = /^(\/[^?#]*)([?#].*)?$/s.exec(to) ?? [];
  if (path === '' || site.shows(path)) return to;
  for (const shorter of [
    path.replace(/\/$/, ''),
    path.replace(/\.html$/, ''),
    path.replace(/\/index\.html$/, ''),
  ]) {
    const spelled = shorter === '' ? '/' : shorter;
    if (site.shows(spelled)) return spelled + rest;
  }
  return to;
}

function whyUnreachable(
  { rule, samples }: CompiledRedirect,
  patterns: readonly CompiledRedirect[],
  site: SiteMap,
): string | null {
  const first = patterns.find((other) => {
    const standsBefore = other.rule.place.line < rule.place.line;
    // Forced rules are tried before all others, wherever they stand, and rules for one path before patterns.
    const isTriedInOrder = other.rule.force === rule.force && (rule.force || !rule.isExact);
    const precedes = isTriedInOrder ? standsBefore : other.rule.force && !rule.force;
    return precedes && samples.every((path) => other.match(path) !== null);
  });
  if (first !== undefined) return `line ${first.rule.place.line}, ${first.rule.from}, answers first`;
  if (rule.force || !rule.isExact) return null;
  if (site.redirects(rule.from) !== null) return `an alias redirects ${rule.from} already`;
  return site.alwaysShows(rule.from) ? `the site has a page at ${rule.from}` : null;
}

function findLoop({ rule, samples }: CompiledRedirect, table: RuleTable): Problem | null {
  if (rule.status < 300 || rule.status > 399) return null;
  for (const sample of samples) {
    const course = table.findLoop(sample);
    if (course === null) continue;
    const shown = course.length > 5 ? [...course.slice(0, 4), '…'] : course;
    return createProblem('redirect-loop', rule.place, `the redirects never end: ${shown.join(' → ')}`);
  }
  return null;
}

/** Only a target without captures can be looked up. */
function findMissingTarget(
  { rule, target }: CompiledRedirect,
  table: RuleTable,
  site: SiteMap,
  paths: readonly string[],
): Problem | null {
  if (rule.to === '' || target([]) !== rule.to) return null;
  const path = pathOnSite(rule.to, site);
  if (path === null || site.shows(path)) return null;
  // A page shown in place must exist; a redirect may lead to another redirect.
  if (rule.status !== 200 && table.answers(path)) return null;
  const message = `no page and no file of the site is at ${path}`;
  return createProblem('redirect-target-missing', rule.place, message, hintFor(path, site, paths));
}

/**
 * Which page was meant: in a site below a path perhaps one without it, since rules have paths as readers request them.
 */
function hintFor(path: string, { base, shows }: SiteMap, paths: readonly string[]): string | undefined {
  const below = path === '/' ? base : `${base}${path}`;
  if (base !== '' && shows(below)) return `Rules have the whole path, on both sides: write ${below}`;
  const meant = didYouMean(path, paths);
  return meant === null ? undefined : `Did you mean ${meant}?`;
}
