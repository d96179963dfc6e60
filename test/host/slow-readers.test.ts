/** Readers that do not read: others are answered, and memory stays what the bodies need once. */
import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { type RunningServer, startServer } from '../../build/host/server.ts';

const LENGTH = 8 << 20;
const CONNECTIONS = 60;
const PIPELINED = 10;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes of bodies that something still refers to. */
function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().arrayBuffers;
}

describe('an asset of 8 MB', () => {
  let server: RunningServer;
  let handled = 0;
  const sockets: Socket[] = [];
  beforeAll(async () => {
    server = await startServer({
      host: '127.0.0.1',
      port: 0,
      onError: () => {},
      mounts: [
        {
          prefix: '',
          load: async () => ({
            handle: ({ target }) => {
              handled++;
              const body = Buffer.alloc(target === '/small' ? 5 : LENGTH, 'x');
              const headers = { etag: '"one"', 'content-length': String(body.length) };
              return {
                status: 200,
                headers: Object.entries(headers).map(([name, value]): [string, Uint8Array] => [
                  name,
                  Buffer.from(value),
                ]),
                chunks: [body],
              };
            },
          }),
        },
      ],
    });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await server.close();
  });

  it('requested by sixty connections, ten times each, and not read, is in memory about once', async () => {
    const before = heldBytes();
    for (let index = 0; index < CONNECTIONS; index++) {
      const socket = connect(server.port, '127.0.0.1');
      socket.pause();
      socket.on('error', () => {});
      socket.write('GET /large HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(PIPELINED));
      sockets.push(socket);
    }
    while (handled < CONNECTIONS) await wait(20);
    await wait(500);
    assert.equal(handled, CONNECTIONS, 'the next request of a connection waits for its turn');
    const response = await fetch(`${server.url}small`);
    assert.equal(await response.text(), 'xxxxx');
    const grown = (heldBytes() - before) / (1 << 20);
    // All 600 would be 4,800 MB, one a connection 480; the rest of the process grows a little at the same time.
    assert.ok(grown < 160, `${Math.round(grown)} MB`);
  });

  it('is sent whole, and answers come in the order of their requests', async () => {
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    socket.on('data', (part) => {
      text += part.toString('latin1');
    });
    socket.write(
      'GET /large HTTP/1.1\r\nhost: localhost\r\n\r\nGET /small HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
    );
    await new Promise((resolve) => socket.once('close', resolve));
    const lengths = [...text.matchAll(/content-length: (\d+)/g)].map(([, length]) => Number(length));
    assert.deepEqual(lengths, [LENGTH, 5]);
    assert.equal(text.replaceAll(/[^x]/g, '').length >= LENGTH + 5, true);
  });
});
