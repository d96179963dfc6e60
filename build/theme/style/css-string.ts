/** A CSS string (CSS Syntax 3, section 4.3.5): characters that could end it are escaped. */
export function cssString(text: string): string {
  const escaped = text.replace(/[^\p{L}\p{N} _./%~-]/gu, (c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `);
  return `"${escaped}"`;
}
