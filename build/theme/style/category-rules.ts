/** The style of a category's pages: its font and its line height. */
import type { Category, Config } from '../../content/model.ts';
import { cssString } from './css-string.ts';
import type { FontFace } from './fonts.ts';

/** The name under which a category's own font is loaded. */
export function categoryFamily(code: string): string {
  return `category ${code}`;
}

/**
 * A rule for each category that has a line height, or a font among the faces; pages have their category in
 * `data-category`.
 */
export function categoryRules(
  config: Pick<Config, 'defaultCategory' | 'categories'>,
  fonts: readonly FontFace[],
): string {
  return [config.defaultCategory, ...config.categories]
    .filter((category) => category !== null)
    .map((category) => [category, declarations(category, fonts)] as const)
    .filter(([, style]) => style !== '')
    .map(([{ code }, style]) => `:root[data-category=${cssString(code)}]{${style}}`)
    .join('\n');
}

function declarations({ code, lineHeight }: Category, fonts: readonly FontFace[]): string {
  const family = categoryFamily(code);
  const hasFont = fonts.some((face) => face.family === family);
  const name = cssString(family);
  return [
    ...(hasFont ? [`--font-body:${name},system-ui,sans-serif`, '--font-heading:var(--font-body)'] : []),
    ...(lineHeight !== null && lineHeight >= 1 && lineHeight <= 3 ? [`--line-height:${lineHeight}`] : []),
  ].join(';');
}
