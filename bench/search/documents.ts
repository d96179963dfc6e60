/** What the search is measured with: the posts that builds are measured with, as the search knows them. */
import type { SearchDocument } from '../../build/pages/search/search-document.ts';
import { generatePost, postName } from '../build/generate-site.ts';
import { postParts } from '../build/post-parts.ts';

/** The first `count` posts, the newest first. The article is the Markdown without its signs. */
export function measuredDocuments(count: number): SearchDocument[] {
  return Array.from({ length: count }, (_, number) => {
    const { title, date, tags, body } = postParts(generatePost(number));
    return {
      path: `/posts/${postName(number).replace('.md', '')}`,
      title,
      text: body
        .replace(/```\w*|[#*`]|\]\([^)]*\)/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
      headings: [],
      description: '',
      keywords: [],
      tags,
      author: null,
      language: 'en',
      created: { iso: date, text: date },
      from: null,
      until: null,
      scope: 0,
    };
  });
}
