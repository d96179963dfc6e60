/** How agents find the endpoint: the catalog, the server card; and where there is none of it. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { mdcmsSite, page } from '../mdcms/site.ts';
import { send } from './site.ts';

const CARD = 'application/mcp-server-card+json';

describe('the server card', () => {
  const get = (target: string): ReturnType<typeof send> => send('', { target, method: 'GET' });

  it('is named by the catalog, and says where the endpoint is and what it speaks', () => {
    const catalog = get('/.well-known/ai-catalog.json');
    assert.match(catalog.headers.get('content-type') ?? '', /^application\/ai-catalog\+json/);
    assert.deepEqual(JSON.parse(catalog.text), {
      specVersion: '1.0',
      entries: [
        {
          identifier: 'urn:air:harbour.test:mcp:site',
          type: CARD,
          url: 'https://harbour.test/mcp/server-card',
        },
      ],
    });
    const card = get('/mcp/server-card');
    assert.ok(card.headers.get('content-type')?.startsWith(CARD));
    assert.equal(card.headers.get('access-control-allow-origin'), '*');
    assert.ok(card.headers.get('etag'));
    assert.deepEqual(JSON.parse(card.text), {
      $schema: 'https://static.modelcontextprotocol.io/schemas/v1/server-card.schema.json',
      name: 'test.harbour/site',
      version: '1.0.0',
      description: 'Notes from a harbour',
      title: 'Harbour',
      websiteUrl: 'https://harbour.test',
      remotes: [
        {
          type: 'streamable-http',
          url: 'https://harbour.test/mcp',
          supportedProtocolVersions: ['2026-07-28', '2025-11-25', '2025-06-18'],
        },
      ],
    });
  });
});

describe('without `mcp: yes`', () => {
  const ALL = ['/mcp', '/mcp/server-card', '/.well-known/ai-catalog.json'];

  it('there is nothing for agents', async () => {
    const site = await mdcmsSite({ 'config.yml': 'sitename: S\nurl: https://s.test\n' });
    for (const path of ALL) assert.equal(site.status(path), 404, path);
  });

  it('and without `url` neither card nor catalog', async () => {
    const site = await mdcmsSite({ 'config.yml': 'sitename: S\nmcp: yes\n' });
    assert.deepEqual(
      ALL.slice(1).map((path) => site.status(path)),
      [404, 404],
    );
  });

  it('an author’s page at its path stands', async () => {
    const site = await mdcmsSite({
      'config.yml': 'sitename: S\nmcp: yes\n',
      'pages/mcp.md': page('title: My page'),
    });
    assert.match(site.text('/mcp'), /My page/);
  });
});
