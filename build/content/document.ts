/** One Markdown file: its front matter read key by key, its body left as written. */
import { readDates } from './document-dates.ts';
import { readImage } from './document-image.ts';
import { readAliases, readLocation } from './document-location.ts';
import { type DocumentName, isInDraftsFolder, titleFromFile } from './document-name.ts';
import { readAuthors, readListed, unique } from './document-names.ts';
import { readDraft } from './draft.ts';
import type { SplitDocument } from './front-matter.ts';
import { FrontMatter } from './front-matter-keys.ts';
import { ownKey } from './front-matter-words.ts';
import { readLanguage } from './language.ts';
import { readLayout } from './layout.ts';
import type { Document } from './model.ts';
import { createProblem, type Place, type Problem, wholeFile } from './problem.ts';
import type { PlacedText } from './yaml-map.ts';
import { plainMap } from './yaml-nodes.ts';
import { parseBoolean } from './yaml-scalar.ts';
import type { YamlText } from './yaml-text.ts';

/** The parts of a file that decide its document. */
export interface DocumentParts {
  name: DocumentName;
  split: SplitDocument;
  /** Its front matter. */
  yaml: YamlText;
  timezone: string;
  /** The site's pattern for the URLs of posts, or null. */
  permalink: string | null;
  /** The text of the body's first heading, where it is of level 1; else null. */
  heading: string | null;
}

/** A document, with the places for checks across documents. */
export interface ReadDocument {
  document: Document;
  /** Keywords and tags as written. */
  tags: PlacedText[];
  /** The place of the URL: `permalink`, `slug`, or the file. */
  pathPlace: Place;
  imagePlace: Place;
}

/** Reads the file by its name and its front matter; dates without an offset are in `timezone`. */
export function readDocument(parts: DocumentParts, problems: Problem[]): ReadDocument {
  const { name, split, yaml } = parts;
  const frontMatter = new FrontMatter(yaml, problems);
  const written = frontMatter.text('title');
  const title = written ?? parts.heading ?? titleFromFile(name.baseFile);
  const { tags, keywords, categories } = readListed(frontMatter);
  const dates = readDates(frontMatter, name.date, parts.timezone);
  const draft =
    readDraft(frontMatter, dates.created !== null) || split.isRefused || isInDraftsFolder(name.file);
  const location = readLocation(frontMatter, name, {
    created: dates.created,
    title,
    categories,
    sitePattern: parts.permalink,
  });
  const authors = readAuthors(frontMatter);
  const image = readImage(frontMatter);
  const document: Document = {
    kind: name.kind,
    file: name.file,
    baseFile: name.baseFile,
    variant: name.variant,
    slug: location.slug,
    path: location.path,
    title,
    hasTitle: written !== null || parts.heading !== null,
    description: frontMatter.text('description') ?? '',
    author: authors.length === 0 ? null : authors.join(', '),
    authors,
    language: readLanguageOf(frontMatter),
    ...dates,
    keywords: unique(keywords.map(({ text }) => text)),
    tags: unique(tags.map(({ text }) => text)),
    series: readSeries(frontMatter),
    sort: readSort(frontMatter),
    sectionId: frontMatter.text('section-id'),
    draft,
    aliases: readAliases(frontMatter, problems),
    permalink: location.permalink,
    image: image?.text ?? null,
    comments: readComments(frontMatter),
    layout: readLayout(frontMatter),
    meta: plainMap(yaml),
    body: split.body,
    bodyLine: split.bodyLine,
    hasBlocks: split.body.includes('mdcms'),
    source: yaml.source.text,
  };
  const isPublishedPost = name.kind === 'post' && name.variant === null && !draft && !yaml.failed;
  if (isPublishedPost && dates.created === null && frontMatter.find('created') === null) {
    problems.push(createProblem('post-without-date', wholeFile(name.file), 'the post has no `created`'));
  }
  return { document, tags, pathPlace: location.place, imagePlace: image?.place ?? wholeFile(name.file) };
}

function readLanguageOf(frontMatter: FrontMatter): string | null {
  const written = frontMatter.find('language', ({ map, key }) => map.isText(key));
  return written === null ? null : readLanguage(written.map, written.key);
}

/** Other tools have maps and identifiers here, which do not turn comments off. */
function readComments(frontMatter: FrontMatter): boolean {
  const written = frontMatter.find('comments', ({ map, key }) => map.isText(key));
  return written === null || parseBoolean(written.map.text(written.key) ?? '') !== false;
}

/** A series is one; other tools keep it as a list of one. */
function readSeries(frontMatter: FrontMatter): string | null {
  const written = frontMatter.find('series');
  return written === null ? null : (written.map.texts(written.key)[0]?.text ?? null);
}

/** Our `sort` is a whole number; other tools have fractions too. */
function readSort(frontMatter: FrontMatter): number {
  const written = frontMatter.find(
    'sort',
    ({ map, key }) => map.isText(key) && Number.isFinite(Number(map.text(key))),
  );
  if (written === null) return 100;
  const { map, key } = written;
  return ownKey(key) === 'sort' ? map.integer(key, 100) : Number(map.text(key));
}
