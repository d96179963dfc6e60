/**
 * Media outside the component: files that `media` of config.yml leaves to another server, under names with the hash of
 * their content, so that a file there never changes.
 */
import { isCompressible } from '../../bundle/codings.ts';
import { loadBytes } from '../../bytes/stored-bytes.ts';
import { canonicalPath, decodePath } from '../../content/canonical-path.ts';
import type { Config, MediaOptions } from '../../content/model.ts';
import type { SitePictures } from '../pictures/make-pictures.ts';
import { type AssetFile, hashedPath } from './assets.ts';
import { mediaType } from './media-types.ts';

/** A file that its author uploads: its name in the folder, and its bytes. */
export type OutsideFile = [name: string, bytes: Uint8Array];

/** Decides where files are, and collects those that are outside. */
export class OutsideMedia {
  readonly #options: MediaOptions | null;
  /** Paths of files that other programs than browsers read, or that are on every page. */
  readonly #kept: ReadonlySet<string>;
  readonly #files = new Map<string, Uint8Array>();

  constructor({ media, logo, favicon }: Pick<Config, 'media' | 'logo' | 'favicon'>) {
    this.#options = media;
    this.#kept = new Set(
      [logo, favicon].flatMap((file) => (file === null ? [] : [canonicalPath(`/${file}`)])),
    );
  }

  /** The address of a file outside, which is then one of `files`; null: it stays in the component. */
  addressOf({ path, bytes }: AssetFile): string | null {
    return this.#addressOf(path, bytes, mediaType(path, bytes), () => hashedPath(path, bytes));
  }

  #addressOf(path: string, bytes: Uint8Array, type: string, hashedOf: () => string): string | null {
    if (this.#options === null || bytes.length <= this.#options.over) return null;
    if (this.#kept.has(path) || !isMedia(type)) return null;
    const hashed = hashedOf();
    // Servers and tools for uploading do not agree on how other letters are written.
    const name =
      (decodePath(hashed) ?? hashed)
        .split('/')
        .at(-1)
        ?.replace(/[^\w.-]+/g, '-') ?? '';
    this.#files.set(name, bytes);
    return `${this.#options.url}/${name}`;
  }

  /** `inside` with the addresses of the forms that are outside; these are no longer among its resources. */
  moveForms(inside: SitePictures): SitePictures {
    if (this.#options === null) return inside;
    const resources = new Map(inside.resources);
    const moved = (path: string): string => {
      const body = inside.resources.get(path)?.bodies[0];
      if (body === undefined) return path;
      const address = this.#addressOf(path, loadBytes(body.body), body.type, () => path);
      if (address !== null) resources.delete(path);
      return address ?? path;
    };
    const pictures = [...inside.pictures].map(([file, picture]) => {
      const sources = picture.sources.map(({ type, candidates }) => ({
        type,
        candidates: candidates.map(({ path, width }) => ({ path: moved(path), width })),
      }));
      return [file, { ...picture, sources }] as const;
    });
    return { ...inside, pictures: new Map(pictures), resources };
  }

  /** The folder on another server that has the files; null: there are none. */
  get url(): string | null {
    return this.#files.size === 0 ? null : (this.#options?.url ?? null);
  }

  /** The files outside, by name. */
  files(): OutsideFile[] {
    return [...this.#files].sort(([one], [other]) => (one < other ? -1 : 1));
  }
}

/**
 * Whether a file is shown, played or saved and never read as text: pictures, sound, films, PDFs, archives. Browsers
 * load fonts, scripts and data from another server only with its consent (CORS).
 */
function isMedia(type: string): boolean {
  return !isCompressible(type) && !type.startsWith('font/') && type !== 'application/font-woff';
}
