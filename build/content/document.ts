/** One Markdown file: its front matter read key by key, its body left as written. */
import { canonicalPath, decodePath } from './canonical-path.ts';
import { type DocumentName, titleFromFile } from './document-name.ts';
import type { SplitDocument } from './front-matter.ts';
import { readLanguage } from './language.ts';
import type { Document, Moment } from './model.ts';
import { isMoment, parseMoment } from './moment.ts';
import { createProblem, type Place, type Problem, wholeFile } from './problem.ts';
import { parseSitePath, parseSlug } from './site-path.ts';
import { type PlacedText, YamlMap } from './yaml-map.ts';
import { plainMap } from './yaml-nodes.ts';
import { parseBoolean } from './yaml-scalar.ts';
import type { YamlText } from './yaml-text.ts';

/** The keys that front matter may have. docs/content.md explains each; a test compares the two. */
export const FRONT_MATTER_KEYS = [
  'title',
  'description',
  'author',
  'language',
  'created',
  'modified',
  'expires',
  'keywords',
  'tags',
  'series',
  'section-id',
  'sort',
  'draft',
  'slug',
  'permalink',
  'aliases',
  'image',
] as const;

type FrontMatterKey = (typeof FRONT_MATTER_KEYS)[number];
type Reader = YamlMap<FrontMatterKey>;

/** What a document is read from. */
export interface DocumentParts {
  name: DocumentName;
  split: SplitDocument;
  /** Its front matter. */
  yaml: YamlText;
  timezone: string;
}

/** A document, and the places that checks across documents need. */
export interface ReadDocument {
  document: Document;
  /** Keywords and tags as written. */
  tags: PlacedText[];
  /** Where the URL was decided: `permalink`, `slug`, or the file. */
  pathPlace: Place;
  imagePlace: Place;
}

/** Reads the file by its name and its front matter; dates without an offset are in `timezone`. */
export function readDocument(
  { name, split, yaml, timezone }: DocumentParts,
  problems: Problem[],
): ReadDocument {
  const map: Reader = new YamlMap(yaml, yaml.root, FRONT_MATTER_KEYS, 'front matter', problems);
  const title = map.text('title');
  const keywords = map.list('keywords');
  const tags = [...map.list('tags'), ...keywords];
  const created = readMoment(map, 'created', timezone);
  const draft = readDraft(map);
  const location = readLocation(map, name);
  const document: Document = {
    kind: name.kind,
    file: name.file,
    baseFile: name.baseFile,
    variant: name.variant,
    slug: location.slug,
    path: location.path,
    title: title ?? titleFromFile(name.baseFile),
    hasTitle: title !== null,
    description: map.text('description') ?? '',
    author: map.text('author'),
    language: readLanguage(map, 'language'),
    created,
    modified: readMoment(map, 'modified', timezone),
    expires: readExpiry(map, created, timezone),
    keywords: unique(keywords),
    tags: unique(tags),
    series: map.text('series'),
    sort: map.integer('sort', 100),
    sectionId: map.text('section-id'),
    draft,
    aliases: readAliases(map, problems),
    permalink: location.permalink,
    image: map.text('image'),
    meta: plainMap(yaml),
    body: split.body,
    bodyLine: split.bodyLine,
    source: yaml.source.text,
  };
  if (name.kind === 'post' && name.variant === null && !map.has('created') && !draft && !yaml.failed) {
    problems.push(createProblem('post-without-date', wholeFile(name.file), 'the post has no `created`'));
  }
  return { document, tags, pathPlace: location.place, imagePlace: map.place('image') };
}

/** What is neither yes nor no stays unpublished: the problem is an error, and a leak cannot be taken back. */
function readDraft(map: Reader): boolean {
  if (!map.has('draft')) return false;
  const text = map.text('draft');
  const draft = text === null ? null : parseBoolean(text);
  if (draft === null)
    map.report(
      'draft-unclear',
      'draft',
      `\`draft\` takes yes or no, not ${text === null ? 'this' : `\`${text}\``}`,
    );
  return draft ?? true;
}

function readMoment(map: Reader, key: FrontMatterKey, timezone: string): Moment | null {
  const text = map.text(key);
  if (text === null) return null;
  const moment = parseMoment(text, timezone);
  if (isMoment(moment)) return moment;
  map.report(moment.code, key, moment.message);
  return null;
}

function readExpiry(map: Reader, created: Moment | null, timezone: string): Moment | null {
  const expires = readMoment(map, 'expires', timezone);
  if (expires !== null && created !== null && expires.epoch <= created.epoch) {
    const message = `it expires (${expires.iso}) before it is published (${created.iso})`;
    map.report('expires-before-created', 'expires', message);
  }
  return expires;
}

interface Location {
  path: string;
  slug: string;
  permalink: string | null;
  place: Place;
}

/** `permalink` is the whole path, `slug` its last part; without either the file's name decides. */
function readLocation(map: Reader, name: DocumentName): Location {
  const fromFile = { path: name.path, slug: name.slug, permalink: null, place: wholeFile(name.file) };
  const permalink = map.text('permalink');
  if (permalink !== null) {
    const parsed = parseSitePath(permalink);
    if ('refused' in parsed) {
      map.report('path-invalid', 'permalink', `\`${permalink}\` cannot be a permalink: ${parsed.refused}`);
      return fromFile;
    }
    const { path } = parsed;
    const slug = decodePath(path.slice(path.lastIndexOf('/') + 1)) || name.slug;
    return { path, slug, permalink: path, place: map.place('permalink') };
  }
  const slug = map.text('slug');
  if (slug === null) return fromFile;
  const parsed = parseSlug(slug);
  if ('refused' in parsed) {
    map.report('path-invalid', 'slug', `\`${slug}\` cannot be a slug: ${parsed.refused}`);
    return fromFile;
  }
  const folder = name.path.slice(0, name.path.lastIndexOf('/') + 1);
  return { path: folder + canonicalPath(slug), slug, permalink: null, place: map.place('slug') };
}

function readAliases(map: Reader, problems: Problem[]): Document['aliases'] {
  return map.texts('aliases').flatMap(({ text, place }) => {
    const parsed = parseSitePath(text);
    if ('path' in parsed) return [{ path: parsed.path, line: place.line, column: place.column }];
    problems.push(createProblem('path-invalid', place, `\`${text}\` cannot be an alias: ${parsed.refused}`));
    return [];
  });
}

function unique(words: PlacedText[]): string[] {
  return [...new Set(words.map(({ text }) => text))];
}
