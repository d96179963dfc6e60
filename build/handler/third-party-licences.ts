/** What the licences of bundled packages ask for: their texts go wherever their code goes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package that a file belongs to, the innermost where one is installed in another. */
const PACKAGE_FOLDER = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LICENCE = /^licen[cs]e(?:\.(?:md|txt))?$/i;

/**
 * The licences of all packages that `files` (from `root`, with slashes) belong to, in one text, by their names.
 * Throws for a package that comes without one.
 */
export function thirdPartyLicences(root: string, files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => PACKAGE_FOLDER.exec(file) ?? []));
  const packages = [...folders].map((folder) => {
    const about = readFileSync(join(root, folder, 'package.json'), 'utf8');
    const { name, version } = JSON.parse(about) as { name: string; version: string };
    const licence = readdirSync(join(root, folder)).find((file) => LICENCE.test(file));
    if (licence === undefined) throw new RangeError(`${name} comes without its licence`);
    return { name, version, text: readFileSync(join(root, folder, licence), 'utf8').trim() };
  });
  packages.sort((a, b) => (a.name < b.name ? -1 : 1));
  return packages.map(({ name, version, text }) => `# ${name} ${version}\n\n${text}\n`).join('\n\n');
}
