/** The names of the theme's templates: templates/post.ts of the author takes the place of the theme's own. */

/** Each with the pages that it makes. The more special ones come before those that they would else have. */
export const TEMPLATE_NAMES = [
  'home',
  'post',
  'landing',
  'docs',
  'page',
  'tag',
  'author',
  'section',
  'archive',
  'list',
  'search',
  'error',
] as const;

export type TemplateName = (typeof TEMPLATE_NAMES)[number];
