/**
 * The SHA-256 of a body as the values of ETag and Repr-Digest. Each value is written into a buffer and read as one
 * string: strings joined from parts keep the parts alive, and a large site has two values for each body.
 */

/** 96 bits of SHA-256 suffice for the versions of one address, and are short in every answer and in the pack. */
const TAG_BYTES = 12;

export class BodyDigest {
  readonly #bytes: Buffer = Buffer.alloc(32);
  readonly #tag: Buffer = Buffer.from(`"${this.#bytes.toString('base64url', 0, TAG_BYTES)}"`);
  readonly #field: Buffer = Buffer.from(`sha-256=:${this.#bytes.toString('base64')}:`);

  /** Sets the digest (hex) that the other methods read. */
  set(sha256: string): void {
    this.#bytes.write(sha256, 'hex');
  }

  /** The strong entity tag, with its quotes. */
  entityTag(): string {
    this.#tag.write(this.#bytes.toString('base64url', 0, TAG_BYTES), 1, 'latin1');
    return this.#tag.toString('latin1');
  }

  /** The value of Repr-Digest (RFC 9530 §3): the digest of the selected representation, that is of its coded bytes. */
  representation(): string {
    this.#field.write(this.#bytes.toString('base64'), 'sha-256=:'.length, 'latin1');
    return this.#field.toString('latin1');
  }
}
