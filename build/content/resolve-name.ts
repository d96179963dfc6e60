/** Finds files by name, in any folder: `[[Other page]]`, `[[pic.png]]`, `[[folder/note]]`. */
import { withoutMarkdownEnding } from './file-kinds.ts';
import type { Asset, Document } from './model.ts';
import { folderOf, lastPart } from './path-parts.ts';

export class NameIndex {
  readonly #documents = new Map<string, Document[]>();
  readonly #assets = new Map<string, Asset[]>();

  /** An index of documents and files that links may lead to. */
  constructor(documents: readonly Document[], assets: readonly Asset[]) {
    for (const document of documents) {
      const path = withoutMarkdownEnding(document.baseFile);
      for (const name of new Set([
        lastPart(path),
        withoutMarkdownEnding(lastPart(document.file)),
        document.slug,
      ])) {
        add(this.#documents, name, document);
      }
    }
    for (const asset of assets) add(this.#assets, lastPart(asset.file), asset);
  }

  /** The document or file with that name: the one in the named folder, else the nearest to `from`. */
  find(name: string, from: Document): Document | Asset | null {
    const wanted = nameKey(withoutMarkdownEnding(name.trim()));
    const file = lastPart(wanted);
    const documents = this.#documents.get(file) ?? [];
    const assets = this.#assets.get(nameKey(lastPart(name.trim()))) ?? [];
    const pathOf = (one: Document | Asset): string =>
      nameKey('baseFile' in one ? withoutMarkdownEnding(one.baseFile) : one.file);
    const whole = nameKey(name.trim());
    return (
      nearest(
        documents.filter((one) => file === wanted || `/${pathOf(one)}`.endsWith(`/${wanted}`)),
        from,
      ) ??
      nearest(
        assets.filter((one) => !whole.includes('/') || `/${pathOf(one)}`.endsWith(`/${whole}`)),
        from,
      )
    );
  }
}

/** Small letters, and blanks, hyphens and underscores alike: file names are written in many ways. */
function nameKey(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}

function add<T>(index: Map<string, T[]>, name: string, one: T): void {
  const known = index.get(nameKey(name));
  if (known === undefined) index.set(nameKey(name), [one]);
  else known.push(one);
}

function nearest<T extends { file: string }>(found: readonly T[], from: Document): T | null {
  const folder = folderOf(from.file);
  const beside = found.find((one) => folderOf(one.file) === folder);
  return beside ?? found[0] ?? null;
}
