/**
 * A Content-Security-Policy (CSP Level 3) as directives and their sources. A directive without sources allows
 * nothing; it is left out where default-src does so already.
 */
import { hash } from 'node:crypto';
import type { HeaderPair } from '../../bundle/manifest.ts';
import { type Directive, POLICY_DIRECTIVES } from '../../content/policy-extension.ts';

/** In the order in which they are written. */
export const DIRECTIVES: typeof POLICY_DIRECTIVES = POLICY_DIRECTIVES;

/** Source expressions by directive. */
export type Policy = Partial<Record<Directive, readonly string[]>>;

/** These do not fall back to default-src: left out, they would allow everything (§6.3, §6.4). */
const WITHOUT_FALLBACK: ReadonlySet<Directive> = new Set(['form-action', 'frame-ancestors']);

/** The header of `policy`; `rest` are directives without sources. */
export function policyHeader(policy: Policy, rest: readonly string[] = []): HeaderPair {
  const written = DIRECTIVES.flatMap((directive) => {
    const sources = [...new Set(policy[directive] ?? [])];
    if (sources.length > 0) return [`${directive} ${sources.join(' ')}`];
    return WITHOUT_FALLBACK.has(directive) ? [`${directive} 'none'`] : [];
  });
  return [
    'content-security-policy',
    ["default-src 'none'", ...written, "base-uri 'none'", ...rest].join('; '),
  ];
}

/** Both policies' sources together. */
export function joinPolicies(one: Policy, other: Policy): Policy {
  return Object.fromEntries(
    DIRECTIVES.map((directive) => [directive, [...(one[directive] ?? []), ...(other[directive] ?? [])]]),
  );
}

/**
 * The source that allows one inline script, style element or style attribute: 'sha256-…' (§2.3.1). HTML
 * parsers turn every line break into a line feed before anything is hashed.
 */
export function hashSource(text: string): string {
  const normalised = text.replace(/\r\n?/g, '\n');
  return `'sha256-${hash('sha256', normalised, 'base64')}'`;
}

/** A source with a host: its scheme, host, port and path (§2.3.1). */
const HOST_SOURCE = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9.-]+)(?::(\d{1,5}|\*))?(\/.*)?$/i;
const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  'http:': '80',
  'https:': '443',
  'ws:': '80',
  'wss:': '443',
};

/**
 * Whether one of `sources` allows `url`, which is absolute (§6.7.2.8); the page itself is at `own` (an origin).
 */
export function allowsUrl(sources: readonly string[], url: URL, own: string): boolean {
  return sources.some((source) => {
    if (source === "'self'") return url.origin === own;
    if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return isScheme(url, source.toLowerCase());
    const [, scheme, host, port, path] = HOST_SOURCE.exec(source) ?? [];
    // Without a scheme, that of the page; pages are served by https.
    if (host === undefined || !isScheme(url, scheme === undefined ? 'https:' : `${scheme.toLowerCase()}:`))
      return false;
    const known = DEFAULT_PORTS[url.protocol] ?? '';
    if (port !== '*' && (url.port || known) !== (port ?? known)) return false;
    return isHost(url.hostname, host.toLowerCase()) && isPath(url.pathname, path ?? '/');
  });
}

/** A source of http allows https as well (§6.7.2.9). */
function isScheme({ protocol }: URL, scheme: string): boolean {
  return (
    protocol === scheme ||
    (scheme === 'http:' && protocol === 'https:') ||
    (protocol === 'wss:' && /^(?:ws|https?):$/.test(scheme))
  );
}

function isHost(hostname: string, pattern: string): boolean {
  return (
    pattern === '*' || (pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern)
  );
}

/** A path that ends with a slash allows all below it, another itself (§6.7.2.11). */
function isPath(path: string, pattern: string): boolean {
  return pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern;
}
