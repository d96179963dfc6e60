/** Fonts from the `@fontsource` packages that an author has installed: files, unicode ranges and licence. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface FontPackage {
  /** `@fontsource/inter` */
  name: string;
  folder: string;
  /** The font in the names of its files: `inter`. */
  id: string;
  weights: readonly number[];
  styles: readonly string[];
  /** Whether one file has all weights. */
  isVariable: boolean;
  /** `U+0000-00FF,U+0131` by the name of the subset. */
  ranges: ReadonlyMap<string, string>;
}

/** The font's name in the names of packages: `Fira Mono` is fira-mono; null: it can be in none. */
export function fontId(family: string): string | null {
  const id = family
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return id === '' ? null : id;
}

/**
 * The package of a family in `node_modules` of `folder` or of a folder above it; of two the one with a file for each
 * weight. Null: none is installed, or its metadata cannot be read.
 */
export async function findFontPackage(folder: string, family: string): Promise<FontPackage | null> {
  const id = fontId(family);
  if (id === null) return null;
  for (let at = folder; ; at = dirname(at)) {
    for (const scope of ['@fontsource', '@fontsource-variable']) {
      const name = `${scope}/${id}`;
      const found = await readPackage(name, id, join(at, 'node_modules', ...name.split('/')));
      if (found !== null) return found;
    }
    if (dirname(at) === at) return null;
  }
}

async function readPackage(name: string, id: string, folder: string): Promise<FontPackage | null> {
  const metadata = await readJson(join(folder, 'metadata.json'));
  const ranges = await readJson(join(folder, 'unicode.json'));
  if (metadata === null || ranges === null) return null;
  const { weights, styles } = metadata;
  return {
    name,
    folder,
    id,
    weights: list(weights).filter((weight) => typeof weight === 'number'),
    styles: list(styles).filter((style) => typeof style === 'string'),
    isVariable: name.startsWith('@fontsource-variable/'),
    ranges: new Map(
      Object.entries(ranges).flatMap(([subset, range]) =>
        typeof range === 'string' && RANGE.test(range) ? [[subset, range] as const] : [],
      ),
    ),
  };
}

/** A CSS unicode-range with hexadecimal numbers alone, so that it can stand in a style sheet as it is. */
const RANGE = /^U\+[0-9A-Fa-f]{1,6}(?:-[0-9A-Fa-f]{1,6})?(?:, ?U\+[0-9A-Fa-f]{1,6}(?:-[0-9A-Fa-f]{1,6})?)*$/;

/** The bytes of one file (woff2) of a package; null: it has none for this subset, weight and style. */
export async function readFont(
  { id, folder, isVariable }: FontPackage,
  subset: string,
  weight: number,
  style: string,
): Promise<{ name: string; bytes: Uint8Array } | null> {
  // The parts of a Chinese, Japanese or Korean font are numbered: `[12]` in unicode.json, `12` in the file's name.
  const part = subset.replace(/^\[(\d+)\]$/, '$1');
  const name = `${id}-${part}-${isVariable ? 'wght' : weight}-${style}.woff2`;
  try {
    return { name, bytes: await readFile(join(folder, 'files', name)) };
  } catch {
    return null;
  }
}

/** The text of the package's licence; null: it has none. */
export async function readLicence({ folder }: FontPackage): Promise<Uint8Array | null> {
  try {
    return await readFile(join(folder, 'LICENSE'));
  } catch {
    return null;
  }
}

/** Metadata of a font has some kilobytes; a larger file is something else. */
const LARGEST = 1024 * 1024;

async function readJson(file: string): Promise<Record<string, unknown> | null> {
  try {
    if ((await stat(file)).size > LARGEST) return null;
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
