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
    const came = now.filter(({ path }) => !before.has(path));
    // A whole folder may have moved, so that each is not compared with each.
    const byText = groupBy(came, textOf);
    const byFile = groupBy(came, ({ file }) => file);
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
    // Where it went it may have gone from too.
    let to = gone?.to ?? null;
    for (const seen = new Set([path]); to !== null && this.#gone.has(to) && !seen.has(to); ) {
      seen.add(to);
      to = this.#gone.get(to)?.to ?? null;
    }
    return gone === null ? null : { file: gone.file, to };
  }

  /** A sentence for each page that went with the last update. */
  get sentences(): readonly string[] {
    return this.#sentences;
  }
}

/** Its body, and for a page without text its title, by which alone it can be known again. */
function textOf({ body, title }: Facts): string {
  return body.trim() === '' ? `${body}\0${title}` : body;
}

/** A file that was renamed has the same text, or the same path below (slug) and title. */
function isSame(a: Facts, b: Facts): boolean {
  const isNamedAlike = a.title === b.title;
  return (a.body === b.body && (a.body.trim() !== '' || isNamedAlike)) || (a.file === b.file && isNamedAlike);
}
