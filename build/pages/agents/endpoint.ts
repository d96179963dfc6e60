/**
 * The resources for agents of a site with `mcp: yes`: the MCP endpoint, which the handler answers (src/serve/mcp/),
 * its server card, and the catalog by which the card is found. The last two hold addresses, so a site without `url`
 * has neither.
 */
import type { HeaderPair } from '../../bundle/manifest.ts';
import { type Resource, shownResource } from '../../bundle/resource.ts';
import { indexBody, plainBody } from '../../bundle/search-version.ts';
import { bytesOfText } from '../../bytes/text-bytes.ts';
import type { Config } from '../../content/model.ts';
import { firstCharacters } from '../../site/first-characters.ts';
import { AGENTS_PATH, CATALOG_PATH, SERVER_CARD_PATH } from '../../site/paths.ts';
import { agentTexts } from './agent-texts.ts';
import { AGENT_VERSIONS, agentIdentity } from './identity.ts';

/** Of the experimental extension for server cards (SEP-2127), July 2026. */
const CARD_TYPE = 'application/mcp-server-card+json';
const CARD_SCHEMA = 'https://static.modelcontextprotocol.io/schemas/v1/server-card.schema.json';
const CATALOG_TYPE = 'application/ai-catalog+json';
/** Greatest length of the card's title and description, in characters. */
const MOST_CHARACTERS = 100;
const NOT_INDEXED: HeaderPair = ['x-robots-tag', 'noindex'];
/** Pages of other sites may read the card, which is public (SEP-2127, CORS Requirements). */
const FOR_ALL: HeaderPair[] = [
  NOT_INDEXED,
  ['access-control-allow-origin', '*'],
  ['access-control-expose-headers', 'ETag'],
];

/** The resources by path; none without `mcp: yes`. */
export function agentResources(config: Config): [string, Resource][] {
  if (!config.mcp) return [];
  const endpoint = shownResource([
    plainBody(agentTexts(config), { type: 'application/json', language: null, headers: [NOT_INDEXED] }),
    { ...indexBody(new Uint8Array()), headers: [NOT_INDEXED] },
  ]);
  const { url } = config;
  if (url === null) return [[AGENTS_PATH, endpoint]];
  return [
    [AGENTS_PATH, endpoint],
    [SERVER_CARD_PATH, jsonFile(CARD_TYPE, serverCard(config, url))],
    [CATALOG_PATH, jsonFile(CATALOG_TYPE, catalog(url))],
  ];
}

function serverCard(config: Config, url: string): Record<string, unknown> {
  const { sitename, sitedescription } = config;
  const { name, version } = agentIdentity(config);
  const title = firstCharacters(sitename, MOST_CHARACTERS).trim();
  const description = firstCharacters(sitedescription, MOST_CHARACTERS).trim();
  return {
    $schema: CARD_SCHEMA,
    name,
    version,
    description: description || firstCharacters(`Search and read ${title}`, MOST_CHARACTERS),
    ...(title === '' ? {} : { title }),
    websiteUrl: url,
    remotes: [{ type: 'streamable-http', url: url + AGENTS_PATH, supportedProtocolVersions: AGENT_VERSIONS }],
  };
}

function catalog(url: string): Record<string, unknown> {
  const { hostname } = new URL(url);
  const entry = { identifier: `urn:air:${hostname}:mcp:site`, type: CARD_TYPE, url: url + SERVER_CARD_PATH };
  return { specVersion: '1.0', entries: [entry] };
}

function jsonFile(type: string, value: unknown): Resource {
  const body = bytesOfText(`${JSON.stringify(value, null, 2)}\n`);
  return shownResource([{ type, language: null, body, lastModified: null, headers: FOR_ALL }]);
}
