/** coldpress inspect: the kind and the build of components, and whether a site and an API are of the same build. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExitCode, Terminal } from './command.ts';
import { type ComponentFile, mixedFaults, NoComponent, readComponentFile } from './component-file.ts';
import { COMPONENTS } from './output-files.ts';
import { outFolder } from './preview-site.ts';
import { shownPath } from './shown-path.ts';
import { API_COMPONENT } from './site-api.ts';
import { type OptionValues, UsageError } from './usage.ts';
import { size as sizeText } from './words.ts';

/** Prints each file; the exit code is 1 where one cannot be deployed, or where they are of two builds. */
export async function runInspect(options: OptionValues, terminal: Terminal): Promise<ExitCode> {
  const out = outFolder(options);
  const given = ['file', 'second', 'third'].flatMap((name) => options[name] ?? []).map(String);
  const names = given.length > 0 ? given : componentsIn(out);
  if (names.length === 0)
    throw new UsageError(`${shownPath(out)} has no component: build it, or name a file`);
  const files: ComponentFile[] = [];
  const faults: string[] = [];
  for (const name of names) {
    try {
      files.push(await readComponentFile(name));
    } catch (error) {
      if (!(error instanceof NoComponent)) throw error;
      faults.push(error.message);
    }
  }
  faults.push(...mixedFaults(files, given.length === 0));
  if (options.json === true) terminal.print(`${JSON.stringify({ files, faults })}\n`);
  else for (const file of files) terminal.print(described(file));
  for (const fault of faults) terminal.note(`${fault}\n`);
  return faults.length === 0 ? 0 : 1;
}

/** The components of an output folder, as they are shown. */
export function componentsIn(out: string): string[] {
  const names = [...Object.values(COMPONENTS), API_COMPONENT];
  return names
    .map((name) => join(out, name))
    .filter((file) => existsSync(file))
    .map(shownPath);
}

function described({ file, bytes, digest, mark }: ComponentFile): string {
  const rows: [string, string][] = [
    ['size', sizeText(bytes)],
    ['digest', digest],
  ];
  if (mark !== null) {
    const { kind, wasi, build, coldpress, api } = mark;
    const beside = api === true ? ', with an API' : '';
    rows.unshift(['is', `${kind === 'api' ? 'an API' : `a site${beside}`}, for WASI ${wasi}`]);
    rows.push(['build', build], ['Coldpress', coldpress]);
  }
  return `${file}\n${rows.map(([name, value]) => `  ${name.padEnd(9)}  ${value}\n`).join('')}`;
}
