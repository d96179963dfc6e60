/**
 * The SHA-256 of a body as header fields have it. A large site has two such texts for each body, and as many again
 * would be kept of texts that are put together from others: so each is written whole and read as one.
 */

/** Half of SHA-256 is more than enough for a validator, and shorter on every answer. */
const TAG_BYTES = 16;

export class BodyDigest {
  readonly #bytes: Buffer = Buffer.alloc(32);
  readonly #tag: Buffer = Buffer.from(`"${this.#bytes.toString('base64url', 0, TAG_BYTES)}"`);
  readonly #field: Buffer = Buffer.from(`sha-256=:${this.#bytes.toString('base64')}:`);

  /** Takes the digest in hex, of which all that is asked until the next one is. */
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
