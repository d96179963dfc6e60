/** Header fields by name: those that a rule may not set, those that stand once, those that are well known. */
import { distance } from 'fastest-levenshtein';
import { FORBIDDEN_FIELDS } from '../bundle/forbidden-fields.ts';

/** Fields that the build computes from the bytes: any other value would be wrong (RFC 9110 §8, 9530). */
const COMPUTED: ReadonlySet<string> = new Set([
  'accept-ranges',
  'age',
  'allow',
  'content-digest',
  'content-encoding',
  'content-length',
  'content-location',
  'content-range',
  'date',
  'digest',
  'etag',
  'last-modified',
  'location',
  'repr-digest',
]);

/**
 * Fields with one value: where two rules set one of these for the same path, the later counts, since two
 * lines of it would be no answer at all. (Lists such as Link and Vary are joined instead.)
 */
const SINGLE: ReadonlySet<string> = new Set([
  'access-control-allow-credentials',
  'access-control-allow-origin',
  'access-control-max-age',
  'cache-control',
  'cdn-cache-control',
  'content-disposition',
  'content-language',
  'content-type',
  'cross-origin-embedder-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'expires',
  'origin-agent-cluster',
  'permissions-policy',
  'pragma',
  'referrer-policy',
  'retry-after',
  'server',
  'strict-transport-security',
  'surrogate-control',
  'x-content-type-options',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-ua-compatible',
  'x-xss-protection',
]);

/**
 * Single fields whose value is a list of directives: lines of one rule are joined, as Netlify and Cloudflare do
 * (RFC 9111 §5.2, RFC 9213, and the dictionary of Permissions-Policy).
 */
const DIRECTIVES = /(?:^|-)cache-control$|^surrogate-control$|^permissions-policy$/;

/** Whether several lines of one rule for the field (in lower case) make one value. */
export function joinsLines(name: string): boolean {
  return DIRECTIVES.test(name);
}

/** Other fields that sites set: misspelt names are compared with them. */
const WELL_KNOWN: ReadonlySet<string> = new Set([
  ...SINGLE,
  'accept-ch',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
  'alt-svc',
  'clear-site-data',
  'content-security-policy',
  'content-security-policy-report-only',
  'critical-ch',
  'document-policy',
  'cross-origin-embedder-policy-report-only',
  'cross-origin-opener-policy-report-only',
  'link',
  'nel',
  'no-vary-search',
  'onion-location',
  'report-to',
  'reporting-endpoints',
  'server-timing',
  'service-worker-allowed',
  'set-cookie',
  'sourcemap',
  'speculation-rules',
  'surrogate-key',
  'timing-allow-origin',
  'vary',
  'via',
  'x-powered-by',
  'x-robots-tag',
]);

/** Why a rule may not set or remove the field (lower case), or null where it may. */
export function whyForbidden(name: string): string | null {
  if (FORBIDDEN_FIELDS.has(name)) return 'hosts refuse it from a component and would answer 500';
  if (COMPUTED.has(name)) return 'the build computes it from what is sent';
  return name === 'basic-auth' ? 'it is not a header, and a static site cannot keep a password' : null;
}

/** Whether a message has the field (lower case) once at most. */
export function occursOnce(name: string): boolean {
  return SINGLE.has(name);
}

/** The well-known field that `name` (lower case) seems to be a misspelling of, or null. */
export function misspelling(name: string): string | null {
  if (WELL_KNOWN.has(name)) return null;
  const longEnough = [...WELL_KNOWN].filter((known) => known.length > 6);
  return longEnough.find((known) => distance(name, known) <= 2) ?? null;
}
