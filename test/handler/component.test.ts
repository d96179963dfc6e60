import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { componentWit, metadataShow } from '@bytecodealliance/jco-transpile/wasm-tools';
import { linkSite } from '../../build/bundle/link.ts';
import { compileFrame } from '../../build/handler/frames.ts';

const root = join(import.meta.dirname, '..', '..');
const PACK = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7919) >> 3);

describe('the site component', () => {
  let frame: Uint8Array;
  let component: Uint8Array;
  let wit: string;
  before(async () => {
    frame = await compileFrame(root, 'p2');
    component = linkSite(frame, PACK);
    wit = await componentWit(component);
  });

  it('imports and exports exactly what wit/world.wit says', () => {
    const named = (text: string, word: string): string[] =>
      [...text.matchAll(new RegExp(`^\\s*${word} ([a-z]+:[^;\\s]+);`, 'gm'))]
        .map(([, name]) => name ?? '')
        .sort();
    const world = readFileSync(join(root, 'wit', 'world.wit'), 'utf8');
    assert.deepEqual(named(wit, 'import'), named(world, 'import'));
    assert.deepEqual(named(wit, 'export'), named(world, 'export'));
  });

  it('imports nothing but wasi:http/types, wasi:io and the wall clock', () => {
    const imports = [...wit.matchAll(/^\s*import ([a-z:/-]+)@/gm)].map(([, name]) => name);
    assert.deepEqual(imports.sort(), [
      'wasi:clocks/wall-clock',
      'wasi:http/types',
      'wasi:io/error',
      'wasi:io/poll',
      'wasi:io/streams',
    ]);
  });

  it('has at most 60 KB of code and frame without a site', () => {
    assert.ok(frame.length <= 60 * 1024, `${frame.length} bytes`);
  });

  it('has two core modules, the memory first', async () => {
    const metadata = await metadataShow(component);
    const modules = metadata.filter(({ metaType }) => metaType.tag === 'module');
    assert.equal(modules.length, 2);
  });

  it('holds the pack once, as it is', () => {
    const at = Buffer.from(component).indexOf(PACK);
    assert.ok(at > 0);
    assert.equal(Buffer.from(component).indexOf(PACK, at + 1), -1);
  });

  it('is the same bytes when linked again', () => {
    assert.deepEqual(linkSite(frame, PACK), component);
  });

  it('grows by the pack and a few bytes of framing, no more', () => {
    const small = linkSite(frame, new Uint8Array(1000).fill(1));
    const large = linkSite(frame, new Uint8Array(1_001_000).fill(1));
    assert.ok(large.length - small.length <= 1_000_016);
  });

  it('refuses a pack that no component can hold', () => {
    const tooLarge = { length: 2 ** 31 } as Uint8Array;
    assert.throws(() => linkSite(frame, tooLarge), RangeError);
  });
});
