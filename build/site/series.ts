/** Posts that belong together and are read in order. */
import type { Document } from '../content/model.ts';
import { listSlug } from './lists/slug.ts';

export interface Series {
  name: string;
  /** In the order of publication, oldest first. */
  parts: Document[];
}

/** The series of `posts` (newest first), by the post that stands in it; one post alone is no series. */
export function findSeries(posts: readonly Document[]): Map<Document, Series> {
  const bySlug = new Map<string, Series>();
  for (const post of [...posts].reverse()) {
    const slug = post.series === null ? null : listSlug(post.series);
    if (post.series === null || slug === null) continue;
    const series = bySlug.get(slug);
    if (series === undefined) bySlug.set(slug, { name: post.series, parts: [post] });
    else series.parts.push(post);
  }
  const byPost = new Map<Document, Series>();
  for (const series of bySlug.values()) {
    if (series.parts.length > 1) for (const part of series.parts) byPost.set(part, series);
  }
  return byPost;
}
