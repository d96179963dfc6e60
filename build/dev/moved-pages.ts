/** Pages that went since the server was started, and where they are now. */
import type { Document } from '../content/model.ts';
import type { GonePage } from './dev-page.ts';

type Facts = Pick<Document, 'file' | 'path' | 'title' | 'body'>;

export class MovedPages {
  readonly #gone = new Map<string, GonePage>();
  #last: readonly Facts[] = [];

  /** Compares with the documents that are served now. Returns the old and the new path of those that moved. */
  update(documents: Iterable<Facts>): Record<string, string> {
    const now = [...documents];
    const paths = new Set(now.map(({ path }) => path));
    const before = new Set(this.#last.map(({ path }) => path));
    const came = now.filter(({ path }) => !before.has(path));
    const moved: Record<string, string> = {};
    for (const document of this.#last) {
      if (paths.has(document.path)) continue;
      const to = came.find((other) => isSame(document, other))?.path ?? null;
      this.#gone.set(document.path, { file: document.file, to });
      if (to !== null) moved[document.path] = to;
    }
    for (const { path } of now) this.#gone.delete(path);
    this.#last = now;
    return moved;
  }

  /** The page that was at `path` and is now elsewhere or gone. */
  at(path: string): GonePage | null {
    return this.#gone.get(path) ?? null;
  }

  /** A sentence for each page that went with the last update. */
  sentences(moved: Readonly<Record<string, string>>): string[] {
    return Object.entries(moved).map(([from, to]) => `${from} is at ${to} now`);
  }
}

/** A file that was renamed has the same text, or the same path below (slug) and title. */
function isSame(a: Facts, b: Facts): boolean {
  return a.body === b.body || (a.file === b.file && a.title === b.title);
}
