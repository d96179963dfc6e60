/**
 * Resolves YAML aliases, and limits their expansion. Nine lines of aliases can mean a billion values ("billion
 * laughs"), and an alias inside its own anchor endlessly many.
 */
import { type Alias, isAlias, isCollection, isPair, isScalar, type Node } from 'yaml';

export type AliasTargets = ReadonlyMap<Alias, Node>;

/** The most values of a text with aliases, expanded. Real files have a few hundred. */
export const MOST_VALUES = 10_000;
/** The deepest nesting of such a text; deeper is an alias inside its own anchor. */
const MOST_LEVELS = 100;

/** Whether `root`, with every alias expanded, is over these limits. */
export function expandsTooFar(root: unknown, aliases: AliasTargets): boolean {
  return aliases.size > 0 && countValues(aliases, root, MOST_VALUES, MOST_LEVELS) === 0;
}

/**
 * Fills `aliases`: an alias refers to the last node before it with its anchor (YAML 1.2 §7.1). Returns the first
 * alias without an anchor, or null.
 */
export function resolveAliases(
  node: unknown,
  aliases: Map<Alias, Node>,
  anchors: Map<string, Node> = new Map(),
): Alias | null {
  if (isAlias(node)) {
    const target = anchors.get(node.source);
    if (target === undefined) return node;
    aliases.set(node, target);
  } else if (isScalar(node) || isCollection(node)) {
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    for (const item of isCollection(node) ? node.items : []) {
      const unresolved = resolveAliases(isPair(item) ? item.value : item, aliases, anchors);
      if (unresolved !== null) return unresolved;
    }
  }
  return null;
}

/**
 * The rest of `budget` after counting every value of `node`, aliases expanded; 0 where there are too many or they
 * nest deeper than `levels`.
 */
function countValues(aliases: AliasTargets, node: unknown, budget: number, levels: number): number {
  if (levels === 0) return 0;
  let left = budget - 1;
  const resolved = isAlias(node) ? aliases.get(node) : node;
  if (!isCollection(resolved)) return left;
  for (const item of resolved.items) {
    if (left <= 0) return 0;
    left = countValues(aliases, isPair(item) ? item.value : item, left, levels - 1);
  }
  return Math.max(0, left);
}
