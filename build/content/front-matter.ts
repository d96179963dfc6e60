/** Splits a Markdown file into front matter and body, and reads front matter in each of its formats. */
import { afterLineBreak, type FrontMatterFormat, findFrontMatter } from './front-matter-bounds.ts';
import { createProblem, type Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { parseTomlText } from './toml-text.ts';
import { emptyYaml, parseYaml, type YamlText } from './yaml-text.ts';

export interface SplitDocument {
  /** Offsets of the text between the fences; null: there is no block, all of the file is body. */
  block: { start: number; end: number; format: FrontMatterFormat } | null;
  body: string;
  /** 1-based line on which the body starts. */
  bodyLine: number;
  /** Whether the file begins with front matter that cannot be read: then nothing of it may be published. */
  isRefused: boolean;
}

/** Splits a file into its front matter, between the fences, and its body. Refused front matter is a problem. */
export function splitFrontMatter(source: SourceText, problems: Problem[]): SplitDocument {
  const { text } = source;
  const search = findFrontMatter(text);
  if (search === null) return { block: null, body: text, bodyLine: 1, isRefused: false };
  if ('refused' in search) {
    const { code, at, length, message, hint } = search.refused;
    problems.push(createProblem(code, source.place(at, at + length), message, hint));
    return { block: null, body: text, bodyLine: 1, isRefused: true };
  }
  const { format, start, end, close, closeEnd } = search.found;
  return {
    block: { start, end, format },
    body: text.slice(afterLineBreak(text, closeEnd)),
    bodyLine: source.place(close).line + 1,
    isRefused: false,
  };
}

/** The front matter of a document; its problems are added to `problems`. */
export function readFrontMatter(source: SourceText, { block }: SplitDocument, problems: Problem[]): YamlText {
  if (block === null) return emptyYaml(source);
  const { start, end, format } = block;
  // JSON is YAML (YAML 1.2, §1.2).
  return format === 'toml'
    ? parseTomlText(source, start, end, problems)
    : parseYaml(source, start, end, problems);
}
