/** Cards that were drawn before, by the hash of all that decides their pixels. */
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface CardCache {
  /** The card of that key (a hash in hex), or null. */
  read: (key: string) => Promise<Uint8Array | null>;
  write: (key: string, png: Uint8Array) => Promise<void>;
  /** Forgets what was not used for longest. */
  trim: () => Promise<void>;
}

/** Nothing is kept: every card is drawn. */
export const NO_CACHE: CardCache = { read: async () => null, write: async () => {}, trim: async () => {} };

/** Cards that a folder keeps: those of a large site twice over, each some 15 KB. */
const MOST_KEPT = 20_000;

/** A folder of cards; it is made when it is needed. One that cannot be written is a cache that keeps nothing. */
export function folderCache(folder: string, most: number = MOST_KEPT): CardCache {
  const fileOf = (key: string): string => join(folder, `${key}.png`);
  return {
    async read(key) {
      try {
        const png = await readFile(fileOf(key));
        const now = new Date();
        await utimes(fileOf(key), now, now);
        return isWhole(png) ? png : null;
      } catch {
        return null;
      }
    },
    async write(key, png) {
      // Two builds may draw the same card at once: each writes a file of its own and renames it.
      const temporary = `${fileOf(key)}.${process.pid}`;
      await mkdir(folder, { recursive: true })
        .then(() => writeFile(temporary, png))
        .then(() => rename(temporary, fileOf(key)))
        .catch(() => rm(temporary, { force: true }))
        .catch(() => {});
    },
    async trim() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.png'));
      if (names.length <= most) return;
      const files = await Promise.all(
        names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
      );
      files.sort((a, b) => b.at - a.at || (a.name < b.name ? -1 : 1));
      await Promise.all(files.slice(most).map(({ name }) => rm(join(folder, name), { force: true })));
    },
  };
}

/** A PNG ends with its IEND chunk: a file that was cut off is not taken for one. */
function isWhole(png: Uint8Array): boolean {
  return Buffer.from(png.subarray(-8, -4)).toString('latin1') === 'IEND';
}
