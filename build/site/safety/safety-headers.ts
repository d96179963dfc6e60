/**
 * The headers that make an answer safe to show. Some are on every answer; the others are found from its bytes, so
 * that no maker of a page can forget them.
 */
import type { HeaderPair } from '../../bundle/manifest.ts';
import type { Resource, ResourceBody } from '../../bundle/resource.ts';
import { textOfBytes } from '../../bytes/text-bytes.ts';
import type { Blocked } from './blocked-parts.ts';
import { type Policy, policyHeader } from './directives.ts';
import { isDrawing, xmlPolicy } from './drawing-policy.ts';
import { pagePolicy } from './page-policy.ts';
import type { WidgetPolicy } from './widget-policies.ts';

/** On every answer of the site. */
export const SAFETY_HEADERS: HeaderPair[] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
];

export interface SafetyOptions {
  /** The inline scripts that the build may have put into a page. */
  scripts: readonly string[];
  /** The author's extension of the policy. */
  extension: Policy;
  /** The folder on another server that has files of this site (`media` of config.yml); null: there is none. */
  media?: string | null;
  /** The widgets that pages may have. */
  widgets?: readonly WidgetPolicy[];
}

/** Called with each part of a page that its policy stops. */
export type OnBlocked = (blocked: Blocked) => void;

/**
 * `resource` with the headers that its bodies need. An author's file that is a whole HTML document (`isFile`) may
 * run its own scripts.
 */
export function secureResource(
  resource: Resource,
  options: SafetyOptions,
  onBlocked: OnBlocked,
  isFile: boolean = false,
): Resource {
  const bodies = resource.bodies.map((body): ResourceBody => {
    const headers = headersFor(body, options, onBlocked, isFile);
    return headers.length === 0 ? body : { ...body, headers: [...body.headers, ...headers] };
  });
  return { ...resource, bodies };
}

/** As `secureResource`, with the parts that the policy stops. */
export function securedWithBlocked(
  resource: Resource,
  options: SafetyOptions,
  isFile: boolean = false,
): { secured: Resource; blocked: Blocked[] } {
  const blocked: Blocked[] = [];
  const secured = secureResource(resource, options, (part) => blocked.push(part), isFile);
  return { secured, blocked };
}

function headersFor(
  body: ResourceBody,
  { scripts, extension, media = null, widgets = [] }: SafetyOptions,
  onBlocked: OnBlocked,
  isFile: boolean,
): HeaderPair[] {
  if (body.headers.some(([name]) => name === 'content-security-policy')) return [];
  if (body.type === 'text/html' || body.type === 'application/xhtml+xml') {
    const { policy, blocked } = pagePolicy(textOfBytes(body.body), isFile ? 'all' : scripts, extension, {
      media,
      widgets,
    });
    for (const part of blocked) onBlocked(part);
    return [policyHeader(policy), ['cross-origin-resource-policy', 'same-origin']];
  }
  if (!isDrawing(body.type)) return [];
  // Only the author's files are read: generated ones name no style sheet, and feeds are long.
  const isRead = isFile || body.type === 'image/svg+xml';
  const { policy, restrictions } = xmlPolicy(body.type, isRead ? textOfBytes(body.body) : '');
  return [policyHeader(policy, restrictions)];
}
