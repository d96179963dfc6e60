/** The embedded host's server around handlers that say what they were given. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { HttpComponent } from '../../build/host/component.ts';
import { type Mount, type RunningServer, startServer } from '../../build/host/server.ts';
import { RawConnection } from '../harness/raw-http.ts';

/** Answers with its name, and the authority and target that it was given. */
function echo(name: string): HttpComponent {
  return {
    handle: ({ authority, target }) => ({
      status: 200,
      headers: [],
      chunks: [new TextEncoder().encode(`${name} ${authority} ${target}`)],
    }),
  };
}

async function withServer(
  mounts: Mount[],
  use: (server: RunningServer, errors: unknown[]) => Promise<void>,
): Promise<void> {
  const errors: unknown[] = [];
  const onError = (error: unknown): number => errors.push(error);
  const server = await startServer({ host: '127.0.0.1', port: 0, mounts, onError });
  try {
    await use(server, errors);
  } finally {
    await server.close();
  }
}

async function send(server: RunningServer, head: string): Promise<string> {
  const connection = await RawConnection.open(server.port, { timeout: 10_000 });
  try {
    connection.send(`${head}\r\n\r\n`);
    const { status, body } = await connection.response('GET');
    return `${status} ${body.toString('utf8')}`;
  } finally {
    connection.close();
  }
}

describe('a request goes to', () => {
  const mounts: Mount[] = [
    { prefix: '/api', load: async () => echo('api') },
    { prefix: '', load: async () => echo('site') },
  ];
  const CASES: [head: string, answer: string][] = [
    ['GET /api HTTP/1.1\r\nHost: x', '200 api x /api'],
    ['GET /api/posts?a HTTP/1.1\r\nHost: x:1', '200 api x:1 /api/posts?a'],
    ['GET /api?a HTTP/1.1\r\nHost: x', '200 api x /api?a'],
    ['GET /apiary HTTP/1.1\r\nHost: x', '200 site x /apiary'],
    ['GET /%61pi HTTP/1.1\r\nHost: x', '200 site x /%61pi'],
    ['GET //api HTTP/1.1\r\nHost: x', '200 site x //api'],
    ['GET http://y/api/posts HTTP/1.1\r\nHost: x', '200 api y /api/posts'],
    ['GET http://y/page HTTP/1.1\r\nHost: x', '200 site x http://y/page'],
    ['OPTIONS * HTTP/1.1\r\nHost: x', '200 site x *'],
    ['GET /api HTTP/1.0', '200 api localhost /api'],
    ['GET /api HTTP/1.1\r\nHost:', '200 api localhost /api'],
    ['GET /api HTTP/1.1\r\nHost: a b', '400 '],
    ['GET /api HTTP/1.1\r\nHost: x:99999', '400 '],
    ['GET /page HTTP/1.1\r\nHost: a b', '200 site a b /page'],
  ];
  for (const [head, answer] of CASES) {
    it(`${answer.trim()} for ${JSON.stringify(head)}`, () =>
      withServer(mounts, async (server, errors) => {
        assert.equal(await send(server, head), answer);
        assert.deepEqual(errors, []);
      }));
  }
});

describe('a component that does not load', () => {
  const get = 'GET /api HTTP/1.1\r\nHost: x';

  it('is a reported 500, the others go on, and the next request tries again', async () => {
    let attempts = 0;
    const load = async (): Promise<HttpComponent> => {
      attempts++;
      if (attempts < 3) throw new Error(`attempt ${attempts}`);
      return echo('api');
    };
    const mounts: Mount[] = [
      { prefix: '/api', load },
      { prefix: '', load: async () => echo('site') },
    ];
    await withServer(mounts, async (server, errors) => {
      assert.equal(await send(server, get), '500 ');
      assert.equal(await send(server, 'GET / HTTP/1.1\r\nHost: x'), '200 site x /');
      assert.equal(await send(server, get), '500 ');
      assert.equal(await send(server, get), '200 api x /api');
      assert.equal(await send(server, get), '200 api x /api');
      assert.deepEqual(errors.map(String), ['Error: attempt 1', 'Error: attempt 2']);
      assert.equal(attempts, 3, 'what has loaded is kept');
    });
  });
});

it('a component is loaded once for all requests of one moment', async () => {
  let attempts = 0;
  let finish = (): void => {};
  const finished = new Promise<void>((done) => {
    finish = done;
  });
  const load = async (): Promise<HttpComponent> => {
    attempts++;
    await finished;
    return echo('api');
  };
  await withServer([{ prefix: '/api', load }], async (server) => {
    const get = 'GET /api HTTP/1.1\r\nHost: x';
    const answers = [send(server, get), send(server, get)];
    // By the time that a later request is answered, the others wait for the component.
    assert.equal(await send(server, 'GET / HTTP/1.1\r\nHost: x'), '404 ');
    finish();
    assert.deepEqual(await Promise.all(answers), ['200 api x /api', '200 api x /api']);
    assert.equal(attempts, 1);
  });
});
