/**
 * The headers that make an answer safe to show: on every answer, pages and assets alike. A page's
 * Content-Security-Policy allows what the build itself put there, by hash, and nothing else inline.
 */
import { createHash } from 'node:crypto';
import type { HeaderPair } from '../bundle/manifest.ts';

/** On every answer of the site. */
export const SAFETY_HEADERS: HeaderPair[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
];

/** The source expression that allows one inline script: 'sha256-…' (CSP Level 3 §2.3.1). */
export function scriptHash(script: string): string {
  return `'sha256-${createHash('sha256').update(script, 'utf8').digest('base64')}'`;
}

/**
 * The policy of an HTML page that holds these inline scripts. Images and media may come from any https
 * origin, since authors link them; scripts, styles and connections only from the site itself.
 */
export function contentSecurityPolicy(inlineScripts: readonly string[]): HeaderPair {
  const directives = [
    "default-src 'none'",
    `script-src ${["'self'", ...inlineScripts.map(scriptHash)].join(' ')}`,
    "style-src 'self'",
    "img-src 'self' data: https:",
    "media-src 'self' https:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    'frame-src https:',
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return ['content-security-policy', directives.join('; ')];
}
