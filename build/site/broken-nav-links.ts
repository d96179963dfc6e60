/** Links of nav.yml that lead nowhere. */
import { meantHint } from '../content/did-you-mean.ts';
import type { SiteContent } from '../content/model.ts';
import { createProblem, type Problem } from '../content/problem.ts';
import type { SiteContext } from './site-context.ts';

/** Each is compared with every path of the site, so that many of them would take long. */
const MOST_HINTS = 20;

/** Lists that a site without a post that has a date does not have. */
const LISTS_OF_POSTS = /^(?:\/[^/]+)?\/(?:posts|archive|feed\.xml|atom\.xml|feed\.json)\/?$/;

/** A warning for each link of nav.yml to a path of this site at which nothing is. */
export function brokenNavLinks(
  { nav, documents }: SiteContent,
  generated: ReadonlySet<string>,
  resolve: SiteContext['resolve'],
): Problem[] {
  const [from] = documents;
  if (from === undefined) return [];
  const broken = nav.pages.flatMap(({ link }) =>
    link?.href.startsWith('/') === true && resolve(from, link.href) === null ? [link] : [],
  );
  return broken.map(({ href, place }, index) => {
    const meant = index < MOST_HINTS ? meantHint(href, [...generated]) : undefined;
    const hint = LISTS_OF_POSTS.test(href) ? 'It is there once a post has a date (`created`)' : meant;
    return createProblem('broken-link', place, `nothing is at \`${href}\``, hint);
  });
}
