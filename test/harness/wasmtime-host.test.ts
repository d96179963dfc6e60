/** The host that other tests stand on: it starts, tells traps, and is gone when it should be. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parse } from '@bytecodealliance/jco-transpile/wasm-tools';
import { beforeAll, describe, it } from 'vitest';
import { linkSite } from '../../build/bundle/link.ts';
import { assembleFrame } from '../../build/handler/frame.ts';
import { FRAME_PARTS } from '../../build/handler/frames.ts';
import { isRunning } from '../../build/remember/is-running.ts';
import { exchange, RawConnection, requestBytes } from './raw-http.ts';
import { unless } from './unless.ts';
import { startWasmtime, whyNoWasmtime } from './wasmtime-host.ts';

const root = join(import.meta.dirname, '..', '..');
const missing = whyNoWasmtime();

/** The smallest handlers: one answers 204 to everything, one traps. */
const ANSWER_204 = `(module
  (import "env" "memory" (memory 1))
  (import "wasi:http/types@0.2.0" "[resource-drop]incoming-request" (func $drop (param i32)))
  (import "fields" "[static]fields.from-list" (func $fields (param i32 i32 i32)))
  (import "wasi:http/types@0.2.0" "[constructor]outgoing-response" (func $response (param i32) (result i32)))
  (import "wasi:http/types@0.2.0" "[method]outgoing-response.set-status-code" (func $status (param i32 i32) (result i32)))
  (import "wasi:http/types@0.2.0" "[static]response-outparam.set"
    (func $set (param i32 i32 i32 i32 i64 i32 i32 i32 i32)))
  (func (export "handle") (param $request i32) (param $out i32) (local $answer i32)
    (call $drop (local.get $request))
    (call $fields (i32.const 0) (i32.const 0) (i32.const 64))
    (local.set $answer (call $response (i32.load (i32.const 68))))
    (drop (call $status (local.get $answer) (i32.const 204)))
    (call $set (local.get $out) (i32.const 0) (local.get $answer)
      (i32.const 0) (i64.const 0) (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 0))))`;
const TRAP = '(module (func (export "handle") (param i32 i32) unreachable))';

async function component(core: string): Promise<Uint8Array> {
  const frame = await assembleFrame(root, FRAME_PARTS.p2, await parse(core));
  return linkSite(frame, Uint8Array.of(1, 2, 3));
}

async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; tries < 500 && isRunning(pid); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.equal(isRunning(pid), false, `process ${pid} is still there`);
}

describe('wasmtime serve around a component', unless(missing), () => {
  let answers: Uint8Array;
  beforeAll(async () => {
    answers = await component(ANSWER_204);
  });

  it('listens when it is handed out, and knows its own memory and time', async () => {
    const host = await startWasmtime(answers);
    try {
      // Enough requests to take more than the clock's ticks of 10 ms.
      for (let count = 0; count < 200; count++) {
        assert.equal((await exchange(host.port, requestBytes('GET', '/'))).status, 204);
      }
      assert.ok((await host.residentBytes()) > 1_000_000);
      assert.ok((await host.cpuSeconds()) > 0);
    } finally {
      await host.stop();
    }
  });
  it('is gone, with its port, when stop has returned', async () => {
    const host = await startWasmtime(answers);
    await host.stop();
    assert.equal(isRunning(host.pid), false);
    await assert.rejects(RawConnection.open(host.port), { code: 'ECONNREFUSED' });
  });
  it('keeps what it prints, so that a test can see a trap', async () => {
    const host = await startWasmtime(await component(TRAP));
    try {
      assert.equal((await exchange(host.port, requestBytes('GET', '/'))).status, 500);
      await host.printed(/unreachable/);
      assert.match(host.output(), /unreachable/);
    } finally {
      await host.stop();
    }
  });
  it('says what wasmtime said where it cannot start', async () => {
    await assert.rejects(startWasmtime(Uint8Array.of(0, 1, 2, 3)), /wasmtime ended:[\s\S]*Error/);
    await assert.rejects(startWasmtime(answers, ['--no-such-option']), /no-such-option/);
  });
  it('is gone also when the process that started it is killed', async () => {
    const script = `
      import { startWasmtime } from './test/harness/wasmtime-host.ts';
      const host = await startWasmtime(Buffer.from(process.argv[1], 'base64'));
      console.log(host.pid);
      setInterval(() => {}, 1000);`;
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', script, Buffer.from(answers).toString('base64')],
      { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    assert.ok(isRunning(pid));
    child.kill('SIGKILL');
    await untilGone(pid);
  });
});
