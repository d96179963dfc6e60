/** Links that are shown while their target is not there. */
import type { Document } from '../content/model.ts';
import { publicationWindow } from '../content/publication.ts';

/**
 * The fault of a link from `from` to `to` from `now` (seconds since 1970) on; null where the target is there as
 * long as the link. Earlier times do not count: a post may link to a later one that is public by now.
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
