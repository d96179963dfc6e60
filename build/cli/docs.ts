/** coldpress docs: the documentation that comes with the program, printed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemHelp } from '../content/problem-help.ts';
import { PROBLEM_KINDS } from '../content/problem-kinds.ts';
import { PACKAGE_ROOT } from '../workers/package-root.ts';
import type { ExitCode, Terminal } from './command.ts';
import { shownPath } from './shown-path.ts';
import { nearest, type OptionValues, UsageError } from './usage.ts';

/** From the package's folder; a page is named like its file. */
const FOLDER = join('content', 'pages', 'docs');

/** Prints a page, a kind of problem or the rows about a key, by the name given; without a name, the list of pages. */
export function runDocs({ topic }: OptionValues, terminal: Terminal): ExitCode {
  const pages = docPages();
  if (typeof topic !== 'string') {
    const width = Math.max(...[...pages.keys()].map((name) => name.length));
    for (const [name, { title }] of pages) terminal.print(`${name.padEnd(width)}  ${title}\n`);
    terminal.note("'npx coldpress docs NAME' prints a page; a code of a problem and a key are names too.\n");
    return 0;
  }
  const name = topic.replace(/^.*\//, '').replace(/\.md$/, '');
  const page = pages.get(name);
  const text = page?.text ?? problemText(pages, name) ?? keyRows(pages, name);
  if (text === null) {
    const near = nearest(name, [...pages.keys(), ...Object.keys(PROBLEM_KINDS)]);
    throw new UsageError(
      `there is no page, problem or key '${topic}'${near === null ? '' : `: did you mean ${near}?`}\n'coldpress docs' lists the pages`,
    );
  }
  terminal.print(page === undefined || page.text.startsWith('# ') ? text : `# ${page.title}\n\n${text}`);
  if (page !== undefined) terminal.note(`This is ${shownPath(page.path)}\n`);
  return 0;
}

interface DocPage {
  path: string;
  title: string;
  /** Markdown, without front matter. */
  text: string;
}

/** The pages by name, in the order of the alphabet. */
function docPages(): Map<string, DocPage> {
  const folder = join(PACKAGE_ROOT, FOLDER);
  const files = readdirSync(folder).filter((each) => each.endsWith('.md'));
  return new Map(
    files.sort().map((file) => {
      const path = join(folder, file);
      const [, head = '', text = ''] = /^(?:---\n(.*?)\n---\n)?(.*)$/s.exec(readFileSync(path, 'utf8')) ?? [];
      const title = /^title: "?(.*?)"?$/m.exec(head)?.[1] ?? '';
      return [file.slice(0, -'.md'.length), { path, title, text }];
    }),
  );
}

/** The text about the problem `code`, with the pages about its subject; null: there is no such problem. */
function problemText(pages: ReadonlyMap<string, DocPage>, code: string): string | null {
  const help = problemHelp(code);
  if (help === null) return null;
  const about = [...pages].filter(([name, { text }]) => name !== 'problems' && text.includes(`\`${code}\``));
  const lines = about.map(([name, { title }]) => `  npx coldpress docs ${name}  (${title})\n`);
  return lines.length === 0 ? help : `${help}\nMore about it:\n\n${lines.join('')}`;
}

/** The rows of tables whose first cell has `key`, with the column heads and the page of each; null: none has it. */
function keyRows(pages: ReadonlyMap<string, DocPage>, key: string): string | null {
  const found: string[] = [];
  for (const [name, { text }] of pages) {
    let head: string[] = [];
    const lines = text.split('\n');
    for (const [index, line] of lines.entries()) {
      if (lines[index + 1]?.startsWith('|--')) head = cellsOf(line);
      const cells = cellsOf(line);
      if (!line.startsWith('|') || !(cells[0] ?? '').includes(`\`${key}\``)) continue;
      const facts = cells.slice(1).map((cell, column) => `  ${head[column + 1] || '–'}: ${cell}\n`);
      found.push(`\`${key}\`  (npx coldpress docs ${name})\n${facts.join('')}`);
    }
  }
  return found.length === 0 ? null : found.join('\n');
}

function cellsOf(row: string): string[] {
  return row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) =>
      cell
        .trim()
        .replaceAll('\\|', '|')
        .replace(/ <a id="[^"]*"><\/a>$/, ''),
    );
}
