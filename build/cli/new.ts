/** coldpress new: a post or a page with its front matter, as a draft. */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { readContent } from '../content/read-content.ts';
import { readTree } from '../content/read-tree.ts';
import { makeFolder } from '../output/make-folder.ts';
import { outputError } from '../output/output-error.ts';
import type { ExitCode, Terminal } from './command.ts';
import { fileSlug } from './file-slug.ts';
import * as option from './options.ts';
import { shellWord } from './shell-word.ts';
import { shownPath } from './shown-path.ts';
import { type OptionValues, UsageError } from './usage.ts';

/** Writes the file; it is opened in $EDITOR with --edit. */
export async function runNew(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const { kind } = options;
  if (kind !== 'post' && kind !== 'page')
    throw new UsageError(`new makes a post or a page, not a '${String(kind)}'`);
  const title = String(options.title).trim();
  const name = fileSlug(option.text(options, 'name', title).replace(/\.md$/, ''));
  if (name === '')
    throw new UsageError(
      `no file name can be made from '${title}': give one with --name, such as --name first`,
    );
  const content = resolve(option.text(options, 'content', 'content'));
  if (!existsSync(content))
    throw new UsageError(
      `there is no folder ${shownPath(content)}: name it with --content, or begin with npx coldpress init`,
    );
  const file = join(content, `${kind}s`, `${name}.md`);
  const text = frontMatter(kind, title, await now(content));
  try {
    makeFolder(dirname(file));
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw outputError(error, file);
    terminal.note(
      `${shownPath(file)} is there already, and stays. Choose another title, or another name with --name.\n`,
    );
    return 1;
  }
  terminal.print(`${shownPath(file)}\n`);
  terminal.note('It is a draft: npx coldpress dev shows it, readers see it when "draft: true" is gone.\n');
  if (options.edit === true) edit(file, terminal);
  return 0;
}

function frontMatter(kind: 'post' | 'page', title: string, created: string): string {
  const date = kind === 'post' ? `created: ${created}\n` : '';
  return `---\ntitle: ${JSON.stringify(title)}\n${date}description: ""\ndraft: true\n---\n`;
}

/** The present minute in the site's timezone. */
async function now(content: string): Promise<string> {
  const { tree } = await readTree(content);
  const { timezone } = readContent(tree).config;
  const zoned = Temporal.Now.zonedDateTimeISO(timezone);
  return `${zoned.toPlainDate().toString()} ${zoned.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

function edit(file: string, terminal: Terminal): void {
  const editor = process.env.VISUAL ?? process.env.EDITOR ?? '';
  if (editor.trim() === '') {
    terminal.note('No editor is set: set EDITOR, such as EDITOR=nano, or open the file yourself.\n');
    return;
  }
  // The variable may hold options beside the program, as in "code --wait".
  const word = process.platform === 'win32' ? `"${file}"` : shellWord(file);
  const { status, error } = spawnSync(`${editor} ${word}`, { stdio: 'inherit', shell: true });
  if (error !== undefined || status !== 0)
    terminal.note(`${editor} did not open it: open the file yourself.\n`);
}
