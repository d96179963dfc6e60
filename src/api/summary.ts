/** A post as lists give it: what is known about it, without its body. */
import type { ApiPost } from './data.ts';

type Facts = Pick<
  ApiPost,
  'slug' | 'title' | 'description' | 'author' | 'language' | 'created' | 'modified' | 'keywords' | 'tags'
>;

export interface PostSummary extends Facts {
  links: { self: string; page: string };
}

export function summarise(post: ApiPost): PostSummary {
  return {
    slug: post.slug,
    title: post.title,
    description: post.description,
    author: post.author,
    language: post.language,
    created: post.created,
    modified: post.modified,
    keywords: post.keywords,
    tags: post.tags,
    links: { self: postUrl(post.slug), page: post.path },
  };
}

/** The path of a post in this API; a slug's slashes stay slashes. */
function postUrl(slug: string): string {
  return `/api/posts/${slug.split('/').map(encodeURIComponent).join('/')}`;
}
