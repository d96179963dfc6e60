/**
 * The spin.toml files of a site: the one in the output folder, and the one in the folder where the build is called,
 * where `coldpress init` or Spin's template put it. Of both a build keeps its own lines up to date.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parse } from 'smol-toml';
import { isInside } from '../content/inside-folder.ts';
import { missingRoute } from '../output/check-spin-toml.ts';
import { outputError } from '../output/output-error.ts';
import { keptSpinToml, newSpinToml, type SpinApplication, type SpinBuild } from '../output/spin-toml.ts';
import { shellWord } from './shell-word.ts';
import { shownPath } from './shown-path.ts';

const NAME = 'spin.toml';
const USUAL_TARGET = 'p2';

/** The parts of a content folder, for one that holds its output too. */
const WATCHED: readonly string[] = ['*.yml', 'pages/**/*', 'posts/**/*', 'assets/**/*', 'api/**/*'];

/** A text that has to be at `path`. */
interface ManifestText {
  path: string;
  text: string;
}

/**
 * The text of OUT/spin.toml: the author's, with our parts as they are now, or a new one. null where the author took the
 * markers away: `note` is called with a line about that, and the file stays. Throws an OutputError where Spin would not
 * read it.
 */
export function outputManifest(
  out: string,
  application: SpinApplication,
  note: (text: string) => void,
): string | null {
  const path = join(out, NAME);
  const written = textAt(path);
  if (written === null) return newSpinToml(application);
  const text = keptSpinToml(written, application, shownPath(path));
  if (text === null) {
    note(
      `${shownPath(path)} is left as it is, since its "# coldpress: begin site" is gone. Remove it to get a new one.\n`,
    );
  }
  const route = missingRoute(text ?? written, application.base);
  if (route !== null)
    note(`No route of ${shownPath(path)} leads to the site. Write this: route = "${route}"\n`);
  return text;
}

/**
 * The spin.toml beside package.json as it has to be, where there is one with our markers whose components are in `out`;
 * null: there is none, or it is right already. `applicationIn` gives the application for a file of the folder from
 * which a path leads to the output. Throws an OutputError where Spin would not read it.
 */
export function projectManifest(
  out: string,
  applicationIn: (toOutput: string) => SpinApplication,
): ManifestText | null {
  const path = resolve(NAME);
  const written = textAt(path);
  if (written === null || !isOfOutput(out)) return null;
  const text = keptSpinToml(written, applicationIn(`${slashed(relative('', out))}/`), shownPath(path));
  return text === null || text === written ? null : { path, text };
}

/** Whether the file beside package.json is about the output in `out`, and not about that of another build. */
function isOfOutput(out: string): boolean {
  const toOutput = slashed(relative('', out));
  if (toOutput === '' || !isInside(out, '')) return false;
  return textAt(resolve(NAME))?.includes(`\nsource = "${toOutput}/`) === true;
}

/** Puts a text in the place of the file in one step. Throws an OutputError where it cannot be written. */
export function writeManifest({ path, text }: ManifestText): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (error) {
    throw outputError(error, path);
  }
}

/**
 * How Spin builds what `coldpress build` built here, for OUT/spin.toml; null where content or output lie elsewhere:
 * then the file would name folders of this machine. `target` is the value of --target.
 */
export function spinBuild(content: string, out: string, target: string): SpinBuild | null {
  const here = resolve('.');
  const [from, to] = [slashed(relative(here, content)), slashed(relative(here, out))];
  if (to === '' || !isInside(out, here) || !isInside(content, here)) return null;
  const options = [
    ...(from === 'content' ? [] : [`--content ${shellWord(from === '' ? '.' : from)}`]),
    ...(to === 'dist' ? [] : [`--out ${shellWord(to)}`]),
    ...(target === USUAL_TARGET ? [] : [`--target ${target}`]),
  ];
  return {
    command: ['npx coldpress build', ...options].join(' '),
    workdir: slashed(relative(out, here)),
    // Not the output, which the build changes.
    watch: from === '' ? WATCHED : [`${from}/**/*`],
  };
}

/** The texts of both files as they will be, by path: those that a build writes, and those that it leaves. */
export function spinTexts(
  out: string,
  output: string | null,
  project: ManifestText | null,
): Map<string, string | null> {
  const [outputPath, projectPath] = [join(out, NAME), resolve(NAME)];
  const own = project?.text ?? (isOfOutput(out) ? textAt(projectPath) : null);
  return new Map([
    [outputPath, output],
    [projectPath, own],
  ]);
}

/**
 * Prints that a spin.toml of the author builds for another `target` than this build: `spin build` would then take the
 * component away that the file names. `texts` are by path.
 */
export function noteOtherTarget(
  texts: ReadonlyMap<string, string | null>,
  target: string,
  note: (text: string) => void,
): void {
  for (const [path, text] of texts) {
    const command = text === null ? null : commandOf(text);
    if (command === null || !command.includes('coldpress build')) continue;
    const named = /--target[ =](p2|p3|both)\b/.exec(command)?.[1] ?? USUAL_TARGET;
    if (named === target) continue;
    const right = command.replace(/ --target[ =]\w+/, '');
    const wanted = target === USUAL_TARGET ? right : `${right} --target ${target}`;
    note(
      `spin build would build for ${named} again. In ${shownPath(path)} write: command = ${JSON.stringify(wanted)}\n`,
    );
  }
}

/** The command by which Spin builds the site; null: the file has none, or Spin would not read it. */
function commandOf(text: string): string | null {
  try {
    const { component } = parse(text) as { component?: { site?: { build?: { command?: unknown } } } };
    const command = component?.site?.build?.command;
    return typeof command === 'string' ? command : null;
  } catch {
    return null;
  }
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

function textAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
