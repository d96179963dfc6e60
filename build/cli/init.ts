/** coldpress init: a site to start from, in a folder of its own. No file is replaced. */
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { makeFolder } from '../output/make-folder.ts';
import { outputError } from '../output/output-error.ts';
import { asOfTime } from './as-of.ts';
import type { ExitCode, Terminal } from './command.ts';
import { fileSlug } from './file-slug.ts';
import { ownDependency } from './own-package.ts';
import { projectFiles } from './project-files.ts';
import { shellWord } from './shell-word.ts';
import { shownPath } from './shown-path.ts';
import { contentFiles, TEMPLATES, type Template } from './template-files.ts';
import { type OptionValues, UsageError } from './usage.ts';
import { count, list } from './words.ts';

/** Names that an empty folder may have. */
const NOTHING: ReadonlySet<string> = new Set(['.git', '.DS_Store']);

/** Writes the files of the template; with --add those that are missing, and no page to pages that are there. */
export async function runInit(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const folder = resolve(typeof options.folder === 'string' ? options.folder : '.');
  const shown = shownPath(folder);
  refuseOccupied(folder, shown, options.add === true);
  const template = await chosenTemplate(options, terminal);
  const name = typeof options.name === 'string' ? options.name : titleOf(basename(folder));
  // As for a build, so that a site that is checked with the same clock has a post that is there.
  const today = new Date(asOfTime({}, process.env)('UTC') * 1000).toISOString().slice(0, 10);
  const hasDocuments = holdsMarkdown(join(folder, 'content'));
  const content = Object.entries(contentFiles(template, { name, today }))
    .filter(([path]) => !hasDocuments || path === 'config.yml')
    .map(([path, text]): [string, string] => [join('content', path), text]);
  const dependency = ownDependency();
  const project = Object.entries(projectFiles(name, fileSlug(basename(folder)) || 'site', dependency));
  const written = [...project, ...content].filter(([path, text]) => writeNew(join(folder, path), text));
  terminal.note(`${shown}: ${count(written.length, 'file')} of the template ${template}.\n`);
  if (dependency.startsWith('file:'))
    terminal.note(
      `package.json takes Coldpress from ${dependency.slice('file:'.length)}, which is on this machine only.\n`,
    );
  if (hasDocuments)
    terminal.note(
      'content has pages already, so none of the template were added. What they lack: npx coldpress check\n',
    );
  const go = shown === '.' ? '' : `  cd ${shellWord(shown)}\n`;
  terminal.note(`Next:\n${go}  npm install\n  npx coldpress dev --open\n`);
  return 0;
}

function refuseOccupied(folder: string, shown: string, adds: boolean): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory())
    throw new UsageError(`${shown} is a file: choose a folder that is empty or not there yet`);
  const there = readdirSync(folder).filter((name) => !NOTHING.has(name));
  if (there.length === 0 || adds) return;
  throw new UsageError(
    `${shown} is not empty (${list(there)}): choose another folder, or --add to write what is missing and replace nothing`,
  );
}

async function chosenTemplate(options: OptionValues, terminal: Terminal): Promise<Template> {
  const { template } = options;
  if (template === undefined) return askTemplate(terminal);
  const known = TEMPLATES.find((each) => each === template);
  if (known === undefined) throw new UsageError(`--template is ${TEMPLATES.join(' or ')}, not '${template}'`);
  return known;
}

/** Reads the template from the terminal; without one it is a blog. */
async function askTemplate(terminal: Terminal): Promise<Template> {
  if (!terminal.interactive || !process.stdin.isTTY) return 'blog';
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    for (;;) {
      const answer = (await lines.question('A blog or docs? (blog) ')).trim().toLowerCase();
      const chosen = TEMPLATES.find((each) => answer !== '' && each.startsWith(answer));
      if (answer === '' || chosen !== undefined) return chosen ?? 'blog';
      terminal.note('Write blog or docs.\n');
    }
  } finally {
    lines.close();
  }
}

/** Whether `folder` is there and has Markdown in it, at any depth. */
function holdsMarkdown(folder: string): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true }).some((name) => /\.(?:md|markdown)$/i.test(String(name)));
}

/** Writes a file unless it exists; returns whether it was written. Throws an OutputError where it cannot be. */
function writeNew(path: string, text: string): boolean {
  if (existsSync(path)) return false;
  try {
    makeFolder(dirname(path));
    writeFileSync(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    throw outputError(error, path);
  }
}

/** `my-site` → My site */
function titleOf(name: string): string {
  const words = name.replace(/[-_.]+/g, ' ').trim();
  return words === '' ? 'My site' : words.charAt(0).toUpperCase() + words.slice(1);
}
