/** Categories of config.yml: the languages, and editions in which pages have variants. */
import { CATEGORY_KEYS, type ConfigKey } from './config-keys.ts';
import { isVariantDate } from './document-name.ts';
import { readFileName } from './find-file.ts';
import type { Category, Config, SourceTree } from './model.ts';
import type { YamlMap } from './yaml-map.ts';

const CODE = /^[a-zA-Z0-9-]+$/;

/** The `categories…` keys and `default-category`. A category that cannot be used is a problem and left out. */
export function readCategories(
  config: YamlMap<ConfigKey>,
  tree: SourceTree,
): Pick<
  Config,
  | 'categoriesUse'
  | 'defaultCategory'
  | 'categories'
  | 'categoriesSectionNames'
  | 'categoriesSelectIcon'
  | 'categoriesSelectText'
  | 'categoriesDates'
> {
  const taken = new Set<string>();
  const first = config.node('default-category');
  const defaultCategory = first === null ? null : readCategory(config, first, taken, tree);
  const categories = config.items('categories').flatMap((item) => {
    const category = readCategory(config, item, taken, tree);
    return category === null ? [] : [category];
  });
  const categoriesUse = config.boolean('categories-use', false);
  if (categoriesUse && first === null) {
    const message =
      'categories are used, but none is the default: pages have no switcher and nothing stands in';
    config.report('default-category-missing', 'categories-use', message);
  }
  return {
    categoriesUse,
    defaultCategory,
    categories,
    categoriesSectionNames: config.choice('categories-sectionnames', ['same', 'per-category'], 'same'),
    categoriesSelectIcon: config.text('categories-selecticon'),
    categoriesSelectText: config.text('categories-selecttext'),
    categoriesDates: config.boolean('categories-dates', false),
  };
}

function readCategory(
  config: YamlMap<ConfigKey>,
  node: unknown,
  taken: Set<string>,
  tree: SourceTree,
): Category | null {
  const map = config.read(node, CATEGORY_KEYS, 'a category');
  const code = map.text('code') ?? '';
  const reason = whyNoCode(code, taken);
  if (reason !== null) {
    map.report('category-invalid', 'code', reason);
    return null;
  }
  taken.add(code);
  const name = map.text('name') ?? code;
  const sections = map.list('section-id').map(({ text }) => text);
  return {
    code,
    name,
    nameLatin: map.text('name-latin'),
    message: map.text('message') ?? name,
    direction: map.choice('direction', ['ltr', 'rtl'], 'ltr'),
    notFoundMessage: map.text('notfoundmessage'),
    visibleWithoutContent: map.choice('visibilityifnocontent', ['hidden', 'visible'], 'hidden') === 'visible',
    pageNotFoundMessage: map.text('pagenotfoundmessage'),
    font: readFileName(map, 'font', 'assets/fonts', tree),
    lineHeight: map.number('line-height', 'a number above 0', (value) => value > 0),
    sections: sections.length === 0 ? null : sections,
  };
}

function whyNoCode(code: string, taken: ReadonlySet<string>): string | null {
  if (code === '') return 'a category has no `code`';
  if (!CODE.test(code)) return `\`${code}\` has characters that a category's code cannot have`;
  if (isVariantDate(code)) return `\`${code}\` is a date, which marks a dated variant`;
  return taken.has(code) ? `two categories have the code \`${code}\`` : null;
}
