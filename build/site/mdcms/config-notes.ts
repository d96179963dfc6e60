/** Notes on keys of config.yml and theme.yml that work in another way than in mdcms, or have newer names. */
import type { Category, SiteContent, SourceTree } from '../../content/model.ts';
import { createProblem, type Place, type Problem } from '../../content/problem.ts';
import { topLevelKey, valuePlace } from '../../content/yaml-place.ts';

/** Lines of text are never longer than this, in px (css/base.css: 42rem). */
const MEASURE = 42 * 16;

/** The notes on the keys of `content`, at their places in the files of `tree`. */
export function configNotes(content: SiteContent, tree: SourceTree): Problem[] {
  return [
    ...systemFormats(tree),
    ...widths(content, tree),
    ...visibleCategories(content, tree),
    ...olderColours(content, tree),
  ];
}

/** mdcms reads the settings of the browser; pages that are built once cannot. */
function systemFormats(tree: SourceTree): Problem[] {
  const note = (key: string, message: string, hint: string): Problem[] => {
    const place = valuePlace(tree, 'config.yml', key, 'system');
    return place.line === 0 ? [] : [createProblem('mdcms-difference', place, message, hint)];
  };
  return [
    ...note(
      'date',
      'all readers see dates as `15 January 2026`, in the language of the page; in mdcms it depends on their browser',
      'Write a pattern such as `DD.MM.YYYY` for another form',
    ),
    ...note(
      'time',
      'all readers see 24 hours (`14:05`); in mdcms it depends on their browser',
      'Write `time: 12hrs` for `2:05 PM`',
    ),
  ];
}

function widths({ config }: SiteContent, tree: SourceTree): Problem[] {
  return ['config.yml', ...(config.theme === null ? [] : [config.theme])].flatMap((file) => {
    const key = topLevelKey(tree, file, 'main-width');
    if (key === null || pixels(writtenWidth(tree, file)) <= MEASURE) return [];
    const message =
      'the page is as wide as `main-width` says, but lines of text end at 42rem, which is easier to read';
    return [createProblem('mdcms-difference', key, message, 'Nothing needs to be done')];
  });
}

function writtenWidth(tree: SourceTree, file: string): string {
  const text = new TextDecoder().decode(tree.get(file) ?? new Uint8Array());
  return /^main-width\s*:\s*["']?([\d.]+(?:r?em|px))/m.exec(text)?.[1] ?? '';
}

function pixels(length: string): number {
  return Number.parseFloat(length) * (length.endsWith('px') ? 1 : 16) || 0;
}

function visibleCategories({ config }: SiteContent, tree: SourceTree): Problem[] {
  if (!config.categoriesUse) return [];
  const isVisible = (category: Category | null): boolean => category?.visibleWithoutContent === true;
  if (![config.defaultCategory, ...config.categories].some(isVisible)) return [];
  const place = valuePlace(tree, 'config.yml', 'visibilityifnocontent', 'visible');
  const message =
    'on a page without a variant the switcher leads to the category’s homepage; mdcms shows `pagenotfoundmessage` there';
  const hint = 'Write a `notfoundmessage` to have the default’s page stand in instead';
  return [createProblem('mdcms-difference', place, message, hint)];
}

/** Palettes under their older keys, in the theme file or before there was one. */
function olderColours({ config }: SiteContent, tree: SourceTree): Problem[] {
  const file = config.theme ?? 'config.yml';
  const found = ['light', 'dark'].map((key) => topLevelKey(tree, file, key));
  const place: Place | undefined = found.find((each) => each !== null) ?? undefined;
  if (place === undefined) return [];
  const message =
    config.theme === null
      ? 'the colours of config.yml are the older form of a theme, and count since there is no theme file'
      : 'top-level `light` and `dark` are the older form of `palette`';
  const hint = 'It may stay; `coldpress docs theme-keys` has the current names';
  return [createProblem('old-spelling', place, message, hint)];
}
