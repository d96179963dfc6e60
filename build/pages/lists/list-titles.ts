/** The titles of lists, in the site's language or a category's. */
import type { Config } from '../../content/model.ts';
import type { PostList } from '../../site/lists/list.ts';
import { formatMonth } from '../../theme/dates.ts';
import { languagePack } from '../../theme/languages/language.ts';
import type { Strings } from '../../theme/languages/language.types.ts';

/** The title of a list: `Posts tagged wasm`, `Posts by Ines Aalto`, `Archive: May 2026`. */
export function listTitle(
  { kind, name }: Pick<PostList, 'kind' | 'name'>,
  config: Config,
  language: string = config.language,
): string {
  const { strings } = languagePack(language);
  switch (kind) {
    case 'posts':
      return strings.posts;
    case 'tag':
      return strings.taggedPosts.replace('{name}', () => name);
    case 'author':
      return strings.postsBy.replace('{name}', () => name);
    case 'section':
      return name;
    case 'year':
      return `${strings.archive}: ${name}`;
    case 'month':
      return `${strings.archive}: ${monthTitle(name, config, language)}`;
  }
}

/** `2026-05` as `May 2026`. */
export function monthTitle(name: string, config: Config, language: string): string {
  const [year, month] = name.split('-').map(Number);
  return formatMonth(year ?? 0, month ?? 1, config, language);
}

/** A title and, after the first page, the number of the page. */
export function pageTitle(title: string, page: { number: number; count: number }, strings: Strings): string {
  if (page.number === 1) return title;
  const position = strings.pageOf
    .replace('{pages}', String(page.count))
    .replace('{page}', String(page.number));
  return `${title} (${position})`;
}
