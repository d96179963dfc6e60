/** The licences of bundled packages: their texts must go wherever their code goes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the package that a file belongs to, the innermost where one is installed in another. */
const PACKAGE_FOLDER = /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LICENCE = /^licen[cs]e(?:\.(?:md|txt))?$/i;

/**
 * The licences of all packages that `files` (from `root`, with slashes) belong to, in one text, by their names.
 * Throws for a package that has no licence text and does not state a known licence with its author.
 */
export function thirdPartyLicences(root: string, files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => PACKAGE_FOLDER.exec(file) ?? []));
  const packages = [...folders].map((folder) => {
    const about = readFileSync(join(root, folder, 'package.json'), 'utf8');
    const stated = JSON.parse(about) as Stated;
    const { name, version } = stated;
    const licence = readdirSync(join(root, folder)).find((file) => LICENCE.test(file));
    const text =
      licence === undefined
        ? statedLicence(stated)
        : readFileSync(join(root, folder, licence), 'utf8').trim();
    if (text === null) throw new RangeError(`${name} comes without its licence`);
    return { name, version, text };
  });
  packages.sort((a, b) => (a.name < b.name ? -1 : 1));
  return packages.map(({ name, version, text }) => `# ${name} ${version}\n\n${text}\n`).join('\n\n');
}

/** Part of a package.json. */
interface Stated {
  name: string;
  version: string;
  license?: unknown;
  author?: unknown;
}

/** The ISC licence, for packages that state it and do not bring its text (https://spdx.org/licenses/ISC.html). */
const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`;

/** The text of the licence that a package states; null: it is not known, or no author is named. */
function statedLicence({ license, author }: Stated): string | null {
  return license === 'ISC' && typeof author === 'string' ? `Copyright ${author}\n\n${ISC}` : null;
}
