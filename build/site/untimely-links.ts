/** Links that are shown while what they lead to is not there. */
import type { Document } from '../content/model.ts';
import { publicationWindow } from '../content/publication.ts';

/**
 * What is wrong with a link from `from` to `to` that is shown at `now` (seconds since 1970); null where the target is
 * there for as long as the link is from then on. What lies before is over: a post may link to one that came later,
 * once that has come.
 */
export function absenceOf(to: Document, from: Document, now: number): string | null {
  const target = publicationWindow(to);
  if (target.from !== null && target.from > now) {
    return `${to.file} is not there before ${(to.publishes ?? to.created)?.iso}, and this link is`;
  }
  const { until } = publicationWindow(from);
  if (target.until === null || (until !== null && until <= target.until)) return null;
  return `${to.file} expires on ${to.expires?.iso}, and this link stays`;
}
