/**
 * Reading YAML with positions. The `yaml` package parses (YAML 1.2, core schema); its errors become problems, and a
 * text whose aliases expand too far (billion laughs) is refused before anything walks it.
 */
import {
  type Alias,
  isAlias,
  isCollection,
  isPair,
  isScalar,
  type Node,
  parseDocument,
  type Scalar,
  type YAMLParseError,
} from 'yaml';
import { createProblem, type Place, type Problem } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { type AliasTargets, expandsTooFar, MOST_VALUES, resolveAliases } from './yaml-aliases.ts';

/** A YAML text that was parsed. */
export interface YamlText {
  source: SourceText;
  /** Offset in `source.text` at which the YAML starts. */
  start: number;
  /** The node of each alias. */
  aliases: AliasTargets;
  /** null where the text is empty or cannot be used. */
  root: Node | null;
  /** Whether it cannot be used; the problems have the reason. */
  failed: boolean;
}

/** A date with an explicit tag stays text: moment.ts reads dates, for every spelling. */
const TIMESTAMP = { tag: 'tag:yaml.org,2002:timestamp', resolve: (text: string): string => text };

/** The YAML text of a file that has none. */
export function emptyYaml(source: SourceText): YamlText {
  return { source, start: 0, aliases: new Map(), root: null, failed: false };
}

/** Parses `source.text.slice(start, end)`. Problems are added to `problems`. */
export function parseYaml(source: SourceText, start: number, end: number, problems: Problem[]): YamlText {
  const text = withLineFeeds(source.text.slice(start, end));
  const document = parseDocument(text, {
    uniqueKeys: false,
    prettyErrors: false,
    customTags: [TIMESTAMP],
  });
  // Only the first: later errors mostly follow from it.
  const error = document.errors[0];
  if (error !== undefined) {
    problems.push(syntaxProblem(source, start, document.contents, error));
    return { source, start, aliases: new Map(), root: null, failed: true };
  }
  for (const warning of document.warnings) {
    const place = source.place(start + warning.pos[0], start + warning.pos[1]);
    problems.push(createProblem('yaml-tag', place, warning.message));
  }
  const aliases = new Map<Alias, Node>();
  const yaml: YamlText = { source, start, aliases, root: document.contents, failed: false };
  const problem = aliasProblem(yaml, resolveAliases(document.contents, aliases));
  if (problem === null) return yaml;
  problems.push(problem);
  return { ...yaml, root: null, failed: true };
}

/** The line breaks of old Macs, which the parser takes for text, as those that it knows. Offsets stay the same. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r(?!\n)/g, '\n');
}

function aliasProblem(yaml: YamlText, unresolved: Alias | null): Problem | null {
  if (unresolved !== null) {
    const message = `nothing before this has the anchor \`&${unresolved.source}\``;
    const hint = 'Put the text in quotes if no alias is meant';
    return createProblem('yaml-syntax', nodePlace(yaml, unresolved), message, hint);
  }
  if (!expandsTooFar(yaml.root, yaml.aliases)) return null;
  const [first] = yaml.aliases.keys();
  const message = `aliases expand this to more than ${MOST_VALUES} values`;
  return createProblem('yaml-aliases', nodePlace(yaml, first), message);
}

/** The parser reports a quote that is never closed at the end of the text; its start is more helpful. */
function syntaxProblem(source: SourceText, start: number, root: unknown, error: YAMLParseError): Problem {
  const quote = error.code === 'MISSING_CHAR' ? lastQuoted(root) : null;
  if (quote?.range) {
    const place = source.place(start + quote.range[0], start + quote.range[1]);
    return createProblem('yaml-syntax', place, 'the quote that begins here is not closed');
  }
  const place = source.place(start + error.pos[0], start + error.pos[1]);
  return createProblem('yaml-syntax', place, `the YAML cannot be read: ${describe(error)}`);
}

/** The last quoted scalar of a text, if the text ends in one. */
function lastQuoted(node: unknown): Scalar | null {
  if (isScalar(node)) return node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE' ? node : null;
  const last = isCollection(node) ? node.items.at(-1) : null;
  return isPair(last)
    ? lastQuoted(last.value ?? last.key)
    : isScalar(last) || isCollection(last)
      ? lastQuoted(last)
      : null;
}

/** The place of a node; of none, the start of the text. */
export function nodePlace(yaml: YamlText, node: unknown): Place {
  const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : null;
  return yaml.source.place(yaml.start + (range?.[0] ?? 0), yaml.start + (range?.[1] ?? 0));
}

/** The parser's message; two that name its internals are reworded. */
function describe(error: YAMLParseError): string {
  if (error.code === 'RESOURCE_EXHAUSTION') return 'it is nested too deeply';
  const bracket = /must be sufficiently indented and end with a (.)/.exec(error.message)?.[1];
  if (bracket !== undefined) return `a \`${bracket}\` is missing before this, or this is not indented enough`;
  return error.message.charAt(0).toLowerCase() + error.message.slice(1);
}
