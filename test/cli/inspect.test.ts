/** coldpress inspect: builds told apart, and files that must not be deployed. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import type { BuildMark } from '../../build/bundle/build-mark.ts';
import { markSection } from '../../build/bundle/build-mark.ts';
import { concatenate } from '../../build/bytes/chunks.ts';
import { runInspect } from '../../build/cli/inspect.ts';
import { markedFile } from '../harness/marked-file.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

const BUILD = `sha256:${'c'.repeat(64)}`;
const SITE: BuildMark = { kind: 'site', build: BUILD, coldpress: '1.2.3', wasi: '0.2', api: true };
const P3: BuildMark = { ...SITE, wasi: '0.3' };
const API: BuildMark = { kind: 'api', build: BUILD, coldpress: '1.2.3', wasi: '0.2' };
const other = (mark: BuildMark): BuildMark => ({ ...mark, build: `sha256:${'d'.repeat(64)}` });

async function inspect(options: Record<string, string | boolean>) {
  const [printed, notes]: [string[], string[]] = [[], []];
  const code = await runInspect(options, {
    print: (text) => printed.push(text),
    note: (text) => notes.push(text),
    ...{ colour: false, interactive: false },
  });
  return { code, printed: printed.join(''), notes: notes.join('') };
}

/** Files named in the command line, in a folder. */
async function inspectFiles(contents: readonly Uint8Array[]) {
  const folder = temporaryFolder();
  const names = contents.map((content, index) => {
    const name = join(folder, `${index}.wasm`);
    writeFileSync(name, content);
    return name;
  });
  const keys = ['file', 'second', 'third'];
  return inspect(Object.fromEntries(names.map((name, index) => [keys[index] ?? '', name])));
}

const CORE_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const withSection = (content: Uint8Array): Uint8Array =>
  concatenate([markedFile(null), Uint8Array.of(0, content.length), content]);
const named = (text: string): Uint8Array =>
  concatenate([Uint8Array.of(9), Buffer.from('coldpress'), Buffer.from(text)]);

const CASES: [title: string, files: Uint8Array[], fault: RegExp | null][] = [
  ['a site', [markedFile(SITE)], null],
  ['a site and its API', [markedFile(SITE), markedFile(API)], null],
  ['both targets and their API', [markedFile(SITE), markedFile(P3), markedFile(API)], null],
  ['the API of another build', [markedFile(SITE), markedFile(other(API))], /of two builds/],
  ['a target of another build', [markedFile(SITE), markedFile(other(P3))], /of two builds/],
  [
    'an API that the site does not have',
    [markedFile({ ...SITE, api: false }), markedFile(API)],
    /has no API/,
  ],
  ['a component of another tool', [markedFile(null)], /names no build/],
  ['a core module', [CORE_MODULE], /core module/],
  ['a text', [Buffer.from('This is no component.')], /no WebAssembly/],
  ['an empty file', [new Uint8Array()], /cut short/],
  ['a preamble in part', [markedFile(SITE).subarray(0, 6)], /cut short/],
  ['a section in part', [markedFile(SITE).subarray(0, -1)], /cut short/],
  ['the head of a section in part', [concatenate([markedFile(SITE), Uint8Array.of(1)])], /cut short/],
  ['a length without an end', [concatenate([markedFile(SITE), new Uint8Array(9).fill(255)])], /cut short/],
  ['a mark that is no JSON', [withSection(named('{'))], /names no build/],
  ['a mark of another form', [withSection(named('{"kind":"site","build":"1"}'))], /names no build/],
  ['a mark that is null', [withSection(named('null'))], /names no build/],
  ['a section with a name that is too long', [withSection(Uint8Array.of(200, 1))], /names no build/],
];

describe('coldpress inspect', () => {
  for (const [title, files, fault] of CASES) {
    it(`${fault === null ? 'takes' : 'refuses'} ${title}`, async () => {
      const { code, notes } = await inspectFiles(files);
      assert.equal(code, fault === null ? 0 : 1, notes);
      if (fault !== null) assert.match(notes, fault);
    });
  }

  it('prints the build, the digest of the file, WASI and the version', async () => {
    const { printed } = await inspectFiles([markedFile(P3)]);
    for (const text of [BUILD, 'WASI 0.3', '1.2.3', /digest {5}sha256:[0-9a-f]{64}/]) {
      assert.match(printed, new RegExp(text));
    }
  });

  it('takes the last mark of a component that has two', async () => {
    const twice = concatenate([markedFile(other(SITE)), ...markSection(SITE)]);
    assert.match((await inspectFiles([twice])).printed, new RegExp(BUILD));
  });

  it('reads the output folder, where the API of a site must be', async () => {
    const out = temporaryFolder();
    await assert.rejects(inspect({ out }), /has no component/);
    writeFileSync(join(out, 'site.wasm'), markedFile(SITE));
    assert.match((await inspect({ out })).notes, /api\.wasm is not there/);
    writeFileSync(join(out, 'api.wasm'), markedFile(API));
    const { code, printed } = await inspect({ out, json: true });
    const { files, faults } = JSON.parse(printed) as { files: { mark: BuildMark }[]; faults: string[] };
    assert.deepEqual([code, files.map(({ mark }) => mark), faults], [0, [SITE, API], []]);
  });

  it('names a file that is missing', async () => {
    const { code, notes } = await inspect({ file: join(temporaryFolder(), 'gone.wasm') });
    assert.equal(code, 1);
    assert.match(notes, /no file .*gone\.wasm/);
  });
});
