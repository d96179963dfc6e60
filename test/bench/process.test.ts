/** The parts that start processes, with one small server for a second. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'vitest';
import { timedRun } from '../../bench/build/timed-run.ts';
import { findCommand } from '../../bench/commands.ts';
import { bundleServer } from '../../bench/serve/bundle-server.ts';
import { PAGE_PATH } from '../../bench/serve/page.ts';
import { startServer } from '../../bench/serve/process.ts';
import { measureRounds } from '../../bench/serve/rounds.ts';
import { inTemporaryFolder } from '../../bench/temporary-folder.ts';
import { isRunning } from '../../build/remember/is-running.ts';
import { ROOT } from '../harness/run-cli.ts';
import { temporaryFolder } from '../harness/site-folder.ts';
import { unless } from '../harness/unless.ts';

const WITHOUT_WRK = findCommand('wrk') === null ? 'wrk is not installed: nothing was measured' : false;
const PORT = 18_911;

describe('a server under measurement', () => {
  const url = `http://127.0.0.1:${PORT}${PAGE_PATH}`;
  const folder = temporaryFolder();

  it('is measured for a second, alone and with others', unless(WITHOUT_WRK), async () => {
    const file = await bundleServer(ROOT, 'node-http', folder);
    const server = { command: process.execPath, args: [file, String(PORT)] };
    const lines: string[] = [];
    const [measured] = await measureRounds([{ name: 'node-http', server, url }], {
      rounds: 1,
      load: { connections: 4, seconds: 1 },
      warmUp: 0,
      patience: 0,
      retries: 0,
      onProgress: (line) => lines.push(line),
    });
    const [sample] = measured?.samples ?? [];
    assert.ok(measured !== undefined && sample !== undefined);
    assert.deepEqual(lines, ['round 1 of 1, 4 connections: node-http']);
    assert.equal(sample.errors, 0);
    // What holds on any machine: figures are there and do not contradict each other.
    assert.ok(sample.requestsPerSecond > 0 && sample.cpuMicroseconds > 0);
    assert.ok(sample.p50 > 0 && sample.p99 >= sample.p50);
    assert.ok(measured.peakBytes > 10e6, `${measured.peakBytes} bytes`);
  });

  it('ends with all that it has started', async () => {
    const script = `require('node:child_process').spawn('sleep', ['60']);
      require('node:http').createServer((_, response) => response.end()).listen(${PORT}, '127.0.0.1');`;
    const server = await startServer({ command: process.execPath, args: ['-e', script] }, url);
    const pids = await server.pids();
    assert.equal(pids.length, 2);
    await server.stop();
    for (let turn = 0; pids.some(isRunning) && turn < 100; turn++) await delay(20);
    assert.deepEqual(pids.filter(isRunning), []);
  });

  it('that does not start is reported with its output', async () => {
    const server = { command: process.execPath, args: ['-e', 'throw new Error("no such folder")'] };
    await assert.rejects(startServer(server, url), /does not answer at http:[\s\S]*no such folder/);
    await assert.rejects(startServer({ command: 'no-such-server', args: [] }, url), /ENOENT/);
  });
});

describe('a folder for a while', () => {
  it('is gone when the work is done, and when it fails', async () => {
    const seen: string[] = [];
    const work = async (folder: string): Promise<string> => {
      writeFileSync(join(folder, 'file'), 'x');
      seen.push(folder);
      return 'done';
    };
    assert.equal(await inTemporaryFolder(work), 'done');
    const failing = inTemporaryFolder(async (folder) => {
      await work(folder);
      throw new Error('no');
    });
    await assert.rejects(failing, /no/);
    assert.deepEqual(
      seen.filter((folder) => existsSync(folder)),
      [],
    );
  });

  it('is gone when the benchmark is interrupted', () => {
    const module = join(ROOT, 'bench', 'temporary-folder.ts');
    const script = `const { inTemporaryFolder } = await import('${module}');
      await inTemporaryFolder(async (folder) => { console.log(folder); process.exit(0); });`;
    const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script];
    const folder = execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
    assert.match(folder, /coldpress-bench-/);
    assert.equal(existsSync(folder), false);
  });
});

describe('a run that is timed', () => {
  it('counts time, CPU and memory of all its processes', async () => {
    const script = `const held = Buffer.alloc(200e6, 1);
      const until = process.cpuUsage().user + 300e3;
      while (process.cpuUsage().user < until) held[0]++;
      require('node:child_process').execFileSync('sleep', ['0.3']);`;
    const sample = await timedRun({ command: process.execPath, args: ['-e', script] });
    assert.ok(sample.cpuSeconds >= 0.3, `${sample.cpuSeconds} s of CPU`);
    assert.ok(sample.seconds >= 0.5, `${sample.seconds} s`);
    assert.ok(sample.peakBytes > 200e6, `${sample.peakBytes} bytes`);
  });

  it('that fails is reported with its output', async () => {
    const line = { command: 'sh', args: ['-c', 'echo no posts here; exit 3'] };
    await assert.rejects(timedRun(line), /sh -c .* ended with 3:\nno posts here/);
  });

  it('sees nothing of our environment but where programs and caches are', async () => {
    const folder = temporaryFolder();
    process.env.BENCH_SECRET = 'x';
    const line = { command: 'sh', args: ['-c', 'env > env.txt'], cwd: folder, environment: { EXTRA: '1' } };
    await timedRun(line);
    const names = execFileSync('sed', ['s/=.*//', `${folder}/env.txt`], { encoding: 'utf8' })
      .trim()
      .split('\n');
    assert.deepEqual(names.filter((name) => !['OLDPWD', 'PWD', 'SHLVL', '_'].includes(name)).sort(), [
      'EXTRA',
      'HOME',
      'PATH',
    ]);
  });
});
