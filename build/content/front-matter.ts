/** Parting a Markdown file into its front matter and its body. */
import { createProblem, type Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { emptyYaml, parseYaml, plainYaml, type YamlText } from './yaml-text.ts';

export interface SplitDocument {
  /** Offsets in the source of what is between the fences; null: there is no block, all of the file is body. */
  block: { start: number; end: number } | null;
  body: string;
  /** 1-based line on which the body starts. */
  bodyLine: number;
}

/** A line of three hyphens. */
const FENCE = /^---[ \t]*$/gm;
/** What the second line of a forgotten block looks like, and a rule between paragraphs does not. */
const KEY = /^[A-Za-z][\w-]*[ \t]*:/;

/**
 * The block between a first line `---` and the next such line is front matter. A file that begins with
 * `---` and never has another is all body, unless it is plain that a block was meant: then it is an error,
 * because publishing it would show the keys and ignore a `draft: yes`.
 */
export function splitFrontMatter(source: SourceText, problems: Problem[]): SplitDocument {
  const { text } = source;
  const [open, close] = firstTwoFences(text);
  if (open === undefined || open.index !== 0) return { block: null, body: text, bodyLine: 1 };
  const start = afterLineBreak(text, open[0].length);
  if (close === undefined) {
    if (KEY.test(text.slice(start, start + 100))) {
      const message = 'the front matter that starts here has no closing `---`';
      problems.push(createProblem('front-matter-unclosed', source.place(0, 3), message));
    }
    return { block: null, body: text, bodyLine: 1 };
  }
  const bodyStart = afterLineBreak(text, close.index + close[0].length);
  return {
    block: { start, end: close.index },
    body: text.slice(bodyStart),
    bodyLine: source.place(close.index).line + 1,
  };
}

/** The text of the front matter; nothing else of the file but its name decides what the document is called. */
export function frontMatterText({ text }: SourceText, { block }: SplitDocument): string {
  return block === null ? '' : text.slice(block.start, block.end);
}

/** The front matter of a document, where it can be read without the parser; else null. */
export function plainFrontMatter(source: SourceText, { block }: SplitDocument): YamlText | null {
  return block === null ? emptyYaml(source) : plainYaml(source, block.start, block.end);
}

/** The front matter of a document; what is wrong with it is added to `problems`. */
export function readFrontMatter(source: SourceText, { block }: SplitDocument, problems: Problem[]): YamlText {
  return block === null ? emptyYaml(source) : parseYaml(source, block.start, block.end, problems);
}

function firstTwoFences(text: string): RegExpExecArray[] {
  if (!text.startsWith('---')) return [];
  const fences: RegExpExecArray[] = [];
  for (const match of text.matchAll(FENCE)) {
    fences.push(match);
    if (fences.length === 2 || match.index > 0) break;
  }
  return fences;
}

function afterLineBreak(text: string, at: number): number {
  if (text.startsWith('\r\n', at)) return at + 2;
  return at < text.length ? at + 1 : at;
}
