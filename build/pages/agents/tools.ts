/** The tools of the MCP endpoint as agents list them; src/serve/mcp/tools.ts runs them. */

const READ_ONLY = { readOnlyHint: true, openWorldHint: false };

interface Argument {
  type: 'string' | 'integer';
  description: string;
  minimum?: number;
  maximum?: number;
  enum?: readonly string[];
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

/**
 * The tools, each a `Tool` of the protocol's schema, in the order in which they are listed. `categories` are the codes
 * of the site's categories, the default's first.
 */
export function agentTools(categories: readonly string[]): Record<string, unknown>[] {
  const category: Record<string, Argument> =
    categories.length === 0
      ? {}
      : {
          category: {
            type: 'string',
            enum: categories,
            description: `Whose pages; ${categories[0]} if left out`,
          },
        };
  return [
    tool(
      'search',
      'Search the site',
      'Finds pages and posts, the best first, ten at a time: title, address, date and an excerpt of each. Forgives a mistake in a word. Understands "phrases in quotes", -word, tag:name, author:name and word*.',
      {
        query: { type: 'string', description: 'Words to look for' },
        page: { type: 'integer', minimum: 1, maximum: 50, description: 'Page of results; 1 if left out' },
        ...category,
      },
      ['query'],
    ),
    tool(
      'list',
      'List the pages',
      'Names pages and posts, the newest first, up to fifty at a time: title, address and date of each.',
      {
        cursor: { type: 'integer', minimum: 0, description: 'Where to go on, as the list before said' },
        ...category,
      },
    ),
    tool(
      'read',
      'Read a page',
      'Gives a page or post as Markdown. A long one comes in parts, each of which says the offset of the next.',
      {
        path: { type: 'string', description: 'Address of the page: its path, or as search and list show it' },
        offset: {
          type: 'integer',
          minimum: 0,
          description: 'Where the part begins, in bytes; 0 if left out',
        },
      },
      ['path'],
    ),
  ];
}
