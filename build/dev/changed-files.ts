/** Which files changed from the site that is shown to the next one, for the author and for the browser. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Sources } from '../plan/build-site.ts';

export class ChangedFiles {
  readonly #folder: string;
  /** The watcher's names since the last call of `take`; null: any. */
  #reported: Set<string> | null = null;
  #shown: Sources = new Map();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The files of the site that is shown; none before the first. */
  get shown(): Sources {
    return this.#shown;
  }

  /** Adds names from the folder, with the system's separators, as the watcher reports them; null: any may have changed. */
  report(names: Iterable<string> | null): void {
    if (names === null) this.#reported = null;
    else for (const name of names) this.#reported?.add(name.split('\\').join('/').normalize('NFC'));
  }

  /**
   * The files that changed before `next` was read; null where any may have. A session also finds changes before the
   * watcher has reported them: these are known by their bytes, and the report that follows names no change.
   */
  take(next: Sources): string[] | null {
    const reported = this.#reported;
    this.#reported = new Set();
    if (reported === null) return null;
    const names = new Set([...reported, ...next.keys(), ...this.#shown.keys()]);
    return [...names].filter((name) =>
      next.has(name) || this.#shown.has(name)
        ? next.get(name) !== this.#shown.get(name)
        : // Not what an editor made for a moment while it saved.
          existsSync(join(this.#folder, name)),
    );
  }

  /** The same, and `next` is shown from now on. */
  show(next: Sources): string[] | null {
    const files = this.take(next);
    this.#shown = next;
    return files;
  }
}
