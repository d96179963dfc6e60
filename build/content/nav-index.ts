/** Looks up a page in the navigation, for thousands of pages. */
import type { Nav, NavPage } from './model.ts';

const indexes: WeakMap<Nav['pages'], ReadonlyMap<string, NavPage>> = new WeakMap();

/** The entry of a page by its `baseFile`; the first counts. The navigation must not change any more. */
export function navPage({ pages }: Pick<Nav, 'pages'>, file: string): NavPage | undefined {
  let index = indexes.get(pages);
  if (index === undefined) {
    index = new Map([...pages].reverse().map((page) => [page.file, page]));
    indexes.set(pages, index);
  }
  return index.get(file);
}
