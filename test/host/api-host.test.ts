/** What the embedded host gives an API: Spin's interfaces in memory, streams, timers, denied requests. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import type { Imports } from '../../build/host/component.ts';
import { handlerComponent } from '../../build/host/request-handler.ts';
import { spinImports } from '../../build/host/spin-stand-in.ts';
import { cliImports } from '../../build/host/wasi-cli.ts';
import { monotonicClock } from '../../build/host/wasi-clocks.ts';
import { Fields, type OutputStream, Pollable, poll } from '../../build/host/wasi-http.ts';
import { OutgoingRequest, outgoingHandler } from '../../build/host/wasi-http-client.ts';

interface Store {
  get(key: string): Uint8Array | undefined;
  set(key: string, value: Uint8Array): void;
  delete(key: string): void;
  exists(key: string): boolean;
}
/** Calls a function of an import object. */
function call(imports: Imports, name: string, key: string, ...values: unknown[]): unknown {
  const run = imports[name]?.[key] as ((...given: unknown[]) => unknown) | undefined;
  assert.ok(run !== undefined, `${name} has ${key}`);
  return run(...values);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The payload of what `run` throws. */
function payloadOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return (error as { payload?: unknown }).payload;
  }
  return assert.fail('nothing was thrown');
}

describe('variables in memory', () => {
  const host = spinImports({ variables: { token: 'x', empty: '' }, stores: [] });
  const get = (name: string): unknown => call(host, 'fermyon:spin/variables', 'get', name);

  it('gives what is set, an empty text too', () => {
    assert.deepEqual([get('token'), get('empty')], ['x', '']);
  });

  for (const [name, tag] of [
    ['other', 'undefined'],
    ['tostring', 'undefined'],
    ['Token', 'invalid-name'],
    ['__proto__', 'invalid-name'],
    ['', 'invalid-name'],
  ] as const) {
    it(`'${name}' is ${tag}`, () =>
      assert.deepEqual(
        payloadOf(() => get(name)),
        { tag, val: name },
      ));
  }
});

describe('stores in memory', () => {
  const host = spinImports({ variables: {}, stores: ['default', 'other'] });
  const open = (name: string): Store => call(host, 'wasi:keyvalue/store', 'open', name) as Store;
  const increment = (store: Store, key: string, delta: bigint): unknown =>
    call(host, 'wasi:keyvalue/atomics', 'increment', store, key, delta);

  it('keep what is set, each for itself, and give copies', () => {
    const value = bytes('v');
    open('default').set('k', value);
    value[0] = 0;
    assert.deepEqual(open('default').get('k'), bytes('v'));
    assert.equal(open('other').get('k'), undefined);
    open('default').delete('k');
    assert.ok(!open('default').exists('k'));
  });

  it('count up and down from 0', () => {
    const store = open('default');
    assert.deepEqual(
      [increment(store, 'n', 2n), increment(store, 'n', -5n), increment(store, 'n', 0n)],
      [2n, -3n, -3n],
    );
  });

  it('do not count what is no number', () => {
    const store = open('default');
    store.set('word', bytes('word'));
    assert.deepEqual(
      payloadOf(() => increment(store, 'word', 1n)),
      { tag: 'other', val: 'word is not a number' },
    );
  });

  it('that were not granted are denied', () => {
    assert.deepEqual(
      payloadOf(() => open('secret')),
      { tag: 'access-denied' },
    );
  });
});

describe('standard error', () => {
  it('comes line by line, however it is written, and characters that were cut are whole again', () => {
    const lines: string[] = [];
    const host = cliImports((line) => lines.push(line));
    const stream = call(host, 'wasi:cli/stderr', 'getStderr') as OutputStream;
    const text = bytes('one\ntwo é\nthree');
    for (const byte of text) stream.write(Uint8Array.of(byte));
    assert.deepEqual(lines, ['one', 'two é']);
  });
});

describe('timers', () => {
  const subscribe = monotonicClock['subscribeDuration'] as (nanoseconds: bigint) => Pollable;

  it('are waited for where nothing else is ready', () => {
    const start = performance.now();
    const [late, soon] = [subscribe(1_000_000_000n), subscribe(20_000_000n)];
    assert.deepEqual([...poll([late, soon])], [1]);
    const waited = performance.now() - start;
    assert.ok(waited >= 19, `${waited} ms`);
  });

  it('delay no event that is ready', () => {
    assert.deepEqual([...poll([subscribe(60_000_000_000n), new Pollable()])], [1]);
  });
});

describe('an outgoing request', () => {
  const sent: string[] = [];
  const { handle } = outgoingHandler(['https://api.example.com'], ({ method, url }) => {
    sent.push(`${method} ${url}`);
    return { status: 204, headers: [], body: new Uint8Array(0) };
  }) as { handle: (request: OutgoingRequest) => { get(): unknown } };
  const to = (scheme: string, authority: string): OutgoingRequest => {
    const request = new OutgoingRequest(new Fields());
    request.setScheme({ tag: scheme });
    request.setAuthority(authority);
    request.setPathWithQuery('/a?b');
    return request;
  };

  it('goes to an origin that was named, in any case', () => {
    handle(to('HTTPS', 'API.example.com')).get();
    assert.deepEqual(sent, ['GET https://api.example.com/a?b']);
  });

  for (const [scheme, authority] of [
    ['HTTP', 'api.example.com'],
    ['HTTPS', 'api.example.com:8443'],
    ['HTTPS', 'api.example.com.evil.example'],
    ['HTTPS', 'user@api.example.com'],
    ['HTTPS', ''],
  ] as const) {
    it(`is denied to ${scheme} '${authority}'`, () => {
      assert.throws(() => handle(to(scheme, authority)), { tag: 'HTTP-request-denied' });
    });
  }
});

describe('a handler in Node behind a component’s interface', () => {
  const seen: string[] = [];
  const component = handlerComponent(async (request) => {
    seen.push(`${request.method} ${request.url} ${await request.text()}`);
    return new Response(null, { status: 204 });
  });
  const send = async (method: string, authority: string, body = ''): Promise<number> => {
    const request = {
      method,
      target: '/api/x?y',
      scheme: 'HTTP' as const,
      authority,
      headers: [],
      body: bytes(body),
    };
    return (await component.handle(request)).status;
  };

  it('sees method, URL and body as they were sent, methods that Fetch forbids too', async () => {
    assert.equal(await send('POST', 'localhost:3000', 'text'), 204);
    assert.equal(await send('TRACE', 'localhost'), 204);
    assert.deepEqual(seen, ['POST http://localhost:3000/api/x?y text', 'TRACE http://localhost/api/x?y ']);
  });

  it('answers an authority that is none with 400', async () => {
    assert.equal(await send('GET', 'not a host'), 400);
  });
});
