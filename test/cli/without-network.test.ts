/** Without a network everything but the deploying itself works, and no command even tries to reach it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, it } from 'vitest';
import type { Manifest } from '../../build/bundle/manifest.ts';
import { type CliResult, PROGRAM, spawnCli, startCli } from '../harness/run-cli.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

/** Notes and refuses each connection and look-up that leaves this machine. */
const OFFLINE = `
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';
import { syncBuiltinESMExports } from 'node:module';
const refused = (host) => {
  appendFileSync(process.env.OFFLINE_LOG, host + '\\n');
  return Object.assign(new Error('getaddrinfo ENOTFOUND ' + host), { code: 'ENOTFOUND' });
};
const isHere = (host) => host === undefined || /^(localhost|127\\.|::1|0\\.0\\.0\\.0)/.test(host);
const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const [first] = Array.isArray(args[0]) ? args[0] : args;
  if (!isHere(first?.host)) return this.destroy(refused(first.host));
  return connect.apply(this, args);
};
const { lookup } = dns;
dns.lookup = (host, ...rest) => (isHere(host) ? lookup(host, ...rest) : rest.at(-1)(refused(host)));
dns.promises.lookup = async (host) => { throw refused(host); };
syncBuiltinESMExports();
`;

const folder = temporaryFolder();
const site = join(folder, 'site');
const log = join(folder, 'log');
const preload = join(folder, 'offline.mjs');
writeFileSync(preload, OFFLINE);
writeFileSync(log, '');
const program = ['--import', preload, ...PROGRAM];

/** With nothing on the path, so that no tool of this machine is found. */
function offline<T>(start: () => T): T {
  const { PATH } = process.env;
  Object.assign(process.env, { OFFLINE_LOG: log, PATH: join(folder, 'no-tools') });
  try {
    return start();
  } finally {
    process.env.PATH = PATH;
    delete process.env.OFFLINE_LOG;
  }
}

function run(cwd: string, ...args: string[]): Promise<CliResult> {
  const child = offline(() => spawnCli(args, cwd, program));
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (part: Buffer) => (stdout += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (stderr += part.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}

/** A picture of noise, which a build makes smaller. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const line = 1 + width * 3;
  const rows = Buffer.from(
    Array.from({ length: height * line }, (_, at) => (at % line === 0 ? 0 : (at * at * 7) >> 9)),
  );
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

/** CRC-32 of PNG (annex D). */
function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

describe('without a network', () => {
  it('a site is begun, written, checked and built, with its cards and pictures', async () => {
    assert.equal((await run(folder, 'init', 'site', '--template', 'blog')).code, 0);
    assert.equal((await run(site, 'new', 'post', 'Offline')).code, 0);
    writeFileSync(join(site, 'content/assets/images/wide.png'), png(640, 320));
    writeFileSync(
      join(site, 'content/posts/wide.md'),
      '---\ntitle: Wide\ncreated: 2026-01-02\n---\n![Noise](assets/images/wide.png)\n',
    );
    const checked = await run(site, 'check', '--strict');
    assert.equal(checked.code, 0, checked.stderr);
    const built = await run(site, 'build', '--json');
    assert.equal(built.code, 0, built.stderr);
    assert.ok(existsSync(join(site, 'dist/site.wasm')));
    const manifest = JSON.parse(readFileSync(join(site, 'dist/manifest.json'), 'utf8')) as Manifest;
    const types = new Set(
      manifest.routes.flatMap(({ versions }) =>
        versions.flatMap(({ representations }) => representations.map(({ type }) => type)),
      ),
    );
    assert.ok(types.has('image/webp') && types.has('image/png'));
  });

  it('dev and preview serve it', async () => {
    for (const command of ['dev', 'preview']) {
      const { url, child, ended } = await offline(() => startCli([command, '--port', '0'], site, program));
      assert.match(await (await fetch(new URL('/posts/wide', url))).text(), /<h1[^>]*>Wide/);
      child.kill('SIGTERM');
      assert.equal(await ended, 0);
    }
  });

  it('doctor, docs and deploy say what there is and what to do', async () => {
    const doctor = await run(site, 'doctor');
    assert.equal(doctor.code, 0, doctor.stderr);
    assert.match(doctor.stdout, /^– spin: not installed\./m);
    const docs = await run(site, 'docs', 'hosts');
    assert.match(docs.stdout, /^# Hosts\n/, `${docs.code}: ${docs.stderr}`);
    const deployed = await run(site, 'deploy');
    assert.equal(deployed.code, 1);
    assert.match(deployed.stderr, /spin is not installed\. The steps:\n(?: {2}.*\n)+$/);
  });

  it('nothing was looked up and nothing connected to', () => {
    assert.equal(readFileSync(log, 'utf8'), '');
  });
});
