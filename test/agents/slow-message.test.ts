/** Messages to the MCP endpoint that come slowly, in pieces, or not to their end, while others use the same instance. */
import assert from 'node:assert/strict';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { ServedSite } from '../harness/built-site.ts';
import { RawConnection } from '../harness/raw-http.ts';
import { unless } from '../harness/unless.ts';
import { HOSTS } from './site.ts';

const message = (query: string): string =>
  JSON.stringify({
    jsonrpc: '2.0',
    id: query,
    method: 'tools/call',
    params: { name: 'search', arguments: { query } },
  });

const head = (length: number): string =>
  `POST /mcp HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`;

/** More than one instance has room for. */
const MANY = 40;

for (const host of HOSTS.filter(({ name }) => name.startsWith('wasmtime')))
  describe(`slow messages to the MCP endpoint, ${host.name}`, unless(host.skip), () => {
    let served: ServedSite;
    let port = 0;
    beforeAll(async () => {
      served = await host.start();
      port = Number(new URL(served.origin).port);
    });
    afterAll(() => served?.stop());

    /** Connections that have sent the first half of a message each. */
    const begin = async (count: number): Promise<RawConnection[]> =>
      Promise.all(
        Array.from({ length: count }, async (_, n) => {
          const connection = await RawConnection.open(port);
          const body = message(`rope${n}`);
          connection.send(head(body.length) + body.slice(0, 40));
          return connection;
        }),
      );
    const page = async (): Promise<number> => {
      const connection = await RawConnection.open(port);
      connection.send('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
      const { status } = await connection.response();
      connection.close();
      return status;
    };

    it('each get their own answer, with pages and other messages answered between their halves', async () => {
      const slow = await begin(8);
      assert.equal(await page(), 200);
      const quick = await RawConnection.open(port);
      const body = message('harbour');
      quick.send(head(body.length) + body);
      assert.match((await quick.response()).body.toString(), /"id":"harbour".*found/);
      quick.close();
      for (const [n, connection] of slow.entries()) connection.send(message(`rope${n}`).slice(40));
      for (const [n, connection] of slow.entries()) {
        const { status, body: text } = await connection.response();
        assert.equal(status, 200);
        assert.equal((JSON.parse(text.toString()) as { id: string }).id, `rope${n}`);
        connection.close();
      }
    });

    it(`${MANY} that never end keep no page from its readers, and are forgotten when they go`, async () => {
      const slow = await begin(MANY);
      for (let count = 0; count < 10; count++) assert.equal(await page(), 200);
      for (const connection of slow) connection.close();
      for (let count = 0; count < 10; count++) assert.equal(await page(), 200);
      const after = await RawConnection.open(port);
      const body = message('harbour');
      after.send(head(body.length) + body);
      assert.match((await after.response()).body.toString(), /"id":"harbour".*found/);
      after.close();
    });
  });
