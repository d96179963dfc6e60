/** Variants of one document: about.md, about.nb.md … share the base file pages/about.md. */
import { groupBy } from './group-by.ts';
import type { Config, Document } from './model.ts';

/** Documents with their variants, by base file, in the order of `documents`. */
export function groupVariants(documents: readonly Document[]): Map<string, Document[]> {
  return groupBy(documents, ({ baseFile }) => baseFile);
}

/**
 * The variant of the default category: x.md, else x.<default>.md, else the first. `group` has at least one
 * document.
 */
export function mainVariant(group: readonly Document[], config: Config): Document {
  const [first] = group;
  if (first === undefined) throw new RangeError('a group of variants has at least one document');
  const plain = group.find(({ variant }) => variant === null);
  const isDefault = ({ variant }: Document): boolean => variant === config.defaultCategory?.code;
  return plain ?? group.find(isDefault) ?? first;
}

/** The variant of a category or date, or null. The category's `notfoundmessage` decides whether another stands in. */
export function variantFor(
  group: readonly Document[],
  category: string | null,
  config: Config,
): Document | null {
  if (category === null || category === config.defaultCategory?.code) {
    const main = group.length === 0 ? null : mainVariant(group, config);
    return main !== null && (main.variant === null || main.variant === category) ? main : null;
  }
  return group.find(({ variant }) => variant === category) ?? null;
}
