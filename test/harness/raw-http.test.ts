/** The raw client against a server that sends what each case tells it to, in the pieces it tells it to. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { MalformedResponse } from './http-response.ts';
import { ConnectionClosed, exchange, RawConnection, requestBytes } from './raw-http.ts';

/** Runs `test` beside a server that hands each connection to `serve`. */
async function withServer(
  serve: (socket: Socket) => void,
  test: (port: number) => Promise<void>,
): Promise<void> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await test((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  }
}

/** Answers every complete request head with `bytes`. */
function answering(bytes: string): (socket: Socket) => void {
  return (socket) => {
    socket.on('data', (part: Buffer) => {
      for (const _ of part.toString('latin1').matchAll(/\r\n\r\n/g)) socket.write(bytes);
    });
  };
}

const HELLO = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';

describe('a request', () => {
  it('is sent byte for byte as given', async () => {
    const seen: Buffer[] = [];
    await withServer(
      (socket) =>
        socket.on('data', (part: Buffer) => {
          seen.push(part);
          socket.end(HELLO);
        }),
      async (port) => {
        await exchange(port, Buffer.from('G\x00T /\xff\r\nbad header\r\n\r\n', 'latin1'));
      },
    );
    assert.equal(Buffer.concat(seen).toString('latin1'), 'G\x00T /\xff\r\nbad header\r\n\r\n');
  });
  it('has a Host unless it is given one', () => {
    assert.equal(requestBytes('GET', '/x').toString(), 'GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n');
    assert.equal(
      requestBytes('GET', '/x', [
        ['hOst', 'a'],
        ['A', 'b'],
      ]).toString(),
      'GET /x HTTP/1.1\r\nhOst: a\r\nA: b\r\n\r\n',
    );
  });
});

describe('a connection', () => {
  it('is used for one response after another, also when several come at once', async () => {
    await withServer(answering(HELLO), async (port) => {
      const connection = await RawConnection.open(port);
      connection.send(Buffer.concat([requestBytes('GET', '/1'), requestBytes('GET', '/2')]));
      assert.equal((await connection.response()).body.toString(), 'hello');
      assert.equal((await connection.response()).body.toString(), 'hello');
      connection.send(requestBytes('GET', '/3'));
      assert.equal((await connection.response()).body.toString(), 'hello');
      assert.equal(connection.buffered.length, 0);
      connection.close();
    });
  });
  it('reads a response that comes byte by byte', async () => {
    await withServer(
      async (socket) => {
        socket.setNoDelay(true);
        for (const character of HELLO) {
          socket.write(character);
          await delay(1);
        }
      },
      async (port) => {
        assert.equal((await exchange(port, requestBytes('GET', '/'))).body.toString(), 'hello');
      },
    );
  });
  it('reads a body of many megabytes', async () => {
    const body = Buffer.alloc(24 * 1024 * 1024, 'abcdefgh');
    await withServer(
      (socket) =>
        socket.on('data', () => {
          socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`);
          socket.write(body);
        }),
      async (port) => {
        const response = await exchange(port, requestBytes('GET', '/'));
        assert.ok(response.body.equals(body));
      },
    );
  });
  it('leaves interim responses out', async () => {
    await withServer(
      answering(`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${HELLO}`),
      async (port) => {
        assert.equal((await exchange(port, requestBytes('GET', '/'))).status, 200);
      },
    );
  });
  it('can be half-closed: the server still answers', async () => {
    await withServer(
      (socket) => {
        socket.resume();
        socket.on('end', () => socket.end(HELLO));
      },
      async (port) => {
        const connection = await RawConnection.open(port);
        connection.send(requestBytes('GET', '/'));
        connection.halfClose();
        assert.equal((await connection.response()).status, 200);
        await connection.untilEnd();
        connection.close();
      },
    );
  });
  it('can vanish: the server sees a reset', async () => {
    let told: (error: NodeJS.ErrnoException) => void = () => {};
    const reset = new Promise<NodeJS.ErrnoException>((done) => {
      told = done;
    });
    await withServer(
      (socket) => {
        socket.resume();
        socket.on('error', told);
      },
      async (port) => {
        const connection = await RawConnection.open(port);
        connection.send('GET');
        await delay(20);
        connection.vanish();
        assert.equal((await reset).code, 'ECONNRESET');
      },
    );
  });
});

describe('trouble', () => {
  it('a server that closes without an answer is distinguished from one whose answer is malformed', async () => {
    await withServer(
      (socket) => socket.end(),
      async (port) => {
        await assert.rejects(exchange(port, requestBytes('GET', '/')), ConnectionClosed);
      },
    );
    await withServer(
      (socket) => socket.end('hello?'),
      async (port) => {
        await assert.rejects(exchange(port, requestBytes('GET', '/')), MalformedResponse);
      },
    );
  });
  it('a server that does not answer runs into the timeout', async () => {
    await withServer(
      (socket) => socket.resume(),
      async (port) => {
        await assert.rejects(exchange(port, requestBytes('GET', '/'), { timeout: 50 }), /within 50 ms/);
      },
    );
  });
  it('a port without a server is an error', async () => {
    let free = 0;
    await withServer(
      () => {},
      async (port) => {
        free = port;
      },
    );
    await assert.rejects(RawConnection.open(free), { code: 'ECONNREFUSED' });
  });
});
