/** The data of a manifest in an API: the posts' metadata, their windows, and the bodies that the API reads. */
import type { ApiData, ApiPost, BodyType } from '../../src/api/data.ts';
import type { Manifest, ManifestDocument } from '../bundle/manifest.ts';
import type { SearchDocument } from '../pages/search/search-document.ts';
import { headingsOf, onOneLine } from '../pages/search/search-documents.ts';
import { makeSearchIndex } from '../pages/search/write-index.ts';

/**
 * The data for an API that carries `bodies`. Posts keep the manifest's order, newest first. The search index is made
 * when it is first read; it has the texts of posts if the API has them.
 */
export function toApiData(manifest: Pick<Manifest, 'site' | 'posts'>, bodies: BodyType[]): ApiData {
  const { name, description, url, language } = manifest.site;
  let search: string | null = null;
  return {
    site: { name, description, url, language },
    posts: manifest.posts.map((post) => toApiPost(post, bodies)),
    get search() {
      search ??= searchIndexOf(manifest.posts, bodies.includes('text/plain'));
      return search;
    },
  };
}

function searchIndexOf(posts: readonly ManifestDocument[], hasTexts: boolean): string {
  const documents = posts.map((post): SearchDocument => {
    const { path, title, description, keywords, tags, author, language, markdown } = post;
    return {
      path,
      title: onOneLine(title),
      text: hasTexts ? onOneLine(post.text) : '',
      headings: hasTexts ? headingsOf(markdown) : [],
      description,
      keywords,
      tags,
      author,
      language,
      created: null,
      from: toSeconds(post.created),
      until: toSeconds(post.expires),
      scope: 0,
    };
  });
  return Buffer.from(makeSearchIndex(documents).index).toString('base64');
}

function toApiPost(post: ManifestDocument, bodies: BodyType[]): ApiPost {
  const { path, title, description, author, language, created, modified, keywords, tags } = post;
  return {
    slug: slugOf(post.file),
    path,
    title,
    description,
    author,
    language,
    created,
    modified,
    keywords,
    tags,
    from: toSeconds(created),
    until: toSeconds(post.expires),
    bodies: Object.fromEntries(bodies.map((type) => [type, bodyOf(post, type)])),
  };
}

/** The path of the file, since two posts in two folders may have the same name. */
function slugOf(file: string): string {
  return file.replace(/^posts\//, '').replace(/\.md$/, '');
}

function bodyOf(post: ManifestDocument, type: BodyType): string {
  if (type === 'text/html') return post.html;
  return type === 'text/markdown' ? post.markdown : post.text;
}

/** Seconds since 1970. Throws where a manifest of another generator holds no ISO 8601 time. */
function toSeconds(iso: string | null): number | null {
  if (iso === null) return null;
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds))
    throw new RangeError(`the manifest has '${iso}' where an ISO 8601 time belongs`);
  return Math.floor(milliseconds / 1000);
}

/**
 * `data` as a JavaScript module that exports it as `data`. ASCII only: the engine then keeps each character in one
 * byte; a single other character would double the module.
 */
export function toDataModule(data: ApiData): string {
  const json = JSON.stringify(data).replace(/[\u007f-\uffff]/g, escapeCharacter);
  return `export const data = ${json};\n`;
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
