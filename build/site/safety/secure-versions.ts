/**
 * Adds the headers that make answers safe to show to every version, and reports the parts of pages that they stop.
 */
import type { Resource, TimedResource } from '../../bundle/resource.ts';
import type { StoredBytes } from '../../bytes/stored-bytes.ts';
import { belowBase } from '../../content/base-path.ts';
import type { Asset, Document } from '../../content/model.ts';
import type { Part } from '../../content/parts.ts';
import { createProblem, type Place, type Problem, wholeFile } from '../../content/problem.ts';
import { SourceText } from '../../content/source-text.ts';
import { sameData } from '../../remember/same-data.ts';
import type { Blocked } from './blocked-parts.ts';
import { type SafetyOptions, securedWithBlocked } from './safety-headers.ts';

/** The author's files, to find the place of a problem. */
export interface AuthorFiles {
  documents: Iterable<Document>;
  assets: readonly Asset[];
  parts: readonly Pick<Part, 'file' | 'text'>[];
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
const securedBefore = new WeakMap<Resource, Secured>();

/** Notes that a resource (no file) is secured with `options` already; its policy stops `blocked`. */
export function noteSecured(secured: Resource, options: SafetyOptions, blocked: readonly Blocked[]): void {
  securedBefore.set(secured, { options, isFile: false, secured, blocked });
}

/**
 * The site's versions with safety headers. The problems are warnings: the pages can be shown.
 */
export function secureVersions(
  versions: ReadonlyMap<string, TimedResource[]>,
  options: SafetyOptions,
  { documents, assets, parts, base }: AuthorFiles,
): { versions: Map<string, TimedResource[]>; problems: Problem[] } {
  const problems: Problem[] = [];
  const reported = new Set<string>();
  const documentAt = new Map([...documents].map((document) => [belowBase(base, document.path), document]));
  const files = new Map(assets.map((asset) => [belowBase(base, asset.path), asset.file]));
  const fileBodies = new Set<StoredBytes>(assets.map(({ bytes }) => bytes));
  // One resource often stands in several windows and at several paths.
  const done = new Map<Resource, Resource>();
  const secure = (path: string, resource: Resource): Resource => {
    const known = done.get(resource);
    if (known !== undefined) return known;
    const isFile = resource.bodies.some(({ body }) => fileBodies.has(body));
    let found = securedBefore.get(resource);
    if (found?.isFile !== isFile || !sameData(found.options, options)) {
      found = { options, isFile, ...securedWithBlocked(resource, options, isFile) };
      securedBefore.set(resource, found);
    }
    for (const part of found.blocked) {
      const problem = toProblem(part, placeOf(part, documentAt.get(path), files.get(path), parts));
      // A part of all pages is reported once.
      const key = `${problem.file}:${problem.line}:${problem.column} ${problem.message}`;
      if (!reported.has(key)) problems.push(problem);
      reported.add(key);
    }
    done.set(resource, found.secured);
    return found.secured;
  };
  const secured = new Map<string, TimedResource[]>();
  for (const [path, list] of versions) {
    let own = list;
    for (let index = 0; index < list.length; index++) {
      const version = list[index] as TimedResource;
      const resource = secure(path, version.resource);
      // Those of records are secured already.
      if (resource === version.resource) continue;
      if (own === list) own = list.slice();
      own[index] = { ...version, resource };
    }
    secured.set(path, own);
  }
  return { versions: secured, problems };
}

/** Its place in the document of the path, else in a part of pages, else in the footer, which all pages have. */
function placeOf(
  { excerpt }: Blocked,
  document: Document | undefined,
  file: string | undefined,
  parts: AuthorFiles['parts'],
): Place {
  if (file !== undefined) return wholeFile(file);
  const texts = [
    ...(document === undefined ? [] : [{ file: document.file, text: document.source }]),
    ...parts,
  ];
  const found = texts.find(({ text }) => text.includes(excerpt));
  if (found === undefined) return wholeFile('config.yml');
  const at = found.text.indexOf(excerpt);
  return new SourceText(found.file, found.text).place(at, at + excerpt.length);
}

function toProblem({ message, allow }: Blocked, place: Place): Problem {
  if (allow === null) return createProblem('csp-blocked', place, message);
  const { directive, source } = allow;
  const other = source.startsWith('http:') ? 'Write https in its address' : 'Put it into a file in assets/';
  const file = /^parts\/.*\.(?:html|md)$/.test(place.file)
    ? place.file.replace(/\.\w+$/, '.yml')
    : 'config.yml';
  const hint = `${other}, or write under \`csp\` in ${file}: ${directive}: "${source}"`;
  return createProblem('csp-blocked', place, message, hint);
}
