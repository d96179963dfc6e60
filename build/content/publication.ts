/**
 * When a document is public: from `publish-date`, else `created` (posts only), until `expires`, never while it is a
 * draft.
 */
import type { Config, Document } from './model.ts';

/** The half-open window [from, until) in seconds since 1970; null is open. */
export interface PublicationWindow {
  from: number | null;
  until: number | null;
}

/** A post with a future `created` waits for it; a page is there at once, since pages often carry no date. */
export function publicationWindow(document: Document): PublicationWindow {
  return {
    from: document.publishes?.epoch ?? (document.kind === 'post' ? (document.created?.epoch ?? null) : null),
    until: document.expires?.epoch ?? null,
  };
}

/** 'draft' and 'scheduled' are a 404, 'expired' is a 410. */
export type PublicationState = 'published' | 'scheduled' | 'expired' | 'draft';

/** The state of `document` at `now`, seconds since 1970. */
export function publicationState(document: Document, now: number): PublicationState {
  if (document.draft) return 'draft';
  const { from, until } = publicationWindow(document);
  if (until !== null && now >= until) return 'expired';
  return from !== null && now < from ? 'scheduled' : 'published';
}

/**
 * Every instant after `asOf` at which a document appears, is modified or goes, or security.txt expires; ascending,
 * each once.
 */
export function publicationMoments(
  { documents, config }: { documents: readonly Document[]; config: Pick<Config, 'security'> },
  asOf: number,
): number[] {
  const moments = new Set<number>();
  const add = (moment: number | null | undefined): void => {
    if (typeof moment === 'number' && moment > asOf) moments.add(moment);
  };
  for (const document of documents) {
    if (document.draft) continue;
    const { from, until } = publicationWindow(document);
    add(from);
    add(until);
    add(document.modified?.epoch);
  }
  add(config.security?.expires.epoch);
  return [...moments].sort((a, b) => a - b);
}
