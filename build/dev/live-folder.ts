/**
 * Reads the content folder again after changes. Where only known files changed, these alone are read; a new file, a
 * folder or a link makes it read the whole folder.
 */
import type { Stats } from 'node:fs';
import { lstat, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileReader } from '../content/file-reader.ts';
import { type ReadTreeResult, readTree } from '../content/read-tree.ts';
import { sameData } from '../remember/same-data.ts';

/** Names that are never content: what begins with a dot, but for one folder, and packages. */
const IGNORED = /(?:^|\/)(?:\.(?!well-known\/)|node_modules(?:\/|$))/;

export class LiveFolder {
  readonly #folder: string;
  readonly #files: FileReader;
  #last: ReadTreeResult | null = null;

  constructor(folder: string, files: FileReader) {
    this.#folder = folder;
    this.#files = files;
  }

  /** All files. */
  async readAll(): Promise<ReadTreeResult> {
    this.#last = await readTree(this.#folder, { files: this.#files });
    return this.#last;
  }

  /**
   * The files after `names` (from the folder, as a watcher reports them) may have changed; null where none of them
   * is content.
   */
  async readChanged(names: Iterable<string>): Promise<ReadTreeResult | null> {
    const last = this.#last;
    if (last === null) return this.readAll();
    const root = await realpath(this.#folder).catch(() => null);
    const changed = new Map<string, Uint8Array>();
    for (const name of names) {
      const file = name.split('\\').join('/').normalize('NFC');
      if (IGNORED.test(file)) continue;
      const path = join(root ?? this.#folder, name);
      const stats = await lstat(path).catch(() => null);
      // A temporary file of an editor.
      if (stats === null && !isKnown(last, file)) continue;
      // It may name another theme, whose files are elsewhere.
      const isKnownFile = last.tree.has(file) && file !== 'config.yml';
      const bytes = isKnownFile ? this.#readFile(path, stats) : null;
      if (bytes === null) return this.readAll();
      if (bytes !== last.tree.get(file)) changed.set(file, bytes);
    }
    if (changed.size === 0) return null;
    const tree = new Map(last.tree);
    for (const [file, bytes] of changed) tree.set(file, bytes);
    this.#last = { ...last, tree };
    return this.#last;
  }

  /** All files read again; null where nothing has changed. */
  async readAgain(): Promise<ReadTreeResult | null> {
    const before = this.#last;
    const { tree, problems } = await this.readAll();
    const isSame =
      before !== null && sameData([...before.tree], [...tree]) && sameData(before.problems, problems);
    return isSame ? null : this.#last;
  }

  #readFile(path: string, stats: Stats | null): Uint8Array | null {
    if (stats?.isFile() !== true) return null;
    try {
      return this.#files.read(path);
    } catch {
      return null;
    }
  }
}

/** Whether a file with that name, or in a folder with that name, was read. */
function isKnown({ tree, problems }: ReadTreeResult, file: string): boolean {
  if (tree.has(file) || problems.some((problem) => problem.file === file)) return true;
  for (const each of tree.keys()) if (each.startsWith(`${file}/`)) return true;
  return false;
}
