/** The author's own drawing of social cards: templates/card.svg, which is not served. */
import { decodeSource } from './decode.ts';
import type { Problem } from './problem.ts';

export interface CardTemplate {
  file: string;
  text: string;
}

const FILE = 'templates/card.svg';

/** Whether a file of the content folder is the drawing of cards. */
export function isCardTemplate(file: string): boolean {
  return file === FILE;
}

/** The drawing, if there is one that is text. */
export function readCardTemplate(
  tree: ReadonlyMap<string, Uint8Array>,
  problems: Problem[],
): CardTemplate | null {
  const bytes = tree.get(FILE);
  const source = bytes === undefined ? null : decodeSource(FILE, bytes, problems);
  return source === null ? null : { file: FILE, text: source.text };
}
