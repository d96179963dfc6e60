import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentWit, metadataShow } from '@bytecodealliance/jco-transpile/wasm-tools';
import { beforeAll, describe, it } from 'vitest';
import { linkSite } from '../../build/bundle/link.ts';
import { SiteTooLarge } from '../../build/bundle/site-limits.ts';
import { CORE_MODULE_SECTION, readSections } from '../../build/bundle/wasm-sections.ts';
import { compileFrame, type FrameName } from '../../build/handler/frames.ts';

/** Section id of a core module's start function. */
const START_SECTION = 8;

const root = join(import.meta.dirname, '..', '..');
const PACK = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7919) >> 3);

/** Each target's world in wit/world.wit, and all that its component may import. */
const WORLDS: [target: FrameName, world: string, imports: string[], kilobytes: number][] = [
  [
    'p2',
    'site',
    ['wasi:clocks/wall-clock@0.2.0', 'wasi:http/types@0.2.0', 'wasi:io/error@0.2.0', 'wasi:io/streams@0.2.0'],
    84,
  ],
  [
    'p2-agents',
    'site',
    ['wasi:clocks/wall-clock@0.2.0', 'wasi:http/types@0.2.0', 'wasi:io/error@0.2.0', 'wasi:io/streams@0.2.0'],
    108,
  ],
  ['p3', 'site-p3', ['wasi:clocks/system-clock@0.3.0', 'wasi:http/types@0.3.0'], 84],
  ['p3-agents', 'site-p3', ['wasi:clocks/system-clock@0.3.0', 'wasi:http/types@0.3.0'], 114],
];

for (const [target, world, imports, kilobytes] of WORLDS)
  describe(`the site component for ${target}`, () => {
    let frame: Uint8Array;
    let component: Uint8Array;
    let wit: string;
    beforeAll(async () => {
      frame = await compileFrame(root, target);
      component = linkSite(frame, PACK);
      wit = await componentWit(component);
    });

    it(`imports and exports exactly what world ${world} in wit/world.wit says`, () => {
      const text = readFileSync(join(root, 'wit', 'world.wit'), 'utf8');
      const written = new RegExp(`^world ${world} \\{([^}]*)\\}`, 'm').exec(text)?.[1] ?? '';
      assert.deepEqual(named(wit, 'import'), named(written, 'import'));
      assert.deepEqual(named(wit, 'export'), named(written, 'export'));
      assert.equal(named(written, 'export').length, 1);
    });

    it('imports nothing but HTTP, the streams it needs, and the wall clock', () => {
      assert.deepEqual(named(wit, 'import'), imports);
    });

    // 53 KB before it could inflate bodies (5 to 8 KB) and search (the rest). The endpoint for agents is 26 KB.
    it(`has at most ${kilobytes} KB of code and frame without a site`, () => {
      assert.ok(frame.length <= kilobytes * 1024, `${frame.length} bytes`);
    });

    it('has two core modules, the memory first', async () => {
      const metadata = await metadataShow(component);
      const modules = metadata.filter(({ metaType }) => metaType.tag === 'module');
      assert.equal(modules.length, 2);
    });

    it('has nothing to run when an instance starts: hosts would run it for each', () => {
      const modules = readSections(component).sections.filter(({ id }) => id === CORE_MODULE_SECTION);
      for (const { bytes } of modules) {
        assert.ok(readSections(bytes).sections.every(({ id }) => id !== START_SECTION));
      }
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
      // A pack beside memory is filled up to whole pages of 512 bytes.
      assert.ok(large.length - small.length <= 1_000_016 + 520);
    });

    it('refuses a pack that no component can hold', () => {
      const tooLarge = { length: 2 ** 30 } as Uint8Array;
      assert.throws(() => linkSite(frame, tooLarge), SiteTooLarge);
    });
  });

/** The interfaces that a WIT text imports or exports, sorted. */
function named(text: string, word: 'import' | 'export'): string[] {
  return [...text.matchAll(new RegExp(`^\\s*${word} ([a-z]+:[^;\\s]+);`, 'gm'))]
    .map(([, name]) => name ?? '')
    .sort();
}
