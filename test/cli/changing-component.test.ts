/** A component that is replaced while requests are under way. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { ChangingComponent } from '../../build/cli/changing-component.ts';
import type { IsolatedComponent } from '../../build/host/isolated.ts';
import type { HostRequest } from '../../build/host/wasi-http.ts';

const REQUEST: HostRequest = {
  method: 'GET',
  target: '/',
  scheme: 'HTTP',
  authority: 'localhost',
  headers: [],
  body: new Uint8Array(),
};

/** A component with its status, which answers when `go` is called. */
function held(status: number): { component: IsolatedComponent; go: () => void; isClosed: () => boolean } {
  let go = (): void => {};
  let isClosed = false;
  const isReady = new Promise<void>((resolve) => {
    go = resolve;
  });
  const component: IsolatedComponent = {
    handle: async () => {
      await isReady;
      if (isClosed) throw new Error('closed while it answered');
      return { status, headers: [], chunks: [] };
    },
    close: async () => {
      isClosed = true;
    },
  };
  return { component, go: () => go(), isClosed: () => isClosed };
}

/** Lets promises that are resolved already run on. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a component that is replaced', () => {
  it('answers the requests under way, is closed after the last of them, and gets no others', async () => {
    const [first, second] = [held(201), held(202)];
    const changing = new ChangingComponent(async () => first.component);
    const underWay = [changing.handle(REQUEST), changing.handle(REQUEST)];
    changing.replaceBy(second.component);
    second.go();
    assert.equal((await changing.handle(REQUEST)).status, 202);
    assert.equal(first.isClosed(), false);
    first.go();
    assert.deepEqual(
      (await Promise.all(underWay)).map(({ status }) => status),
      [201, 201],
    );
    await settle();
    assert.equal(first.isClosed(), true);
    assert.equal(second.isClosed(), false);
  });

  it('is closed at once where it is idle, and not loaded for that', async () => {
    const [first, second] = [held(201), held(202)];
    let loads = 0;
    const changing = new ChangingComponent(async () => first.component);
    first.go();
    await changing.handle(REQUEST);
    changing.replaceByLoaded(async () => {
      loads++;
      return second.component;
    });
    await settle();
    assert.equal(first.isClosed(), true);
    changing.replaceBy(held(203).component);
    await settle();
    assert.equal(loads, 0);
  });

  it('is loaded again at the next request where loading failed', async () => {
    const { component, go } = held(201);
    let loads = 0;
    const changing = new ChangingComponent(async () => {
      if (++loads === 1) throw new Error('not yet');
      return component;
    });
    go();
    await assert.rejects(changing.handle(REQUEST), /not yet/);
    assert.equal((await changing.handle(REQUEST)).status, 201);
  });

  it('is closed with the whole, and a failed one closes without an error', async () => {
    const { component, go, isClosed } = held(201);
    const changing = new ChangingComponent(async () => component);
    go();
    await changing.handle(REQUEST);
    await changing.close();
    assert.equal(isClosed(), true);
    const failing = new ChangingComponent(async () => {
      throw new Error('never');
    });
    await assert.rejects(failing.handle(REQUEST), /never/);
    await failing.close();
  });
});
