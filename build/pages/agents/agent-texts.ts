/** The fixed texts of the MCP endpoint: the body that src/serve/mcp/agent-texts.ts reads. */
import { MOST_BODY } from '../../../src/serve/mcp/agent-request.ts';
import * as table from '../../../src/serve/mcp/agent-texts.ts';
import type { Config } from '../../content/model.ts';
import { ByteWriter } from '../search/byte-writer.ts';
import { AGENT_VERSIONS, agentIdentity } from './identity.ts';
import { agentTools } from './tools.ts';

/** How long clients may keep the list of tools, which changes with the program alone: milliseconds. */
const TTL_MS = 3_600_000;

/** The texts of a site as one body. */
export function agentTexts(config: Config): Uint8Array {
  const texts = textsOf(config).map((text) => Buffer.from(text));
  const writer = new ByteWriter();
  writer.u32(table.AGENT_MAGIC);
  let at = table.AGENT_TABLE_SIZE;
  for (const { length } of texts) {
    writer.u32(at);
    writer.u32(length);
    at += length;
  }
  for (const text of texts) writer.bytes(text);
  return writer.done();
}

function textsOf(config: Config): string[] {
  const serverInfo = agentIdentity(config);
  const categories = categoriesOf(config);
  const instructions = `Pages and posts of ${config.sitename}: search finds them, list names them, read gives one as Markdown.`;
  const capabilities = { tools: {} };
  const meta = { 'io.modelcontextprotocol/serverInfo': serverInfo };
  const lasting = { ttlMs: TTL_MS, cacheScope: 'public' };
  const texts = Array.from({ length: table.AGENT_TEXT_COUNT }, () => '');
  texts[table.AGENT_DISCOVER] = JSON.stringify({
    resultType: 'complete',
    _meta: meta,
    supportedVersions: AGENT_VERSIONS,
    capabilities,
    instructions,
    ...lasting,
  });
  texts[table.AGENT_INITIALIZE] = `,${members({ capabilities, serverInfo, instructions })}`;
  texts[table.AGENT_TOOLS] = members({ tools: agentTools(categories) });
  texts[table.AGENT_LASTING] = `,${members(lasting)}`;
  texts[table.AGENT_RESULT] = `${members({ resultType: 'complete', _meta: meta })},`;
  texts[table.AGENT_VERSIONS] = JSON.stringify(AGENT_VERSIONS);
  texts[table.AGENT_ORIGIN] = config.url === null ? '' : new URL(config.url).origin;
  texts[table.AGENT_BASE] = config.url ?? '';
  texts[table.AGENT_UNSUPPORTED] = 'Unsupported protocol version","data":{"supported":';
  texts[table.AGENT_CONTENT] = '"content":[{"type":"text","text":"';
  texts[table.AGENT_CATEGORIES] = categories.map((code) => `${code}\n`).join('');
  texts[table.SAY_CATEGORY] =
    categories.length === 0
      ? 'The site has no categories'
      : members({ x: `category must be one of ${categories.join(', ')}` }).slice(5, -1);
  addMessages(texts);
  return texts;
}

/** The codes of the site's categories, the default's first: a search index numbers them in this order. */
function categoriesOf({ categoriesUse, defaultCategory, categories }: Config): string[] {
  if (!categoriesUse || defaultCategory === null) return [];
  return [defaultCategory, ...categories].map(({ code }) => code);
}

/** The members of an object as JSON, without its brackets. */
function members(object: Record<string, unknown>): string {
  return JSON.stringify(object).slice(1, -1);
}

/** Adds the messages, already escaped for a string of JSON. */
function addMessages(texts: string[]): void {
  texts[table.SAY_ORIGIN] = 'The origin is not allowed';
  texts[table.SAY_TOO_LONG] = `The message has more than ${MOST_BODY} bytes`;
  texts[table.SAY_TYPE] = 'A message is application/json';
  texts[table.SAY_POST] = 'A message is sent with POST';
  texts[table.SAY_BYTES] = '\\n\\n[Bytes ';
  texts[table.SAY_FOUND] = ' found';
  texts[table.SAY_NOT_JSON] = 'Not JSON, or too much of it';
  texts[table.SAY_MISMATCH] = 'Header mismatch: a field is missing or not as in the message';
  texts[table.SAY_PARAMS] = 'Invalid params';
  texts[table.SAY_NOT_RPC] = 'Not one request or notification of JSON-RPC 2.0';
  texts[table.SAY_METHOD] = 'Method not found';
  texts[table.SAY_TOOL] = 'Unknown tool';
  texts[table.SAY_QUERY] = 'query must be a string';
  texts[table.SAY_PAGE] = 'page must be a whole number from 1 to 50';
  texts[table.SAY_CURSOR] = 'cursor must be a number that an earlier list has given';
  texts[table.SAY_PATH] = 'path must be a string';
  texts[table.SAY_OFFSET] = 'offset must be a whole number from 0 on';
  texts[table.SAY_NO_PAGE] = 'There is no page at this path';
  texts[table.SAY_NO_TEXT] = 'What is at this path has no Markdown';
  texts[table.SAY_BEHIND] = 'offset is behind the end of the page';
  texts[table.SAY_MOVED] = 'The page is at ';
  texts[table.SAY_DAMAGED] = 'The text of the page is damaged';
  texts[table.SAY_NO_MORE] = 'No more pages';
  texts[table.SAY_MORE] = 'More with cursor ';
  texts[table.SAY_NEXT] = '. The next part: offset ';
}
