/** What docs/debugging.md promises of the site's handler: names in a trap, and lines for its addresses. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { linkSite } from '../../build/bundle/link.ts';
import { loadFrame } from '../../build/handler/frames.ts';
import { locate } from '../../build/handler/locate.ts';
import { compiledCore } from '../harness/compiled-core.ts';
import { RawConnection } from '../harness/raw-http.ts';
import { unless } from '../harness/unless.ts';
import { P3_OPTIONS, startWasmtime, whyNoWasmtime } from '../harness/wasmtime-host.ts';
import { ROOT } from './hosts.ts';

/** For each target the handler's entry, and fuel enough for it to get going, but not to its end. */
const TARGETS = [
  { target: 'p2', entry: 'src/edge/wasi-http-0.2', options: ['-W', 'fuel=150'] },
  { target: 'p3', entry: 'src/edge/wasi-http-0.3', options: [...P3_OPTIONS, '-W', 'fuel=400'] },
] as const;

for (const { target, entry, options } of TARGETS) {
  describe(`a trap of the site’s handler under wasmtime, ${target}`, {
    ...unless(whyNoWasmtime()),
  }, () => {
    /** Address and function of each frame of the handler. */
    let frames: { address: number; name: string }[] = [];
    let component: Uint8Array;

    beforeAll(async () => {
      component = linkSite(await loadFrame(target), new Uint8Array(1000));
      const host = await startWasmtime(component, options);
      const connection = await RawConnection.open(host.port);
      connection.send('GET /posts/first HTTP/1.1\r\nhost: localhost\r\n\r\n');
      assert.equal((await connection.response()).status, 500);
      connection.close();
      await host.printed(new RegExp(`!${entry}/handle$`, 'm'));
      await host.stop();
      const lines = host.output().matchAll(/^\s+\d+:\s+0x([0-9a-f]+) - <unknown>!(\S+)$/gm);
      frames = [...lines].map(([, address = '', name = '']) => ({
        address: Number.parseInt(address, 16),
        name,
      }));
    });

    it('names the functions of the handler', () => {
      assert.ok(frames.length > 0);
      assert.equal(frames.at(-1)?.name, `${entry}/handle`);
    });

    it('has addresses that lead to a line of the function named, or of one compiled into it', async () => {
      const positions = await locate(
        component,
        frames.map(({ address }) => address),
        ROOT,
        compiledCore,
      );
      for (const [index, position] of positions.entries()) {
        assert.ok(position !== null, frames[index]?.name);
        if (position.source.startsWith('~lib/')) continue;
        const lines = readFileSync(join(ROOT, position.source), 'utf8').split('\n');
        assert.ok(position.line <= lines.length);
        assert.notEqual(lines[position.line - 1]?.trim(), '');
      }
      assert.equal(positions.at(-1)?.source, `${entry}.ts`);
    });

    it('is not looked for in what is no component of a site', async () => {
      // A component of no sections but its preamble.
      await assert.rejects(locate(component.slice(0, 8), [1], ROOT), /no component/);
    });
  });
}

it('an address in a component with the MCP endpoint leads to the files of the endpoint', async () => {
  const component = linkSite(await loadFrame('p2-agents'), new Uint8Array(1000));
  const addresses = Array.from({ length: component.length >> 8 }, (_, index) => index << 8);
  const positions = await locate(component, addresses, ROOT, compiledCore);
  const sources = new Set(positions.flatMap((position) => (position === null ? [] : [position.source])));
  assert.ok(sources.has('src/edge/agents-0.2.ts'));
  assert.ok([...sources].some((source) => source.startsWith('src/serve/mcp/')));
});
