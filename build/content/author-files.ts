/**
 * The author's code and its data: parts/NAME.ts is the shortcode NAME, and data/NAME with .yml, .json or .csv is data
 * for all of them.
 */
import { decodeSource } from './decode.ts';
import { readPolicyBeside } from './parts.ts';
import { createProblem, type Problem, wholeFile } from './problem.ts';
import type { SourceText } from './source-text.ts';
import { plainValue } from './yaml-nodes.ts';
import { parseYaml } from './yaml-text.ts';

export interface ShortcodeFile {
  /** The tag of its block. */
  name: string;
  /** parts/youtube.ts */
  file: string;
  /** Sources by directive that pages with it need. */
  csp: Record<string, string[]>;
}

const SHORTCODE = /^parts\/([a-z][a-z0-9-]{0,40})\.ts$/;
const DATA = /^data\/([\w-]{1,100})\.(ya?ml|json|csv)$/;

/** Whether a file is data in YAML, which is not served. Readers may get JSON and CSV as before. */
export function isDataYaml(file: string): boolean {
  return DATA.test(file) && /\.ya?ml$/.test(file);
}

/** The shortcodes in `tree`, by their names in order. */
export function readShortcodeFiles(
  tree: ReadonlyMap<string, Uint8Array>,
  problems: Problem[],
): ShortcodeFile[] {
  return [...tree.keys()].flatMap((file): ShortcodeFile[] => {
    const name = SHORTCODE.exec(file)?.[1];
    return name === undefined ? [] : [{ name, file, csp: readPolicyBeside(file, tree, problems) }];
  });
}

/** The data in `tree` by the names of its files; of two files of one name the first counts. */
export function readDataFiles(
  tree: ReadonlyMap<string, Uint8Array>,
  problems: Problem[],
): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [file, bytes] of tree) {
    const [, name, extension] = DATA.exec(file) ?? [];
    if (name === undefined) continue;
    if (Object.hasOwn(data, name)) {
      problems.push(
        createProblem('data-twice', wholeFile(file), `there is another file of data called ${name}`),
      );
      continue;
    }
    const source = decodeSource(file, bytes, problems);
    if (source === null) continue;
    if (extension === 'csv') data[name] = parseCsv(source.text);
    else if (extension === 'json') data[name] = parseJson(source, problems);
    else {
      const yaml = parseYaml(source, 0, source.text.length, problems);
      data[name] = plainValue(yaml);
    }
  }
  return data;
}

function parseJson(source: SourceText, problems: Problem[]): unknown {
  try {
    return JSON.parse(source.text);
  } catch {
    // The place in the error's message is another in each version of Node; YAML's parser has most of them.
    const before = problems.length;
    parseYaml(source, 0, source.text.length, problems);
    if (problems.length === before) {
      problems.push(createProblem('data-syntax', wholeFile(source.file), 'this is not JSON'));
    }
    return null;
  }
}

/** RFC 4180, with a head: each row as a map from the names in the first row. */
function parseCsv(text: string): Record<string, string>[] {
  const [head = [], ...rows] = csvRows(text);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? ''])));
}

function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === ',') {
      row.push(cell);
      cell = '';
    } else if (character === '\n') {
      row.push(cell.replace(/\r$/, ''));
      rows.push(row);
      row = [];
      cell = '';
    } else cell += character;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows.filter((each) => each.length > 1 || each[0] !== '');
}
