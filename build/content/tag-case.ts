/** Tags that differ only in case: `AI tools` and `AI Tools` would be two lists of half the posts each. */
import type { ReadDocument } from './document.ts';
import { createProblem, type Problem } from './problem.ts';
import type { PlacedText } from './yaml-map.ts';

/** One problem for each further spelling of a tag, where it first stands; drafts do not count. */
export function findTagCaseClashes(documents: readonly ReadDocument[]): Problem[] {
  const first = new Map<string, PlacedText>();
  const known = new Set<string>();
  const problems: Problem[] = [];
  for (const { document, tags } of documents) {
    if (document.draft) continue;
    for (const tag of tags) {
      if (known.has(tag.text)) continue;
      known.add(tag.text);
      const folded = tag.text.toLowerCase();
      const other = first.get(folded);
      if (other === undefined) {
        first.set(folded, tag);
      } else {
        const where = `${other.place.file}:${other.place.line}`;
        const message = `\`${tag.text}\` and \`${other.text}\` (${where}) differ only in case`;
        problems.push(createProblem('tag-case', tag.place, message));
      }
    }
  }
  return problems;
}
