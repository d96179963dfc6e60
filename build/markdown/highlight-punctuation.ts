/**
 * Leaves punctuation out of Prism's grammars, where nothing else depends on it: it is a third of all tokens, has no
 * colour of its own, and is mostly matched last.
 */

/** A grammar of Prism's: patterns by the type of their tokens, in the order of matching. */
export type Grammar = Readonly<Record<string, unknown>>;

/**
 * Removes punctuation from the grammar of top-level code if that changes no colour; else returns `grammar` itself.
 * Patterns after punctuation must match words, which contain no punctuation. Nested grammars keep it: there it ends
 * the colour of the surrounding token.
 */
export function withoutPunctuation(grammar: Grammar): Grammar {
  const { punctuation, ...rest } = grammar;
  // A list or an object may have an alias, which may have a colour.
  if (!(punctuation instanceof RegExp) || rest.rest !== undefined) return grammar;
  const names = Object.keys(grammar);
  const after = names.slice(names.indexOf('punctuation') + 1);
  return after.every((name) => isWord(grammar[name])) ? rest : grammar;
}

/** Whether a pattern matches words only: after a boundary letters, numbers and `_`, or one of several such words. */
function isWord(pattern: unknown): boolean {
  return (
    pattern instanceof RegExp && /^\\b(?:[\w|]|\\[bdw]|\(\?:|[)?]|\[[\w\\$-]+\][*+]?)+$/.test(pattern.source)
  );
}
