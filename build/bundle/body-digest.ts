/**
 * The SHA-256 of a body as the values of ETag and Repr-Digest. Both are written into one buffer and read as one string:
 * strings joined from parts keep the parts alive, and a large site has two values for each body.
 */

/** 96 bits of SHA-256 suffice for the versions of one address, and are short in every answer and in the pack. */
const TAG_BYTES = 12;

const NOTHING = Buffer.alloc(32);
const TAG = `"${NOTHING.toString('base64url', 0, TAG_BYTES)}"`;
const FIELD_START = 'sha-256=:';

export class BodyDigest {
  readonly #bytes: Buffer = Buffer.alloc(32);
  readonly #texts: Buffer = Buffer.from(`${TAG}${FIELD_START}${NOTHING.toString('base64')}:`);
  #both = '';

  /** Sets the digest (hex) that the other methods read. */
  set(sha256: string): void {
    this.#bytes.write(sha256, 'hex');
    this.#texts.write(this.#bytes.toString('base64url', 0, TAG_BYTES), 1, 'latin1');
    this.#texts.write(this.#bytes.toString('base64'), TAG.length + FIELD_START.length, 'latin1');
    this.#both = this.#texts.toString('latin1');
  }

  /** The strong entity tag, with its quotes. */
  entityTag(): string {
    return this.#both.slice(0, TAG.length);
  }

  /** The value of Repr-Digest (RFC 9530 §3): the digest of the selected representation, that is of its coded bytes. */
  representation(): string {
    return this.#both.slice(TAG.length);
  }
}
