/** The answer to health checks, at the path that config.yml names: nothing else may answer there. */
import { BUILD_FIELD, NO_BUILD } from '../../src/api/build-field.ts';
import type { HeaderPair } from '../bundle/manifest.ts';
import { fileResource, type Resource } from '../bundle/resource.ts';
import { belowBase } from '../content/base-path.ts';
import type { SiteContent } from '../content/model.ts';
import { createProblem, type Problem, wholeFile } from '../content/problem.ts';
import { alreadyMade, type PlannedResource } from '../pages/planned-resource.ts';
import { compileRedirect } from '../rules/redirect-course.ts';
import type { WrittenRedirect } from '../rules/redirects.types.ts';

type Configured = Pick<SiteContent, 'config' | 'healthPlace'>;

/** It names its build (bundle/build-digest.ts): a site and an API of one build name the same. */
const ABOUT: readonly HeaderPair[] = [
  ['x-robots-tag', 'noindex'],
  [BUILD_FIELD, NO_BUILD],
];

/** `ok` as plain text, which no cache keeps: a check that a cache answers is one of the cache. */
function healthResource(): Resource {
  const { bodies, ...rest } = fileResource('text/plain', new TextEncoder().encode('ok\n'), 'none');
  return { ...rest, bodies: bodies.map((body) => ({ ...body, headers: [...ABOUT] })) };
}

/**
 * Adds the health check to `paths`, which count from the site's own root, after all others. Returns a problem where its
 * path is taken.
 */
export function addHealthCheck(
  paths: Map<string, PlannedResource>,
  { config: { health }, healthPlace = wholeFile('config.yml') }: Configured,
): Problem[] {
  if (health === null) return [];
  if (paths.has(health)) {
    return [createProblem('health-collides', healthPlace, `the site itself answers ${health}`)];
  }
  paths.set(health, alreadyMade(healthResource()));
  return [];
}

/** A problem where one of the author's `rules`, which win over every path by their `!`, takes the path. */
export function healthUnderRules(
  { config: { health, base }, healthPlace = wholeFile('config.yml') }: Configured,
  rules: readonly WrittenRedirect[],
): Problem[] {
  if (health === null) return [];
  const path = belowBase(base, health);
  const taker = rules.find((rule) => rule.force && compileRedirect(rule).match(path) !== null);
  if (taker === undefined) return [];
  const message = `line ${taker.place.line} of _redirects, ${taker.from} with a \`!\`, answers ${path} first`;
  return [createProblem('health-collides', healthPlace, message)];
}
