/** The tools of the MCP endpoint as agents list them; src/serve/mcp/tools.ts runs them. */

const READ_ONLY = { readOnlyHint: true, openWorldHint: false };

interface Argument {
  type: 'string' | 'integer';
  description: string;
  minimum?: number;
  maximum?: number;
}

function tool(
  name: string,
  title: string,
  description: string,
  properties: Record<string, Argument>,
  required: string[] = [],
): Record<string, unknown> {
  const inputSchema = { type: 'object', properties, ...(required.length === 0 ? {} : { required }) };
  return { name, title, description, inputSchema, annotations: { title, ...READ_ONLY } };
}

/** `Tool` of the protocol's schema, in the order in which they are listed. */
export const AGENT_TOOLS: readonly Record<string, unknown>[] = [
  tool(
    'search',
    'Search the site',
    'Finds pages and posts, the best first, ten at a time: title, address, date and an excerpt of each. Forgives a mistake in a word. Understands "phrases in quotes", -word, tag:name, author:name and word*.',
    {
      query: { type: 'string', description: 'Words to look for' },
      page: { type: 'integer', minimum: 1, maximum: 50, description: 'Page of results; 1 if left out' },
    },
    ['query'],
  ),
  tool(
    'list',
    'List the pages',
    'Names pages and posts, the newest first, up to fifty at a time: title, address and date of each.',
    {
      cursor: { type: 'integer', minimum: 0, description: 'Where to go on, as the list before said' },
    },
  ),
  tool(
    'read',
    'Read a page',
    'Gives a page or post as Markdown. A long one comes in parts, each of which says the offset of the next.',
    {
      path: { type: 'string', description: 'Address of the page: its path, or as search and list show it' },
      offset: { type: 'integer', minimum: 0, description: 'Where the part begins, in bytes; 0 if left out' },
    },
    ['path'],
  ),
];
