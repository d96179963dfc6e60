/** Pages that went since the server was started, and where they are now. */
import { groupBy } from '../content/group-by.ts';
import type { Document } from '../content/model.ts';
import type { GonePage } from './dev-page.ts';

type Facts = Pick<Document, 'file' | 'path' | 'title' | 'body'>;

export class MovedPages {
  readonly #gone = new Map<string, GonePage>();
  #sentences: string[] = [];
  #last: readonly Facts[] = [];

  /** Compares with the documents that are served now. Returns the old and the new path of those that moved. */
  update(documents: Iterable<Facts>): Record<string, string> {
    const now = [...documents];
    const paths = new Set(now.map(({ path }) => path));
    const before = new Set(this.#last.map(({ path }) => path));
    const added = now.filter(({ path }) => !before.has(path));
    // A whole folder may have moved, so that each is not compared with each.
    const byText = groupBy(added, textOf);
    const byFile = groupBy(added, ({ file }) => file);
    const alike = (document: Facts): Facts[] => [
      ...(byText.get(textOf(document))?.slice(0, 1) ?? []),
      ...(byFile.get(document.file) ?? []),
    ];
    const moved: Record<string, string> = {};
    this.#sentences = [];
    for (const document of this.#last) {
      if (paths.has(document.path)) continue;
      const to = alike(document).find((other) => isSame(document, other))?.path ?? null;
      this.#gone.set(document.path, { file: document.file, to });
      if (to !== null) moved[document.path] = to;
      this.#sentences.push(
        to === null
          ? `${document.file} is gone, and ${document.path} with it`
          : `${document.path} is at ${to} now`,
      );
    }
    for (const { path } of now) this.#gone.delete(path);
    this.#last = now;
    return moved;
  }

  /** The page that was at `path` and is now elsewhere or gone. */
  at(path: string): GonePage | null {
    const gone = this.#gone.get(path) ?? null;
    // The page that it moved to may have moved too.
    let to = gone?.to ?? null;
    for (const passed = new Set([path]); to !== null && this.#gone.has(to) && !passed.has(to); ) {
      passed.add(to);
      to = this.#gone.get(to)?.to ?? null;
    }
    return gone === null ? null : { file: gone.file, to };
  }

  /** A sentence for each page that went with the last update. */
  get sentences(): readonly string[] {
    return this.#sentences;
  }
}

/** The body, and the title of a page without text, which has nothing else to recognise it by. */
function textOf({ body, title }: Facts): string {
  return body.trim() === '' ? `${body}\0${title}` : body;
}

/** Whether `b` is `a` at another path: the file was renamed (same text), or its slug changed (same file and title). */
function isSame(a: Facts, b: Facts): boolean {
  const isNamedAlike = a.title === b.title;
  return (a.body === b.body && (a.body.trim() !== '' || isNamedAlike)) || (a.file === b.file && isNamedAlike);
}
