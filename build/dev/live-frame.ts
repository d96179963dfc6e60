/** The parts of a live site that every request needs. */
import type { AnswerName, RedirectRule } from '../bundle/manifest.ts';
import type { Resource, TimedResource } from '../bundle/resource.ts';
import { categoryRules } from '../pages/categories/category-resources.ts';
import { safeAnswers } from '../plan/answers.ts';
import type { SiteParts } from '../plan/site-parts.ts';
import { type Snapshot, timeline } from '../plan/timeline.ts';
import { type AuthorRules, applyAuthorRules } from '../rules/author-rules.ts';
import type { LivePlans } from './live-plans.ts';
import { type RequestPaths, requestPaths } from './request-paths.ts';

export interface LiveFrame {
  /** The author's rules on the whole site. */
  rules: AuthorRules;
  /** In the manifest's form. */
  redirects: RedirectRule[];
  pathsFor: RequestPaths;
  /** The site's own answers. */
  answers: Record<AnswerName, Resource>;
}

/** The frame of the site of `parts`. The site is planned over all instants only where the author has rules. */
export async function liveFrame(parts: SiteParts, plans: LivePlans): Promise<LiveFrame> {
  const { tree, context } = parts;
  const { content } = context;
  const hasRules = tree.has('_redirects') || tree.has('_headers');
  const outlines = hasRules
    ? await timeline(plans.instants, (now) => outlineAt(plans, now))
    : new Map<string, TimedResource[]>();
  const rules = applyAuthorRules(tree, outlines, content.config);
  const redirects = [...rules.redirects, ...categoryRules(content.config)];
  const answers = safeAnswers(parts, plans.instants.asOf);
  return { rules, redirects, pathsFor: requestPaths(redirects), answers };
}

/** The whole site at an instant, its bodies without bytes. */
function outlineAt(plans: LivePlans, now: number): Snapshot {
  return new Map([...plans.at(now).paths].map(([path, { outline }]) => [path, outline]));
}
