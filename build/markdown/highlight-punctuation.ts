/**
 * Punctuation is a third of what Prism finds in code, and has no colour of its own. It is what a grammar looks for last
 * or nearly so: where nothing depends on its having been found, it is not looked for.
 */

/** A grammar of Prism's: what is looked for, by the name of what is found, in this order. */
export type Grammar = Readonly<Record<string, unknown>>;

/**
 * `grammar` for code that stands in nothing else, without its punctuation where that makes no difference to the colours;
 * else `grammar` itself. What is looked for after it must be words, which no sign cuts in two. Grammars inside are left:
 * there a sign ends the colour of what it stands in.
 */
export function withoutPunctuation(grammar: Grammar): Grammar {
  const { punctuation, ...rest } = grammar;
  // A list or an object may have an alias, which may have a colour.
  if (!(punctuation instanceof RegExp) || rest.rest !== undefined) return grammar;
  const names = Object.keys(grammar);
  const after = names.slice(names.indexOf('punctuation') + 1);
  return after.every((name) => isWord(grammar[name])) ? rest : grammar;
}

/** Whether a pattern is that of a word: from one boundary on, letters, numbers and `_`, or some of several such words. */
function isWord(pattern: unknown): boolean {
  return (
    pattern instanceof RegExp && /^\\b(?:[\w|]|\\[bdw]|\(\?:|[)?]|\[[\w\\$-]+\][*+]?)+$/.test(pattern.source)
  );
}
