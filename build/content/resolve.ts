/**
 * Resolves links in content: a path from the content folder's root (`pages/about.md`, `assets/images/a.jpg`), from
 * the file's own folder (`other.md`, `../x.md`), a URL of the site (`/posts/x`) or mdcms's address of a page
 * (`#pages/about.md`, `?cat=nb#pages/about.md`), each with a query and a fragment.
 */
import { belowBase, withoutBase } from './base-path.ts';
import { canonicalPath, decodePath } from './canonical-path.ts';
import { categoryPath } from './document-name.ts';
import { withoutMarkdownEnding } from './file-kinds.ts';
import { type ImageSize, readImageSize } from './image-size.ts';
import type { Asset, Document, SiteContent } from './model.ts';
import { folderOf } from './path-parts.ts';
import type { Picture } from './picture.ts';
import { NameIndex } from './resolve-name.ts';
import { groupVariants, mainVariant, variantFor } from './variants.ts';

/** The result for a target. */
export interface ResolvedTarget {
  /** The target's URL: canonical path, then the query and fragment as written. External ones as written. */
  path: string;
  /** The document or asset; both null for an external URL. */
  document: Document | null;
  asset: Asset | null;
  /** Images: intrinsic size in CSS px, when known. */
  width: number | null;
  height: number | null;
  /** Images: the other forms of it, where there are any. */
  picture?: Picture;
}

export interface ResolverOptions {
  /** Canonical generated paths (lists, feeds …), which may be linked to as well. */
  generated?: ReadonlySet<string>;
  /** Whether a rule of _redirects answers a canonical path without a page or file. */
  isRedirected?: (path: string) => boolean;
  /** Returns the size of an image; without it, that is read from its bytes. */
  sizeOf?: (asset: Asset) => ImageSize | null;
}

/** Resolves a target written in `from`; null where nothing is there. */
export type Resolver = (from: Document, target: string) => ResolvedTarget | null;

const EXTERNAL = /^(?:[A-Za-z][A-Za-z0-9+.-]*:|\/\/)/;
/** mdcms: `#pages/about.md`, `/#posts/x.md#part`, `?cat=nb`, `/?cat=nb#pages/about.md`. */
const OLD_ADDRESS = /^\/?(?:\?cat=([a-zA-Z0-9-]+))?(?:#((?:pages|posts)\/[^?#]+\.md)(#.*)?)?$/s;

/** Whether a target is written as mdcms addresses a page: a fragment of the homepage, a category in its query. */
export function isOldAddress(target: string): boolean {
  const [, category, file] = OLD_ADDRESS.exec(target) ?? [];
  return category !== undefined || file !== undefined;
}

/** A resolver for the content without drafts, to which nothing may lead. */
export function createResolver(content: SiteContent, options: ResolverOptions = {}): Resolver {
  const index = new Index(content, options);
  return (from, target) => {
    const written = target.trim();
    if (written.startsWith('[[')) return index.byName(written.slice(2, -2), from);
    if (EXTERNAL.test(written))
      return { path: written, document: null, asset: null, width: null, height: null };
    const [, category, old, part = ''] = OLD_ADDRESS.exec(written) ?? [];
    if (category !== undefined) return index.inCategory(category, old ?? null, part);
    const found = old === undefined ? null : resolvePath(index, from, old, part);
    if (found !== null) return found;
    const [, address = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(written) ?? [];
    const path = withoutBase(content.config.base, address);
    if (path === '') return index.answer(from, suffix);
    return (
      resolvePath(index, from, path, suffix) ??
      index.redirected(path, suffix) ??
      resolveInAssets(index, from, path, suffix)
    );
  };
}

/**
 * From the root, then from the file (`./` and `../` from there alone); first as it stands (`50%.jpg`), then
 * percent-decoded.
 */
function resolvePath(index: Index, from: Document, path: string, suffix: string): ResolvedTarget | null {
  const decoded = decodePath(path);
  const spellings = decoded === null || decoded === path ? [path] : [path, decoded];
  const folder = folderOf(from.file);
  const isRelative = /^\.{1,2}(?:\/|$)/.test(path);
  const bases = path.startsWith('/') ? [''] : isRelative ? [folder] : ['', folder];
  for (const base of bases) {
    for (const spelling of spellings) {
      const file = normalise(base + spelling);
      const found = file === null ? null : index.find(file, from, suffix);
      if (found !== null) return found;
    }
  }
  return resolveLoosely(index, from, path, suffix);
}

/**
 * Other forms that browsers and tools understand: a path from the page's own URL, a page's `.html`, `index` of a
 * folder, Zola's `@/x.md`, and another case.
 */
function resolveLoosely(index: Index, from: Document, path: string, suffix: string): ResolvedTarget | null {
  const decoded = decodePath(path) ?? path;
  const plain = decoded.replace(/^@\//, '/');
  const folder = folderOf(from.file);
  const ownUrl = decodePath(from.path) ?? from.path;
  const aboveUrl = folderOf(ownUrl);
  const bases = plain.startsWith('/')
    ? ['', 'pages/', 'posts/']
    : [folder, aboveUrl, `${ownUrl}/`, '', 'pages/'];
  for (const base of bases) {
    const file = normalise(base + plain);
    if (file === null) continue;
    for (const each of looseSpellings(file)) {
      const found = index.find(each, from, suffix) ?? index.findInAnyCase(each, from, suffix);
      if (found !== null) return found;
    }
  }
  return null;
}

/**
 * A path that leads nowhere, below assets/: `/images/x.png`, where a folder that another tool serves at the root
 * (`static/`, `public/`) was copied into assets/.
 */
function resolveInAssets(index: Index, from: Document, path: string, suffix: string): ResolvedTarget | null {
  const folder = folderOf(from.file);
  for (const base of path.startsWith('/') ? [''] : ['', folder]) {
    for (const spelling of new Set([path, decodePath(path) ?? path])) {
      const file = normalise(base + spelling);
      if (file === null || file === '') continue;
      const below = `assets/${file}`;
      const found = index.find(below, from, suffix) ?? index.findInAnyCase(below, from, suffix);
      if (found !== null) return found;
    }
  }
  return null;
}

function looseSpellings(file: string): string[] {
  const bare = withoutMarkdownEnding(file.replace(/\.html?$/i, '')).replace(
    /(?:^|\/)(?:_?index|readme)$/i,
    '',
  );
  return [...new Set([file, bare, `${bare}.md`, `${bare}/index.md`])];
}

/** Takes `.`, `..` and empty segments out; null for a path that leaves the folder. */
function normalise(path: string): string | null {
  const segments: string[] = [];
  for (const segment of path.normalize('NFC').split('/')) {
    if (segment === '..' && segments.pop() === undefined) return null;
    if (segment !== '' && segment !== '.' && segment !== '..') segments.push(segment);
  }
  return segments.join('/');
}

/** The documents, files and paths of the content, by every name that a link may have. */
class Index {
  readonly #content: SiteContent;
  #names: NameIndex | null = null;
  readonly #generated: ReadonlySet<string>;
  readonly #groups: Map<string, Document[]>;
  readonly #files: Map<string, Document>;
  readonly #paths: Map<string, Document>;
  readonly #assets: Map<string, Asset>;
  #folded: Map<string, string> | null = null;
  readonly #sizes: Map<Asset, ImageSize | null> = new Map();
  readonly #isRedirected: (path: string) => boolean;
  readonly #sizeOf: (asset: Asset) => ImageSize | null;

  constructor(
    content: SiteContent,
    { generated = new Set(), isRedirected = () => false, sizeOf = sizeInBytes }: ResolverOptions,
  ) {
    this.#sizeOf = sizeOf;
    this.#isRedirected = isRedirected;
    const published = content.documents.filter((document) => !document.draft);
    this.#content = content;
    this.#generated = generated;
    this.#groups = groupVariants(published);
    this.#files = new Map(published.map((document) => [document.file, document]));
    this.#paths = new Map([
      ...published.flatMap((document) => document.aliases.map(({ path }) => [path, document] as const)),
      ...published.map((document) => [document.path, document] as const),
    ]);
    this.#assets = new Map(content.assets.map((asset) => [asset.file, asset]));
  }

  /** The target at a path from the root: a file of the folder, or a URL of the site. */
  find(file: string, from: Document, suffix: string): ResolvedTarget | null {
    const group = this.#groups.get(file);
    const document = this.#files.get(file) ?? (group && mainVariant(group, this.#content.config));
    if (document !== undefined) return this.answer(this.#inVariantOf(document, from), suffix);
    const asset = this.#assets.get(file);
    if (asset !== undefined) return this.#answerAsset(asset, suffix);
    const path = canonicalPath(`/${file}`);
    const byPath = this.#paths.get(path);
    if (byPath !== undefined) return this.answer(byPath, suffix);
    // A folder answers with its index.html, at its path with a slash.
    const isFolder = this.#assets.has(`${file}/index.html`);
    if (!isFolder && !this.#generated.has(path)) return null;
    return {
      path: (isFolder ? `${path}/` : path) + suffix,
      document: null,
      asset: null,
      width: null,
      height: null,
    };
  }

  /** A path from the root that a rule redirects. */
  redirected(path: string, suffix: string): ResolvedTarget | null {
    const { base } = this.#content.config;
    const spelled = canonicalPath((decodePath(path) ?? path).replace(/(.)\/$/, '$1'));
    if (!path.startsWith('/') || !this.#isRedirected(belowBase(base, spelled))) return null;
    return { path: spelled + suffix, document: null, asset: null, width: null, height: null };
  }

  /** The target of `[[name]]`: a file name, or a path from the root or from the file's folder. */
  byName(name: string, from: Document): ResolvedTarget | null {
    this.#names ??= new NameIndex([...this.#files.values()], this.#content.assets);
    const found = this.#names.find(name, from);
    if (found === null) return null;
    return 'baseFile' in found
      ? this.answer(this.#inVariantOf(found, from), '')
      : this.#answerAsset(found, '');
  }

  /** The same in any case; of two that differ in case alone, the first. */
  findInAnyCase(file: string, from: Document, suffix: string): ResolvedTarget | null {
    this.#folded ??= this.#foldNames();
    const name =
      this.#folded.get(file.toLowerCase()) ?? this.#folded.get(canonicalPath(`/${file}`).toLowerCase());
    return name === undefined ? null : this.find(name, from, suffix);
  }

  #foldNames(): Map<string, string> {
    const names = [...this.#files.keys(), ...this.#assets.keys()];
    const folded = new Map<string, string>();
    const add = (key: string, name: string): void => {
      if (!folded.has(key.toLowerCase())) folded.set(key.toLowerCase(), name);
    };
    for (const name of names) add(name, name);
    for (const path of this.#paths.keys()) add(path, (decodePath(path) ?? path).slice(1));
    return folded;
  }

  /** The result for a document; `suffix` is the query and fragment. */
  answer(document: Document, suffix: string): ResolvedTarget {
    return { path: document.path + suffix, document, asset: null, width: null, height: null };
  }

  /**
   * A page (null: the homepage) in a category, as `?cat=` chooses it: its variant, or the default's, which stands in
   * at the category's URL where it has a `notfoundmessage`, and for the homepage always. Null: no such category.
   */
  inCategory(code: string, file: string | null, part: string): ResolvedTarget | null {
    const { config } = this.#content;
    const category = [config.defaultCategory, ...config.categories].find((each) => each?.code === code);
    const group = this.#groups.get(file ?? config.homepage ?? '') ?? [];
    if (!config.categoriesUse || !category || group.length === 0) return null;
    const variant = variantFor(group, code, config);
    if (variant !== null) return this.answer(variant, part);
    const main = mainVariant(group, config);
    const standsIn = category.notFoundMessage !== null || file === null;
    return {
      ...this.answer(main, part),
      ...(standsIn ? { path: categoryPath(code, main.path) + part } : {}),
    };
  }

  /** A page in Norwegian links to Norwegian pages: the author writes the base file, the reader stays. */
  #inVariantOf(document: Document, from: Document): Document {
    if (document.file !== document.baseFile || from.variant === null) return document;
    const group = this.#groups.get(document.baseFile) ?? [];
    return group.find(({ variant }) => variant === from.variant) ?? document;
  }

  #answerAsset(asset: Asset, suffix: string): ResolvedTarget {
    let size = this.#sizes.get(asset);
    if (size === undefined) {
      size = this.#sizeOf(asset);
      this.#sizes.set(asset, size);
    }
    const { width, height } = size ?? { width: null, height: null };
    return { path: asset.path + suffix, document: null, asset, width, height };
  }
}

function sizeInBytes({ bytes }: Asset): ImageSize | null {
  return readImageSize(bytes);
}
