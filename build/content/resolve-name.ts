/** Finds files by name, in any folder: `[[Other page]]`, `[[pic.png]]`, `[[folder/note]]`. */
import type { Asset, Document } from './model.ts';

export class NameIndex {
  readonly #documents = new Map<string, Document[]>();
  readonly #assets = new Map<string, Asset[]>();

  /** `documents` are those that may be linked to. */
  constructor(documents: readonly Document[], assets: readonly Asset[]) {
    for (const document of documents) {
      const path = withoutEnding(document.baseFile);
      for (const name of new Set([lastPart(path), withoutEnding(lastPart(document.file)), document.slug])) {
        add(this.#documents, name, document);
      }
    }
    for (const asset of assets) add(this.#assets, lastPart(asset.file), asset);
  }

  /** The document or file with that name: the one in the named folder, else the nearest to `from`. */
  find(name: string, from: Document): Document | Asset | null {
    const wanted = key(withoutEnding(name.trim()));
    const file = lastPart(wanted);
    const documents = this.#documents.get(file) ?? [];
    const assets = this.#assets.get(key(lastPart(name.trim()))) ?? [];
    const pathOf = (one: Document | Asset): string =>
      key('baseFile' in one ? withoutEnding(one.baseFile) : one.file);
    const whole = key(name.trim());
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
function key(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');
}

function add<T>(index: Map<string, T[]>, name: string, one: T): void {
  const known = index.get(key(name));
  if (known === undefined) index.set(key(name), [one]);
  else known.push(one);
}

function nearest<T extends { file: string }>(found: readonly T[], from: Document): T | null {
  const folder = from.file.slice(0, from.file.lastIndexOf('/') + 1);
  const beside = found.find((one) => one.file.slice(0, one.file.lastIndexOf('/') + 1) === folder);
  return beside ?? found[0] ?? null;
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:md|markdown)$/i, '');
}
