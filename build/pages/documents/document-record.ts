/**
 * One document as one record: its resources with their coded forms, and the findings of its articles. For an
 * unchanged document only the key is computed and looked up: it is not rendered, and its bodies are not read.
 */
import { hash } from 'node:crypto';
import { markdownPath } from '../../content/document-name.ts';
import type { Document } from '../../content/model.ts';
import type { Problem } from '../../content/problem.ts';
import type { Read } from '../../remember/dependencies.ts';
import type { Kind, Subject } from '../../remember/memo.ts';
import type { RecordOptions } from '../../site/records/record-options.ts';
import { type RecordInputs, recordInputs, secureResources } from '../../site/records/remembered-resources.ts';
import { type ResourceRecord, recordForm } from '../../site/records/resource-record.ts';
import type { ArticleFindings } from '../../site/site-findings.ts';
import type { SnapshotInput } from '../../site/snapshot-input.ts';
import { pageMaker } from '../page-html.ts';
import type { TextsPlace } from './article-record.ts';
import { documentDigest, factsDigest } from './document-digest.ts';
import { makeMarkdown, makePage, sourceContext } from './documents.ts';
import { documentContext, ownContext, type SharedContext, sharedContext } from './page-context.ts';
import { pagePath, readAround, renderArticle } from './render-document.ts';

/** The resources are the pages in order, then the source. */
export interface DocumentRecord extends ResourceRecord {
  findings: ArticleFindings;
  /** The texts of the first page's article; null: the cache does not have them. */
  texts: TextsPlace | null;
}

/** The name of the kind in the memo. */
export const DOCUMENT_RECORD = 'document record';

/** The record of `document` if it is remembered; else null. */
export function recallDocument(
  input: SnapshotInput,
  document: Document,
  options: RecordOptions,
  subject: Subject = documentSubject(input, document, options),
): DocumentRecord | null {
  return input.context.memo.recall(kindOf(options), subject);
}

/** The record of `document`, remembered or made. */
export function recordDocument(
  input: SnapshotInput,
  document: Document,
  options: RecordOptions,
  subject: Subject = documentSubject(input, document, options),
): DocumentRecord {
  return input.context.memo.remember(kindOf(options), subject, (read) =>
    makeRecord(input, document, { ...options, read }),
  );
}

function kindOf({ code }: RecordOptions): Kind<DocumentRecord> {
  return { name: DOCUMENT_RECORD, stored: recordForm(code) };
}

/** The inputs and dependencies of a document, its pages and its source. */
export function documentSubject(
  input: SnapshotInput,
  document: Document,
  options: RecordOptions,
): DocumentSubject {
  const inputs = { site: siteInputs(input, options), own: ownInputs(input, document) };
  return { name: document.path, inputs, read: readAround(input, document) };
}

export interface DocumentSubject extends Required<Subject> {
  inputs: { site: object; own: string };
}

/** The inputs that all documents of a snapshot share: the identical object, so that its digest is computed once. */
function siteInputs(input: SnapshotInput, options: RecordOptions): object {
  const shared = sharedContext(input);
  let known = sites.get(shared);
  if (known?.safety !== options.safety || known.levels !== options.levels) {
    known = { ...shared, ...recordInputs(options) };
    sites.set(shared, known);
  }
  return known;
}

type SiteInputs = SharedContext & RecordInputs;

const sites: WeakMap<SharedContext, SiteInputs> = new WeakMap();

/** The digest of the inputs that are the document's own. */
function ownInputs(input: SnapshotInput, document: Document): string {
  const { document: _, original, ...around } = ownContext(input, document);
  const { document: _source, ...source } = sourceContext(input, document);
  // Of an original the texts are the same as those of the document.
  const facts = [documentDigest(document), original === null ? null : factsDigest(original), around, source];
  return hash('sha256', JSON.stringify(facts), 'hex');
}

function makeRecord(
  input: SnapshotInput,
  document: Document,
  { safety, read }: RecordOptions & { read: Read },
): DocumentRecord {
  const around = documentContext(input, document);
  const source = around.original === null ? makeMarkdown(sourceContext(input, document)) : null;
  const first = renderArticle(input, document, 1, read);
  const articles = [first.rendered];
  for (let number = 2; number <= first.rendered.pageCount; number++) {
    articles.push(renderArticle(input, document, number, read).rendered);
  }
  const faults: Problem[] = [];
  const make = pageMaker(input.context, read, (problem) => faults.push(problem));
  const made = articles.map((rendered, index): ResourceRecord['resources'][number] => {
    const number = index + 1;
    return [
      pagePath(document, number),
      makePage({ ...around, rendered, number }, number === 1 ? source : null, make),
    ];
  });
  if (source !== null) made.push([markdownPath(document.path), source]);
  return {
    ...secureResources(made, safety),
    findings: {
      problems: [...articles.flatMap(({ problems }) => problems), ...faults],
      anchors: [...new Set(articles.flatMap(({ anchors }) => anchors))],
      pendingAnchors: articles.flatMap(({ pendingAnchors }) => pendingAnchors),
      changesAt: articles.flatMap(({ changesAt }) => changesAt),
    },
    texts: first.texts,
  };
}
