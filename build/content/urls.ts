/** The URL of each document, once the homepage is known, and collisions. */
import type { PathClaim } from './collisions.ts';
import type { ReadDocument } from './document.ts';
import { categoryPath, isIndex, markdownPath, plainPath, readDocumentName } from './document-name.ts';
import type { Asset, Config, Document } from './model.ts';
import { lastPart } from './path-parts.ts';
import { createProblem, type Place, type Problem, wholeFile } from './problem.ts';
import { reservedFor } from './reserved-paths.ts';
import { groupVariants, mainVariant } from './variants.ts';

/**
 * Sets the paths of the documents: `/` for the homepage (its variants /nb …), for a variant of the default category
 * without a base file the path of that file. Removes aliases that lead to themselves.
 */
export function assignPaths(read: readonly ReadDocument[], config: Config, problems: Problem[]): void {
  const groups = groupVariants(read.map(({ document }) => document));
  chooseFolderPages(groups);
  for (const [baseFile, group] of groups) {
    const published = group.filter(({ draft }) => !draft);
    const main = mainVariant(published.length > 0 ? published : group, config);
    if (baseFile === config.homepage) placeHomepage(main, group, config);
    else if (main.variant === config.defaultCategory?.code) unsuffix(main, config);
    reportShadowed(group, config, problems);
  }
  for (const { document } of read) document.aliases = usefulAliases(document, problems);
}

/** The names of the page of a folder, the first one that there is. */
const INDEX_NAMES = ['index', '_index', 'readme'];

/**
 * Of index.md, _index.md and README.md in one folder the first is the folder's page; the others are pages like any
 * other: /guide/README.
 */
function chooseFolderPages(groups: ReadonlyMap<string, readonly Document[]>): void {
  const rank = (file: string): number =>
    INDEX_NAMES.indexOf(lastPart(file.slice(0, file.lastIndexOf('.'))).toLowerCase());
  const best = new Map<string, string>();
  const files = [...groups.keys()].filter(isIndex).sort((a, b) => rank(a) - rank(b));
  for (const baseFile of files) {
    const folder = baseFile.slice(0, baseFile.lastIndexOf('/'));
    if (!best.has(folder)) best.set(folder, baseFile);
    else {
      for (const document of groups.get(baseFile) ?? []) {
        if (document.permalink === null) document.path = plainPath(document.file);
      }
    }
  }
}

/** The homepage is `/`, its variant in another category that category's own homepage: /nb. */
function placeHomepage(main: Document, group: readonly Document[], config: Config): void {
  main.path = '/';
  for (const document of group) {
    const { variant, permalink } = document;
    const inCategory = config.categories.some(({ code }) => code === variant);
    if (document !== main && inCategory && variant !== null && permalink === null) {
      document.path = categoryPath(variant, '/');
    }
  }
}

/** Gives a variant of the default category the URL that its base file would have, unless its author chose another. */
function unsuffix(document: Document, config: Config): void {
  if (document.path !== readDocumentName(document.file, config).path) return;
  const base = readDocumentName(document.baseFile, { ...config, categoriesUse: false });
  document.path = base.path;
  document.slug = base.slug;
}

/** Reports a variant of the default category beside the file without a suffix. */
function reportShadowed(group: readonly Document[], config: Config, problems: Problem[]): void {
  const code = config.defaultCategory?.code;
  const suffixed = group.find(({ variant }) => variant !== null && variant === code);
  if (suffixed === undefined || !group.some(({ variant }) => variant === null)) return;
  const message = `${suffixed.baseFile} and ${suffixed.file} are both for the default category \`${code}\``;
  problems.push(createProblem('variant-shadowed', wholeFile(suffixed.file), message));
}

/** The aliases without those that repeat a path of the document; these are reported. */
function usefulAliases(document: Document, problems: Problem[]): Document['aliases'] {
  if (document.aliases.length === 0) return [];
  const taken = new Set([document.path, markdownPath(document.path)]);
  return document.aliases.filter((alias) => {
    if (!taken.has(alias.path)) {
      taken.add(alias.path);
      return true;
    }
    const what = alias.path === document.path ? "is the page's own URL" : 'stands twice';
    const message = `the alias ${alias.path} ${what}`;
    problems.push(createProblem('alias-self', aliasPlace(document, alias), message));
    return false;
  });
}

/** The claims of the build, of every document (its page, its Markdown, its aliases) and of every asset. */
export function pathClaims(read: readonly ReadDocument[], assets: readonly Asset[]): PathClaim[] {
  const claims: PathClaim[] = reservedClaims(read);
  for (const { document, pathPlace } of read) {
    claims.push({ path: document.path, by: document.file, place: pathPlace });
  }
  for (const { document, pathPlace } of read) {
    claims.push({ path: markdownPath(document.path), by: document.file, place: pathPlace });
  }
  for (const { file, path } of assets) {
    claims.push({ path, by: file, place: wholeFile(file) });
  }
  for (const { document } of read) {
    for (const alias of document.aliases) {
      claims.push({ path: alias.path, by: document.file, place: aliasPlace(document, alias) });
    }
  }
  return claims;
}

/** The build's own claims on paths that documents claim. */
function reservedClaims(read: readonly ReadDocument[]): PathClaim[] {
  const claims = new Map<string, PathClaim>();
  const claim = (path: string): void => {
    const by = reservedFor(path);
    if (by !== null) claims.set(path, { path, by, place: null });
  };
  for (const { document } of read) {
    claim(document.path);
    for (const alias of document.aliases) claim(alias.path);
  }
  return [...claims.values()];
}

function aliasPlace(document: Document, alias: Document['aliases'][number]): Place {
  return { file: document.file, line: alias.line, column: alias.column, length: 1 };
}
