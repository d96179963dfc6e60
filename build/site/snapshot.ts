/** The whole site at one instant: every path with what it answers. */
import { type Resource, redirectTo } from '../bundle/resource.ts';
import { canonicalPath } from '../content/canonical-path.ts';
import type { Document } from '../content/model.ts';
import { createProblem, wholeFile } from '../content/problem.ts';
import { documentResources, snapshotInput } from './documents.ts';
import { errorPage } from './error-page.ts';
import { homeResource } from './home.ts';
import { publicationState } from './publication.ts';
import type { SiteContext } from './site-context.ts';
import type { Snapshot } from './timeline.ts';

/** `fixed` are the resources that no clock changes: assets and the theme's files. */
export function snapshotAt(
  context: SiteContext,
  fixed: ReadonlyMap<string, Resource>,
  now: number,
): Snapshot {
  const resources = new Map<string, Resource>();
  const changesAt: number[] = [];
  const put = (path: string, resource: Resource, file: string): void => {
    if (resources.has(path)) {
      context.problems.push(
        createProblem('url-collision', wholeFile(file), `${file} and another file both answer ${path}`),
      );
    } else resources.set(path, resource);
  };
  const input = snapshotInput(context, now);
  const gone = errorPage(context, 410);
  for (const document of context.documents.values()) {
    const state = publicationState(document, now);
    if (state === 'scheduled') continue;
    if (state === 'expired') {
      put(document.path, gone, document.file);
      continue;
    }
    const built = documentResources(input, document);
    for (const [path, resource] of built.resources) put(path, resource, document.file);
    changesAt.push(...built.changesAt);
    for (const [path, resource] of oldPaths(document, built.resources)) {
      if (!resources.has(path)) resources.set(path, resource);
    }
  }
  for (const [path, resource] of fixed) put(path, resource, path.slice(1));
  if (!resources.has('/')) resources.set('/', homeResource(input));
  return { resources, changesAt };
}

/**
 * Paths under which mdcms and the author's aliases know a document: its file as it lies in the folder
 * (source), and for the homepage the path it would have as an ordinary page.
 */
function oldPaths(document: Document, built: [string, Resource][]): [string, Resource][] {
  const source = built.at(-1)?.[1];
  const paths: [string, Resource][] = document.aliases.map(({ path }) => [path, redirectTo(document.path)]);
  const file = canonicalPath(`/${document.file}`);
  if (source !== undefined) paths.push([file, source]);
  if (document.path === '/' && document.kind === 'page') {
    paths.push([file.slice('/pages'.length, -'.md'.length), redirectTo('/')]);
  }
  return paths;
}
