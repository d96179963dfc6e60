/** Splits a Markdown file into front matter and body, and reads front matter in each of its formats. */
import { afterLineBreak, findHead, type HeadFormat } from './head-start.ts';
import { createProblem, type Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { parseTomlText } from './toml-text.ts';
import { emptyYaml, parseYaml, type YamlText } from './yaml-text.ts';

export interface SplitDocument {
  /** Offsets of the text between the fences; null: there is no block, all of the file is body. */
  block: { start: number; end: number; format: HeadFormat } | null;
  body: string;
  /** 1-based line on which the body starts. */
  bodyLine: number;
  /** Whether the file begins with front matter that cannot be read: then nothing of it may be published. */
  isRefused: boolean;
}

/** Splits by `findHead`. */
export function splitFrontMatter(source: SourceText, problems: Problem[]): SplitDocument {
  const { text } = source;
  const found = findHead(text);
  if (found === null) return { block: null, body: text, bodyLine: 1, isRefused: false };
  if ('refused' in found) {
    const { code, at, length, message, hint } = found.refused;
    problems.push(createProblem(code, source.place(at, at + length), message, hint));
    return { block: null, body: text, bodyLine: 1, isRefused: true };
  }
  const { format, start, end, close, closeEnd } = found.head;
  return {
    block: { start, end, format },
    body: text.slice(afterLineBreak(text, closeEnd)),
    bodyLine: source.place(close).line + 1,
    isRefused: false,
  };
}

/** The text of the front matter with its format, which decide the document beside the file's name. */
export function frontMatterText({ text }: SourceText, { block, bodyLine }: SplitDocument): string {
  if (block === null) return '';
  const from = block.format === 'yaml' ? '' : block.start;
  return `${block.format}${from} ${bodyLine}\n${text.slice(block.start, block.end)}`;
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
