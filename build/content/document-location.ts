/** The URL of a document: by its front matter, the site's pattern, or its file's name. */
import { canonicalPath, decodePath } from './canonical-path.ts';
import { type DocumentName, withoutDate } from './document-name.ts';
import type { FrontMatter, WrittenKey } from './front-matter-keys.ts';
import type { Document } from './model.ts';
import { folderOf, lastPart } from './path-parts.ts';
import { fillPattern, isPattern, type PatternValues } from './permalink-pattern.ts';
import { createProblem, type Place, type Problem, wholeFile } from './problem.ts';
import { parseSitePath, parseSlug } from './site-path.ts';
import { parseBoolean } from './yaml-scalar.ts';

export interface Location {
  path: string;
  slug: string;
  permalink: string | null;
  place: Place;
}

/** The data that may decide the URL beside its own keys. */
export interface LocationFacts extends Omit<PatternValues, 'slug' | 'filename' | 'sections'> {
  /** The site's pattern for posts, or null. */
  sitePattern: string | null;
}

/** `permalink` is the whole path, `slug` its last part; without either the file's name decides. */
export function readLocation(frontMatter: FrontMatter, name: DocumentName, facts: LocationFacts): Location {
  const slugged = readSlug(frontMatter, name);
  const filename = withoutDate(name.slug);
  const slug = slugged.slug === name.slug ? filename : slugged.slug;
  const values = { ...facts, slug, filename, sections: sectionsOf(name.file) };
  const written = frontMatter.find('permalink', isPath);
  const permalink = written === null ? null : permalinkOf(written, values);
  if (permalink !== null && written !== null) {
    const last = decodePath(lastPart(permalink)) || name.slug;
    return { path: permalink, slug: last, permalink, place: written.map.place(written.key) };
  }
  const { sitePattern } = facts;
  if (sitePattern === null || name.kind !== 'post' || name.variant !== null) return slugged;
  const filled = fillPattern(sitePattern, values);
  const parsed = 'path' in filled ? parseSitePath(filled.path) : null;
  return parsed === null || 'refused' in parsed
    ? slugged
    : { ...slugged, path: parsed.path, permalink: parsed.path };
}

/** Other tools' `url` and `path` may mean something else; `permalink: false` is no path. */
function isPath({ map, key }: WrittenKey): boolean {
  const text = map.isText(key) ? map.text(key) : null;
  return text !== null && parseBoolean(text) === null && 'path' in parseSitePath(text);
}

/** The canonical path that is written, placeholders filled in; null with a problem where it cannot be one. */
function permalinkOf({ map, key }: WrittenKey, values: PatternValues): string | null {
  const text = map.text(key);
  if (text === null || parseBoolean(text) === false) return null;
  const filled = isPattern(text) ? fillPattern(text, values) : { path: text };
  const parsed = 'path' in filled ? parseSitePath(filled.path) : filled;
  if ('path' in parsed) return parsed.path;
  const hint = 'hint' in filled ? filled.hint : undefined;
  map.report('path-invalid', key, `\`${text}\` cannot be a permalink: ${parsed.refused}`, hint);
  return null;
}

function readSlug(frontMatter: FrontMatter, name: DocumentName): Location {
  const fromFile = { path: name.path, slug: name.slug, permalink: null, place: wholeFile(name.file) };
  const written = frontMatter.find('slug');
  const slug = written?.map.text(written.key) ?? null;
  if (written === null || slug === null) return fromFile;
  const parsed = parseSlug(slug);
  if ('refused' in parsed) {
    written.map.report('path-invalid', written.key, `\`${slug}\` cannot be a slug: ${parsed.refused}`);
    return fromFile;
  }
  const folder = folderOf(name.path);
  const place = written.map.place(written.key);
  return { path: folder + canonicalPath(parsed.path), slug: parsed.path, permalink: null, place };
}

/** Old URLs of the document. */
export function readAliases(frontMatter: FrontMatter, problems: Problem[]): Document['aliases'] {
  const written = frontMatter.all('aliases').flatMap(({ map, key }) => map.texts(key));
  return written.flatMap(({ text, place }) => {
    const parsed = parseSitePath(text);
    if ('path' in parsed) return [{ path: parsed.path, line: place.line, column: place.column }];
    problems.push(createProblem('path-invalid', place, `\`${text}\` cannot be an alias: ${parsed.refused}`));
    return [];
  });
}

function sectionsOf(file: string): string[] {
  return file.split('/').slice(1, -1);
}
