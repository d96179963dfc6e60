/**
 * The media type of an author's file: by its registered name for well-known addresses, else by its extension, else
 * by its content. A browser shows text/plain and saves unknown types, so source code and plain text without an
 * extension are text; nosniff makes sure that they are nothing else.
 */
import mime from 'mime';

const BINARY = 'application/octet-stream';
const TEXT = 'text/plain';

/** Files that have no extension, by the document that registers their type. */
const WELL_KNOWN: Readonly<Record<string, string>> = {
  // Apple's universal links: at the root, or below .well-known.
  '/apple-app-site-association': 'application/json',
  '/.well-known/apple-app-site-association': 'application/json',
  // RFC 8414, and OpenID Connect Discovery 1.0.
  '/.well-known/oauth-authorization-server': 'application/json',
  '/.well-known/openid-configuration': 'application/json',
  '/.well-known/oauth-protected-resource': 'application/json',
  // RFC 7033 §10.2, RFC 6415 §2, RFC 9727 §4.
  '/.well-known/webfinger': 'application/jrd+json',
  '/.well-known/host-meta': 'application/xrd+xml',
  '/.well-known/api-catalog': 'application/linkset+json',
  // The protocols of the fediverse and of Matrix.
  '/.well-known/nodeinfo': 'application/json',
  '/.well-known/matrix/client': 'application/json',
  '/.well-known/matrix/server': 'application/json',
  '/.well-known/matrix/support': 'application/json',
  '/.well-known/webauthn': 'application/json',
  '/.well-known/traffic-advice': 'application/trafficadvice+json',
};

/** Extensions that mean something else to the authors of sites than to the registry behind the `mime` package. */
const BY_EXTENSION: Readonly<Record<string, string>> = {
  org: TEXT,
  rs: TEXT,
  pub: TEXT,
  sh: TEXT,
  pl: TEXT,
  php: TEXT,
  jsx: TEXT,
  tsx: TEXT,
  cjs: 'text/javascript',
  pls: 'audio/x-scpls',
  dart: TEXT,
  toml: TEXT,
  yaml: TEXT,
  yml: TEXT,
  sql: TEXT,
  flac: 'audio/flac',
  // RFC 6350, RFC 7517 §8.5; Apple's profiles, which a browser offers to install by this type alone.
  vcf: 'text/vcard',
  jwk: 'application/jwk+json',
  jwks: 'application/jwk-set+json',
  mobileconfig: 'application/x-apple-aspen-config',
};

/** These are MPEG transport streams, whose packets of 188 bytes begin with 0x47 (ISO 13818-1 §2.4.3), or TypeScript. */
const TYPESCRIPT_OR_VIDEO: ReadonlySet<string> = new Set(['ts', 'mts']);
const STREAM_SYNC = 0x47;
const STREAM_PACKET = 188;

/** The media type of the file at `path`, without parameters; `bytes` is its content. */
export function mediaType(path: string, bytes: Uint8Array): string {
  const known = WELL_KNOWN[path];
  if (known !== undefined) return known;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1).toLowerCase() : '';
  if (TYPESCRIPT_OR_VIDEO.has(extension)) return isTransportStream(bytes) ? 'video/mp2t' : TEXT;
  const ours = BY_EXTENSION[extension];
  if (ours !== undefined) return ours;
  return (extension === '' ? null : mime.getType(name)) ?? (isPlainText(bytes) ? TEXT : BINARY);
}

function isTransportStream(bytes: Uint8Array): boolean {
  return bytes[0] === STREAM_SYNC && (bytes.length <= STREAM_PACKET || bytes[STREAM_PACKET] === STREAM_SYNC);
}

/**
 * Whether the bytes are UTF-8 without control characters other than line breaks and tabs; an empty file is no text.
 */
function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) return false;
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
