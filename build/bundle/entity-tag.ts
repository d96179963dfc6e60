/** The entity tag of a body, by its SHA-256. */

/** 96 bits of SHA-256 suffice for the versions of one address, and are short in every answer and in the pack. */
const TAG_BYTES = 12;

const digest = Buffer.alloc(TAG_BYTES);
// Read as one string: strings joined from parts keep the parts alive, and a large site has a tag for each body.
const tag = Buffer.from(`"${digest.toString('base64url')}"`);

/** The strong entity tag, with its quotes, of the body with that SHA-256 in hex. */
export function entityTag(sha256: string): string {
  digest.write(sha256, 'hex');
  tag.write(digest.toString('base64url'), 1, 'latin1');
  return tag.toString('latin1');
}
