/** Finds the end of a JSON object that other text follows. */

/** The offset after the `}` that closes the `{` at `at`; null where there is none. */
export function jsonEnd(text: string, at: number): number | null {
  let depth = 0;
  for (let index = at; index < text.length; index++) {
    const character = text[index];
    if (character === '"') {
      const end = stringEnd(text, index);
      if (end === null) return null;
      index = end;
    } else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') {
      depth--;
      if (depth === 0) return index + 1;
    }
  }
  return null;
}

/** The offset of the quote that closes the one at `at`; a string of JSON does not reach past its line. */
function stringEnd(text: string, at: number): number | null {
  for (let index = at + 1; index < text.length; index++) {
    const character = text[index];
    if (character === '\\') index++;
    else if (character === '"') return index;
    else if (character === '\n') return null;
  }
  return null;
}
