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
  readonly #began: () => void;

  constructor(
    { bytes }: Pick<Asset, 'bytes'>,
    encoder: PictureEncoder,
    cache: ContentCache,
    began: () => void = () => {},
  ) {
    this.#bytes = bytes;
    this.#hash = createHash('sha256').update(bytes).digest('hex');
    this.#encoder = encoder;
    this.#cache = cache;
    this.#began = began;
  }

  async facts(): Promise<PictureFacts | null> {
    const bytes = await this.#kept('facts', async () => {
      const facts = await this.#encoder.read(this.#bytes);
      return new TextEncoder().encode(JSON.stringify(facts));
    });
    return JSON.parse(new TextDecoder().decode(bytes)) as PictureFacts | null;
  }

  form(form: PictureForm): Promise<Uint8Array> {
    const { format, width, quality } = form;
    return this.#kept(`${format} ${width} ${quality}`, () => this.#encoder.make(this.#bytes, form));
  }

  async forms(forms: readonly PictureForm[]): Promise<MadeForm[]> {
    const made: MadeForm[] = [];
    for (const form of forms) made.push({ ...form, bytes: await this.form(form) });
    return made;
  }

  icon(form: IconForm): Promise<Uint8Array> {
    const { size, part, ground } = form;
    return this.#kept(`icon ${size} ${part} ${ground}`, () => this.#encoder.makeIcon(this.#bytes, form));
  }

  async fillsSquare(): Promise<boolean> {
    const kept = await this.#kept('fills', async () =>
      Uint8Array.of((await this.#encoder.fillsSquare(this.#bytes)) ? 1 : 0),
    );
    return kept[0] === 1;
  }

  async #kept(what: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const key = cacheKey('picture', this.#encoder.version, this.#hash, what);
    const known = this.#cache.get(key);
    if (known !== null) return known;
    this.#began();
    const made = await make();
    this.#cache.put(key, made);
    return made;
  }
}
