/** The name of the MCP endpoint, and the revisions of the protocol that it supports. */
import type { Config } from '../../content/model.ts';

/** The revisions that are served, the newest first (modelcontextprotocol.io/specification). */
export const AGENT_VERSIONS: readonly string[] = ['2026-07-28', '2025-11-25', '2025-06-18'];
/** Of the endpoint, not of the content: it changes when the tools do. */
const AGENT_VERSION = '1.0.0';

/** `Implementation` of the protocol's schema. */
export interface AgentIdentity {
  name: string;
  title: string;
  version: string;
  websiteUrl?: string;
}

/** The endpoint of a site. Its name begins with the host's labels in reverse, as server cards require; without `url`
 * with `coldpress`. */
export function agentIdentity({ sitename, url }: Pick<Config, 'sitename' | 'url'>): AgentIdentity {
  if (url === null) return { name: 'coldpress/site', title: sitename, version: AGENT_VERSION };
  const host = new URL(url).hostname.split('.').reverse().join('.');
  return { name: `${host}/site`, title: sitename, version: AGENT_VERSION, websiteUrl: url };
}
