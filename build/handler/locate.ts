/**
 * From an address in a linked component, as a host's backtrace prints it, to the line of src/ it was compiled
 * from. No source map is shipped: the handler is compiled again, with one, and has to come out the same.
 *
 *     node --import tsx build/handler/locate.ts dist/site.wasm 0x2a07c 0x2cba8
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CompactSourceMap, findSources, type SourcePosition } from '../../src/api/source-map.ts';
import { CORE_MODULE_SECTION, readSections } from '../bundle/wasm-sections.ts';
import { agentsEntry, compileCore, fileOf } from './compile.ts';
import { FRAME_PARTS, type Target } from './frames.ts';

/** Section id of a core module's functions. */
const CODE_SECTION = 10;
/** Section id of a component's exports. */
const COMPONENT_EXPORT_SECTION = 11;

/**
 * The source lines of `addresses` in `component`; null for an address outside the handler's code. `compile` may be
 * replaced by one that keeps its results. Throws where the component was linked from other sources than those in
 * `root`.
 */
export async function locate(
  component: Uint8Array,
  addresses: number[],
  root: string,
  compile: typeof compileCore = compileCore,
): Promise<(SourcePosition | null)[]> {
  const linkedCodes = readSections(component)
    .sections.filter(({ id }) => id === CORE_MODULE_SECTION)
    .flatMap(({ bytes }) => codeOf(bytes) ?? []);
  if (linkedCodes.length === 0) throw new Error('this is no component with code in it');
  const target = targetOf(component);
  for (const name of [target, `${target}-agents`] as const) {
    const { entry, forAgents = false } = FRAME_PARTS[name];
    let text = '';
    const core = await compile({ root, entry, forAgents, onSourceMap: (map) => (text = map) });
    const compiled = codeOf(core);
    const linked = linkedCodes.find((code) => compiled !== undefined && Buffer.compare(code, compiled) === 0);
    if (compiled === undefined || linked === undefined) continue;
    // A source map of a Wasm module has one line, whose columns are byte offsets in the module. Linking takes
    // the data out of the module, so offsets are counted from the code, which it leaves as it is.
    const shift = compiled.byteOffset - core.byteOffset - (linked.byteOffset - component.byteOffset);
    const agents = forAgents ? agentsEntry(entry) : null;
    return positionsIn(JSON.parse(text) as CompactSourceMap, addresses, shift, agents);
  }
  throw new Error('the component’s handler was compiled from other sources');
}

/** The places of `addresses` in the files that were compiled; `shift` leads from an address to an offset in `map`. */
function positionsIn(
  map: CompactSourceMap,
  addresses: readonly number[],
  shift: number,
  agents: string | null,
): (SourcePosition | null)[] {
  const places = addresses.map((address) => ({ line: 1, column: address + shift + 1 }));
  return findSources(map, places).map((position) =>
    position === null ? null : { ...position, source: fileOf(position.source, agents) },
  );
}

/** The target that `component` was linked for, by the name of the interface that it exports. */
function targetOf(component: Uint8Array): Target {
  const exported = readSections(component)
    .sections.filter(({ id }) => id === COMPONENT_EXPORT_SECTION)
    .map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
  return exported.some((names) => names.includes('wasi:http/handler@0.3.')) ? 'p3' : 'p2';
}

function codeOf(module: Uint8Array): Uint8Array | undefined {
  return readSections(module).sections.find(({ id }) => id === CODE_SECTION)?.bytes;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file = '', ...addresses] = process.argv.slice(2);
  const component = await readFile(file);
  const root = join(import.meta.dirname, '..', '..');
  const positions = await locate(component, addresses.map(Number), root);
  for (const [index, position] of positions.entries()) {
    const place =
      position === null ? 'not in the handler' : `${position.source}:${position.line}:${position.column}`;
    process.stdout.write(`${addresses[index]} ${place}\n`);
  }
}
