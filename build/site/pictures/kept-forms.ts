/** The forms of a picture that earlier builds made are in the cache, by the hash of its bytes. */
import { createHash } from 'node:crypto';
import type { Asset } from '../../content/model.ts';
import { type ContentCache, cacheKey } from '../../remember/content-cache.ts';
import type { PictureEncoder } from './encoder.ts';
import type { IconForm } from './icon-form.ts';
import type { PictureFacts, PictureForm } from './picture-plan.ts';

export interface MadeForm extends PictureForm {
  bytes: Uint8Array;
}

/** The forms of one picture, from the cache if it has them. */
export class KeptForms {
  readonly #bytes: Uint8Array;
  readonly #hash: string;
  readonly #encoder: PictureEncoder;
  readonly #cache: ContentCache;
  readonly #onMake: () => void;

  /** Of the picture with these bytes. `onMake` is called before something is made that the cache does not have. */

  constructor(
    { bytes }: Pick<Asset, 'bytes'>,
    encoder: PictureEncoder,
    cache: ContentCache,
    onMake: () => void = () => {},
  ) {
    this.#bytes = bytes;
    this.#hash = createHash('sha256').update(bytes).digest('hex');
    this.#encoder = encoder;
    this.#cache = cache;
    this.#onMake = onMake;
  }

  /** The facts about the picture; null for a format that no browser shows. Rejects where its bytes are broken. */
  async facts(): Promise<PictureFacts | null> {
    const bytes = await this.#cached('facts', async () => {
      const facts = await this.#encoder.read(this.#bytes);
      return new TextEncoder().encode(JSON.stringify(facts));
    });
    return JSON.parse(new TextDecoder().decode(bytes)) as PictureFacts | null;
  }

  /** The bytes of one form. Rejects where those of the picture are broken. */
  form(form: PictureForm): Promise<Uint8Array> {
    const { format, width, quality } = form;
    return this.#cached(`${format} ${width} ${quality}`, () => this.#encoder.make(this.#bytes, form));
  }

  /** The forms with their bytes, in the same order. */
  async forms(forms: readonly PictureForm[]): Promise<MadeForm[]> {
    const made: MadeForm[] = [];
    for (const form of forms) made.push({ ...form, bytes: await this.form(form) });
    return made;
  }

  /** The picture as an icon, in PNG. Rejects where its bytes are broken. */
  icon(form: IconForm): Promise<Uint8Array> {
    const { size, part, ground } = form;
    return this.#cached(`icon ${size} ${part} ${ground}`, () => this.#encoder.makeIcon(this.#bytes, form));
  }

  /** Whether the edges of the picture are opaque (icon-form.ts). Rejects where its bytes are broken. */
  async fillsSquare(): Promise<boolean> {
    const kept = await this.#cached('fills', async () =>
      Uint8Array.of((await this.#encoder.fillsSquare(this.#bytes)) ? 1 : 0),
    );
    return kept[0] === 1;
  }

  async #cached(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const key = cacheKey('picture', this.#encoder.version, this.#hash, name);
    const known = this.#cache.get(key);
    if (known !== null) return known;
    this.#onMake();
    const made = await make();
    this.#cache.put(key, made);
    return made;
  }
}
