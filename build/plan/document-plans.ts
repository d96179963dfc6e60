/** Plans the paths of a document: its pages and its source. */
import type { Resource } from '../bundle/resource.ts';
import { markdownPath } from '../content/document-name.ts';
import type { Document } from '../content/model.ts';
import { standInOriginal } from '../pages/categories/page-variants.ts';
import { documentResources } from '../pages/documents/documents.ts';
import { lastModifiedOf } from '../pages/documents/page-context.ts';
import { pagePath, renderDocument } from '../pages/documents/render-document.ts';
import {
  HTML,
  MARKDOWN,
  Outline,
  type PlannedPath,
  type PlannedResource,
  resourceAt,
} from '../pages/planned-resource.ts';
import type { DocumentRequest } from '../site/snapshot-requests.ts';

/**
 * The pages of a document in order, then its source, unless it is a stand-in. Only a document that lists posts can
 * have more than one page, and only then is it rendered here.
 */
export function documentPlans(request: DocumentRequest): PlannedPath[] {
  const { input, document } = request;
  const isStandIn = standInOriginal(input, document) !== null;
  const count = mayList(document) ? renderDocument(input, document).pageCount : 1;
  const plans: PlannedPath[] = [];
  for (let number = 1; number <= Math.max(1, count); number++) {
    const path = pagePath(document, number);
    plans.push([
      path,
      new PlannedPage(request, path, number === 1 && !isStandIn ? FIRST_PAGE : FURTHER_PAGE),
    ]);
  }
  if (isStandIn) return plans;
  const source = markdownPath(document.path);
  plans.push([source, new PlannedPage(request, source, SOURCE)]);
  return plans;
}

const FIRST_PAGE = [HTML, MARKDOWN];
const FURTHER_PAGE = [HTML];
const SOURCE = [MARKDOWN];

/** A page or the source of a document. A large site has thirty thousand, and most are never made. */
class PlannedPage implements PlannedResource {
  readonly #request: DocumentRequest;
  readonly #path: string;
  readonly #types: readonly string[];

  constructor(request: DocumentRequest, path: string, types: readonly string[]) {
    this.#request = request;
    this.#path = path;
    this.#types = types;
  }

  get outline(): Resource {
    const { input, document } = this.#request;
    return new Outline(this.#types, () => (this.#types === SOURCE ? null : lastModifiedOf(input, document)));
  }

  make(): Resource {
    const { input, document } = this.#request;
    return resourceAt(documentResources(input, document).resources, this.#path);
  }
}

/** Whether a document may have a block that lists posts. */
function mayList(document: Document): boolean {
  return document.hasBlocks && document.body.includes('posts');
}
