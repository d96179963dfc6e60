/** The rules of a live site, which every request needs: redirects, headers, the paths to look up, own answers. */
import type { AnswerName, RedirectRule } from '../bundle/manifest.ts';
import type { Resource, TimedResource } from '../bundle/resource.ts';
import { categoryRules } from '../pages/categories/category-resources.ts';
import { safeAnswers } from '../plan/answers.ts';
import type { SiteParts } from '../plan/site-parts.ts';
import { type Snapshot, timeline } from '../plan/timeline.ts';
import { type AuthorRules, applyAuthorRules } from '../rules/author-rules.ts';
import type { LivePlans } from './live-plans.ts';
import { type RequestPaths, requestPaths } from './request-paths.ts';

export interface LiveRules {
  /** The author's rules on the whole site. */
  authorRules: AuthorRules;
  /** In the manifest's form. */
  redirects: RedirectRule[];
  pathsFor: RequestPaths;
  /** The site's own answers. */
  answers: Record<AnswerName, Resource>;
}

/** The rules of the site of `parts`. The site is planned over all instants only where the author has rules. */
export async function liveRules(parts: SiteParts, plans: LivePlans): Promise<LiveRules> {
  const { tree, context } = parts;
  const { content } = context;
  const hasRules = tree.has('_redirects') || tree.has('_headers');
  const outlines = hasRules
    ? await timeline(plans.instants, (now) => outlineAt(plans, now))
    : new Map<string, TimedResource[]>();
  const authorRules = applyAuthorRules(tree, outlines, content.config);
  const redirects = [...authorRules.redirects, ...categoryRules(content.config)];
  const answers = safeAnswers(parts, plans.instants.asOf);
  return { authorRules, redirects, pathsFor: requestPaths(redirects), answers };
}

/** The whole site at an instant, its bodies without bytes. */
function outlineAt(plans: LivePlans, now: number): Snapshot {
  return new Map([...plans.at(now).paths].map(([path, { outline }]) => [path, outline]));
}
