/**
 * The keys of front matter, Coldpress's own and those of other tools. The first key of a list wins, the own one
 * before all.
 */
import { distance } from 'fastest-levenshtein';

/** The keys that front matter may have. content/pages/docs/front-matter.md explains each; a test compares the two. */
export const FRONT_MATTER_KEYS = [
  'title',
  'description',
  'author',
  'language',
  'created',
  'modified',
  'publish-date',
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
  'comments',
  'layout',
] as const;

export type FrontMatterKey = (typeof FRONT_MATTER_KEYS)[number];

/** The words of other tools that mean the same as one of ours. */
export const OTHER_WORDS: Readonly<Partial<Record<FrontMatterKey, readonly string[]>>> = {
  description: ['summary', 'excerpt', 'abstract'],
  author: ['authors'],
  language: ['lang', 'locale'],
  created: [
    'date',
    'pubDate',
    'published',
    'publishedAt',
    'datePublished',
    'createdAt',
    'dateCreated',
    'pub_date',
  ],
  modified: [
    'lastmod',
    'updated',
    'updatedDate',
    'last_modified',
    'last_modified_at',
    'modified_date',
    'dateModified',
    'updatedAt',
    'last_update',
  ],
  expires: ['expiryDate', 'unpublishDate'],
  tags: ['tag', 'categories', 'category'],
  sort: ['weight', 'nav_order', 'sidebar_position', 'order'],
  permalink: ['url', 'path'],
  aliases: ['alias', 'redirect_from', 'redirects'],
  image: ['cover', 'thumbnail', 'hero', 'heroImage', 'featured_image', 'images'],
};

/** Words that say whether something is published; `draft.ts` reads them. */
export const DRAFT_WORDS = [
  'draft',
  'published',
  'publish',
  'unlisted',
  'hidden',
  'private',
  'unpublished',
  'status',
  'visibility',
  'visible',
] as const;

/** Maps in which other tools keep some of their keys, which are read as if they were at the top. */
export const HOLDERS: readonly string[] = ['extra', 'params', 'taxonomies'];

/** Keys of other tools for which a page has no use here. They are kept for the API. */
const UNUSED = [
  'template id uid uuid guid type kind contentType content_type page_template pageClass cssclass cssclasses',
  'commentable toc tocOpen showToc tableOfContents outline aside sidebar sidebar_label sidebar_class_name',
  'pagination pagination_label pagination_next pagination_prev pagination_numbers paginate_by paginate_path prev next',
  'parent grand_parent has_children nav_exclude nav_title navbar menu menus linkTitle sort_by transparent render',
  'head meta markup math mathjax katex mermaid editLink custom_edit_url hide hide_title hide_table_of_contents',
  'search in_search_index search_exclude noindex robots sitemap feed rss canonical canonicalURL canonical_url',
  'outputs cascade headless build resources isCJKLanguage eleventyNavigation eleventyExcludeFromCollections',
  'eleventyComputed insert_anchor_links generate_feeds enable_shortcodes features actions tagline isHome home',
  'license copyright subtitle caption subject readingTime reading_time wordCount pin pinned sticky featured',
  'banner icon color colour style css js javascripts stylesheets scripts lastUpdated version created_by source',
]
  .join(' ')
  .split(' ');

/** The form in which keys are compared: `publishDate`, `publish_date` and `PUBLISH-DATE` are one word. */
export function plainWord(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '');
}

const own: ReadonlyMap<string, FrontMatterKey> = new Map(
  FRONT_MATTER_KEYS.map((key) => [plainWord(key), key]),
);
const words: ReadonlyMap<FrontMatterKey, readonly string[]> = new Map(
  FRONT_MATTER_KEYS.map((key) => [key, [key, ...(OTHER_WORDS[key] ?? [])].map(plainWord)]),
);
const meaningful: ReadonlySet<string> = new Set([...[...words.values()].flat(), ...DRAFT_WORDS, ...HOLDERS]);
const unused: ReadonlySet<string> = new Set(UNUSED.map(plainWord));

/** The plain words for `key`, its own first. */
export function wordsFor(key: FrontMatterKey): readonly string[] {
  return words.get(key) ?? [];
}

/** Our key of which a written one is another spelling (`Section_ID`), or null. */
export function ownKey(written: string): FrontMatterKey | null {
  return own.get(plainWord(written)) ?? null;
}

/** 'read': it has a meaning here. 'unused': it is another tool's. 'nearly-draft': a misspelt `draft`. */
export type KeyKind = 'read' | 'unused' | 'nearly-draft' | 'unknown';

/** The kind of a key, in any spelling. */
export function kindOfKey(written: string): KeyKind {
  const word = plainWord(written);
  if (meaningful.has(word)) return 'read';
  if (unused.has(word)) return 'unused';
  return isNearlyDraft(word) ? 'nearly-draft' : 'unknown';
}

/** `drafts`, `isDraft`, `darft`, `draf`: the letters in another order, one too few or too many, or with a word. */
function isNearlyDraft(word: string): boolean {
  if (/^is.?draft$|^drafts?(?:ed|mode|status|post|page)?$/.test(word)) return true;
  const sorted = [...word].sort().join('');
  if (sorted === 'adfrt') return true;
  return Math.abs(word.length - 'draft'.length) === 1 && distance(word, 'draft') === 1;
}
