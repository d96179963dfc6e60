/** Parting a Markdown file into its front matter and its body. */
import { createProblem, type Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { parseYaml, type YamlText } from './yaml-text.ts';

export interface FrontMatter {
  /** null: the file has no block, all of it is body. */
  yaml: YamlText | null;
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
export function splitFrontMatter(source: SourceText, problems: Problem[]): FrontMatter {
  const { text } = source;
  const [open, close] = firstTwoFences(text);
  if (open === undefined || open.index !== 0) return { yaml: null, body: text, bodyLine: 1 };
  const start = afterLineBreak(text, open[0].length);
  if (close === undefined) {
    if (KEY.test(text.slice(start, start + 100))) {
      const message = 'the front matter that starts here has no closing `---`';
      problems.push(createProblem('front-matter-unclosed', source.place(0, 3), message));
    }
    return { yaml: null, body: text, bodyLine: 1 };
  }
  const bodyStart = afterLineBreak(text, close.index + close[0].length);
  return {
    yaml: parseYaml(source, start, close.index, problems),
    body: text.slice(bodyStart),
    bodyLine: source.place(close.index).line + 1,
  };
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
