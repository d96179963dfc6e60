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

/** Whether one of `sources` (schemes and hosts) allows `url`, which is absolute (§6.7.2.8, without paths). */
export function allowsUrl(sources: readonly string[], url: URL): boolean {
  return sources.some((source) => {
    if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return url.protocol === source.toLowerCase();
    const [, scheme, host] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[a-z0-9.-]+)/i.exec(source) ?? [];
    if (host === undefined || (scheme !== undefined && url.protocol !== `${scheme.toLowerCase()}:`))
      return false;
    if (host === '*') return true;
    const name = host.toLowerCase();
    return name.startsWith('*.') ? url.hostname.endsWith(name.slice(1)) : url.hostname === name;
  });
}
