/**
 * The search costs an ordinary request nothing: under wasmtime, which counts instructions as fuel, it takes as many as in a
 * frame that has no search.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, it } from 'vitest';
import { linkSite } from '../../build/bundle/link.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { assembleFrame } from '../../build/handler/frame.ts';
import { compileFrame, FRAME_PARTS, type Target } from '../../build/handler/frames.ts';
import { buildSite } from '../../build/plan/build-site.ts';
import { ROOT } from '../api/hosts.ts';
import { compiledCore } from '../harness/compiled-core.ts';
import { MalformedResponse } from '../harness/http-response.ts';
import { RawConnection } from '../harness/raw-http.ts';
import { siteFolder, temporaryFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';
import { P3_OPTIONS, startWasmtime, whyNoWasmtime } from '../harness/wasmtime-host.ts';

const NO_SEARCH = {
  'src/serve/search/answer.ts': `
    import { Answer } from '../answer.ts';
    import { brokenAnswer } from '../compose.ts';
    import { Exchange } from '../exchange.ts';
    export function searchAnswer(exchange: Exchange, version: i32, representation: i32): Answer {
      return brokenAnswer();
    }`,
};

let framesWithoutSearch: Promise<Record<Target, Uint8Array>> | null = null;

/** Both at once: each core of the processor compiles one. */
async function compileWithoutSearch(): Promise<Record<Target, Uint8Array>> {
  const compile = async (target: Target): Promise<Uint8Array> => {
    const parts = FRAME_PARTS[target];
    return assembleFrame(ROOT, parts, await compiledCore({ root: ROOT, ...parts, inPlaceOf: NO_SEARCH }));
  };
  const [p2, p3] = await Promise.all([compile('p2'), compile('p3')]);
  return { p2, p3 };
}

/** A page as a browser requests it. */
const REQUEST =
  'GET /about HTTP/1.1\r\nhost: localhost\r\naccept: text/html,*/*;q=0.8\r\naccept-encoding: gzip, br\r\n\r\n';
/** Instructions that no request does with, and that suffice for any of these. */
const TOO_FEW = 1000;
const ENOUGH = 100_000;

for (const target of ['p2', 'p3'] as const)
  describe(`an ordinary request under wasmtime, ${target}`, unless(whyNoWasmtime()), () => {
    const engine = P3_OPTIONS.slice(0, target === 'p3' ? 2 : 0);
    let pack: Uint8Array;
    beforeAll(async () => {
      const content = siteFolder({
        'config.yml': 'sitename: Harbour\nsocial-cards: no\n',
        'pages/home.md': '---\ntitle: Home\n---\nWelcome.\n',
        'pages/about.md': `---\ntitle: About\n---\n${'All about it. '.repeat(100)}\n`,
      });
      const { result, problems } = await buildSite({ content, exclude: [], asOf: 1_767_225_600 });
      assert.ok(result !== null, JSON.stringify(problems));
      pack = concatenate(result.pack);
    });

    /** Compiles a component once, so that it starts often: the path of the result. */
    const compile = async (frame: Uint8Array): Promise<string> => {
      const folder = temporaryFolder();
      const [file, compiled] = [join(folder, 'site.wasm'), join(folder, 'site.cwasm')];
      await writeFile(file, linkSite(frame, pack));
      execFileSync('wasmtime', ['compile', '-W', 'fuel=1', ...engine, '-o', compiled, file]);
      return compiled;
    };

    /** Whether so much fuel suffices for a request of a new instance. */
    const suffices = async (compiled: string, fuel: number): Promise<boolean> => {
      const options = ['--allow-precompiled', '-W', `fuel=${fuel}`, ...(target === 'p3' ? P3_OPTIONS : [])];
      const host = await startWasmtime(compiled, options);
      try {
        const connection = await RawConnection.open(host.port);
        connection.send(REQUEST);
        const { status, body } = await connection.response();
        connection.close();
        return status === 200 && body.length > 0;
      } catch (error) {
        // The handler stopped between head and body.
        if (error instanceof MalformedResponse) return false;
        throw error;
      } finally {
        await host.stop();
      }
    };

    it('takes no instruction more than in a frame without a search', async () => {
      framesWithoutSearch ??= compileWithoutSearch();
      const frame = (await framesWithoutSearch)[target];
      const without = await compile(frame);
      let low = TOO_FEW;
      let high = ENOUGH;
      assert.ok(await suffices(without, high));
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (await suffices(without, middle)) high = middle;
        else low = middle;
      }
      const own = await compileFrame(ROOT, target);
      assert.ok(frame.length < own.length - 10_000, 'the search was left out');
      assert.ok(
        await suffices(await compile(own), high),
        `more than the ${high} instructions of a frame without a search`,
      );
    });
  });
