/** Where Coldpress's own files are: in a checkout, or in the installed package, whose code is in lib/. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder that holds src/ and build/, or their compiled forms. */
export const CODE_ROOT: string = join(import.meta.dirname, '..', '..');
/** The folder that holds package.json and wit/. */
export const PACKAGE_ROOT: string = existsSync(join(CODE_ROOT, 'wit')) ? CODE_ROOT : join(CODE_ROOT, '..');

const EXTENSION = PACKAGE_ROOT === CODE_ROOT ? '.ts' : '.js';

let version: string | null = null;

/** The version of Coldpress: 0.1.0. */
export function coldpressVersion(): string {
  version ??= (JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { version: string })
    .version;
  return version;
}

/** The modules that an author's code imports, by the names of the package. */
export function authorModules(): Record<'coldpress/parts' | 'coldpress/templates', string> {
  return { 'coldpress/parts': themeModule('author'), 'coldpress/templates': themeModule('author-templates') };
}

/** The module that is bundled with each template. */
export function templateRunner(): string {
  return themeModule('template-run');
}

function themeModule(name: string): string {
  return join(CODE_ROOT, 'build', 'theme', `${name}${EXTENSION}`);
}

/** A source file of src/api/ by its name without extension, as it is to be bundled. */
export function apiSource(name: string): string {
  return join(CODE_ROOT, 'src', 'api', `${name}${EXTENSION}`);
}
