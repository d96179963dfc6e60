/** What the site at one instant is made from, before any page is. */
import type { Document } from '../content/model.ts';
import { categoryInputs } from './categories/category-input.ts';
import { publicationState } from './publication.ts';
import type { SiteContext } from './site-context.ts';
import { type SnapshotInput, snapshotInput } from './snapshot-input.ts';

/** A document that is to be made for the readers of a category, or of the site. */
export interface DocumentRequest {
  input: SnapshotInput;
  document: Document;
}

export interface SnapshotPlan {
  context: SiteContext;
  input: SnapshotInput;
  /** By category code; none where categories are not used. */
  inputs: ReadonlyMap<string, SnapshotInput>;
  /** Everything that is public: the author's documents in their order, then what stands in for missing variants. */
  requests: readonly DocumentRequest[];
}

/** Plans the site at `now`, seconds since 1970. */
export function planSnapshot(context: SiteContext, now: number): SnapshotPlan {
  const input = snapshotInput(context, now);
  const inputs = categoryInputs(input);
  const published = [...context.documents.values()].filter(
    (document) => publicationState(document, now) === 'published',
  );
  const requests = published.map((document) => ({
    input: inputs.get(document.variant ?? '') ?? input,
    document,
  }));
  return { context, input, inputs, requests: [...requests, ...otherInputs(inputs).flatMap(standIns)] };
}

/** The inputs of every category but the default, whose own is the site's. */
export function otherInputs(inputs: ReadonlyMap<string, SnapshotInput>): SnapshotInput[] {
  return [...inputs.values()].filter(({ scope }) => scope !== null && !scope.isDefault);
}

/** The documents that stand in for missing variants in a category. */
export function standIns(input: SnapshotInput): DocumentRequest[] {
  return [...(input.scope?.pages.values() ?? [])].flatMap(({ document, isStandIn }) =>
    isStandIn ? [{ input, document }] : [],
  );
}
