/** The documents to make for one instant, each with the readers for whom it is made. */
import type { Document } from '../content/model.ts';
import type { SiteContext } from './site-context.ts';
import { inputFor, type SnapshotInput, type SnapshotInputs, snapshotInputs } from './snapshot-input.ts';

/** A document that is to be made for the readers of a category, or of the site. */
export interface DocumentRequest {
  input: SnapshotInput;
  document: Document;
}

export interface SnapshotRequests extends SnapshotInputs {
  context: SiteContext;
  /** All documents that are public: the author's documents in their order, then the stand-ins for missing variants. */
  requests: readonly DocumentRequest[];
}

/** The requests at `now`, seconds since 1970. */
export function snapshotRequests(context: SiteContext, now: number): SnapshotRequests {
  const inputs = snapshotInputs(context, now);
  const published = [...inputs.input.documents.values()];
  const requests = published.map((document) => ({ input: inputFor(inputs, document), document }));
  return { context, ...inputs, requests: [...requests, ...otherInputs(inputs.inputs).flatMap(standIns)] };
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
