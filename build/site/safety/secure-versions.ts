/**
 * Adds the headers that make answers safe to show to every version, and reports the parts of pages that they stop.
 */
import type { Resource, TimedResource } from '../../bundle/resource.ts';
import type { StoredBytes } from '../../bytes/stored-bytes.ts';
import { belowBase } from '../../content/base-path.ts';
import type { Asset, Document } from '../../content/model.ts';
import { createProblem, type Place, type Problem, wholeFile } from '../../content/problem.ts';
import { SourceText } from '../../content/source-text.ts';
import { sameData } from '../../remember/same-data.ts';
import type { Blocked } from './page-policy.ts';
import { type SafetyOptions, securedWithBlocked } from './safety-headers.ts';

/** The author's files, to find the place of a problem. */
export interface AuthorFiles {
  documents: Iterable<Document>;
  assets: readonly Asset[];
  /** The path that the site lives below. */
  base: string;
}

interface Secured {
  options: SafetyOptions;
  isFile: boolean;
  secured: Resource;
  blocked: readonly Blocked[];
}

/** Secured resources with their findings: most come again at the next instant. */
const before = new WeakMap<Resource, Secured>();

/** Notes that a resource (no file) is secured with `options` already; its policy stops `blocked`. */
export function noteSecured(secured: Resource, options: SafetyOptions, blocked: readonly Blocked[]): void {
  before.set(secured, { options, isFile: false, secured, blocked });
}

/**
 * The site's versions with safety headers. The problems are warnings: the pages can be shown.
 */
export function secureVersions(
  versions: ReadonlyMap<string, TimedResource[]>,
  options: SafetyOptions,
  { documents, assets, base }: AuthorFiles,
): { versions: Map<string, TimedResource[]>; problems: Problem[] } {
  const problems: Problem[] = [];
  const documentAt = new Map([...documents].map((document) => [belowBase(base, document.path), document]));
  const files = new Map(assets.map((asset) => [belowBase(base, asset.path), asset.file]));
  const fileBodies = new Set<StoredBytes>(assets.map(({ bytes }) => bytes));
  // One resource often stands in several windows and at several paths.
  const done = new Map<Resource, Resource>();
  const secure = (path: string, resource: Resource): Resource => {
    const known = done.get(resource);
    if (known !== undefined) return known;
    const isFile = resource.bodies.some(({ body }) => fileBodies.has(body));
    let found = before.get(resource);
    if (found?.isFile !== isFile || !sameData(found.options, options)) {
      found = { options, isFile, ...securedWithBlocked(resource, options, isFile) };
      before.set(resource, found);
    }
    for (const part of found.blocked) {
      problems.push(toProblem(part, placeOf(part, documentAt.get(path), files.get(path))));
    }
    done.set(resource, found.secured);
    return found.secured;
  };
  const secured = new Map<string, TimedResource[]>();
  for (const [path, list] of versions) {
    secured.set(
      path,
      list.map((version) => ({ ...version, resource: secure(path, version.resource) })),
    );
  }
  return { versions: secured, problems };
}

/** Its place in the document of the path, else in the footer, which all pages have. */
function placeOf({ excerpt }: Blocked, document: Document | undefined, file: string | undefined): Place {
  if (file !== undefined) return wholeFile(file);
  const at = document?.source.indexOf(excerpt) ?? -1;
  if (document === undefined || at === -1) return wholeFile('config.yml');
  return new SourceText(document.file, document.source).place(at, at + excerpt.length);
}

function toProblem({ what, allow }: Blocked, place: Place): Problem {
  const hint =
    allow === null
      ? undefined
      : `Put it into a file in assets/, or write under \`csp\` in config.yml: ${allow.directive}: "${allow.source}"`;
  return createProblem('csp-blocked', place, what, hint);
}
