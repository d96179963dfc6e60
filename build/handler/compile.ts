/**
 * Compiles the handler (src/edge/ with the portable src/serve/ and src/site/) to a core module with asc.
 * Needed once for each change of src/, never for a change of content.
 */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CUSTOM_SECTION, readSections, type Section, writeSections } from '../bundle/wasm-sections.ts';
import { filesBelow } from '../workers/files-below.ts';
import { runAsc } from './run-asc.ts';

/** The name that asc gives its module. */
const CORE = 'core.wasm';

/** The module that the sources import, and the file that asc reads in its place, under the same name. */
const MEMORY = 'src/site/memory.ts';
const EDGE_MEMORY = 'src/edge/memory.ts';
const RUNTIME = 'src/edge/runtime.ts';

/** The MCP endpoint of a frame that has none. */
const NO_AGENTS = 'src/edge/agents.ts';

/**
 * The number of answers that may be under way, and the smaller one of a frame with the endpoint, which takes memory.
 */
const MOST_ANSWERS = 'src/edge/most-answers.ts';
const MOST_ANSWERS_WITH_AGENTS = 'src/edge/most-answers-agents.ts';

/**
 * The file that a place in asc's source map lies in; `agents` has the MCP endpoint of the frame, null: there is none.
 */
export function fileOf(source: string, agents: string | null = null): string {
  if (source === MEMORY) return EDGE_MEMORY;
  if (source === NO_AGENTS && agents !== null) return agents;
  if (source === MOST_ANSWERS && agents !== null) return MOST_ANSWERS_WITH_AGENTS;
  return source === '~lib/rt/index-stub.ts' ? RUNTIME : source;
}

/** The MCP endpoint of a frame with the handler's `entry`. */
export function agentsEntry(entry: string): string {
  return entry.replace('wasi-http', 'agents');
}

export interface CoreOptions {
  /** The repository's root. */
  root: string;
  /** src/edge/wasi-http-0.2.ts */
  entry: string;
  /** Whether it has the MCP endpoint. */
  forAgents?: boolean;
  /**
   * Texts that asc reads in place of files, by their paths from the root: to measure the cost of a part of the handler.
   */
  inPlaceOf?: Readonly<Record<string, string>>;
  /** Called with asc's source map, whose columns are byte offsets in the module; the module is the same. */
  onSourceMap?: (map: string) => void;
}

/**
 * The optimised core module for one WASI version. It imports its memory and the bump pointer from "env".
 * Throws with asc's own messages where the source does not compile.
 */
export async function compileCore(options: CoreOptions): Promise<Uint8Array> {
  const args = [
    options.entry,
    '--outFile',
    CORE,
    '--runtime',
    'stub',
    '--importMemory',
    '--initialMemory',
    '1',
    '--memoryBase',
    '1024',
    '--use',
    'abort=',
    '--enable',
    'bulk-memory',
    '--enable',
    'simd',
    '-O3',
    '--converge',
    '--noAssert',
    '--debug',
    ...(options.onSourceMap === undefined ? [] : ['--sourceMap']),
  ];
  const { files, error } = await runAsc({
    args,
    sources: readSources(options),
    // A custom runtime named on the command line makes asc keep a shadow stack for a collector that we do not
    // have (a third of the code and of the work), so ours takes the place of the library's stub instead.
    libraryFiles: { 'rt/index-stub': readFileSync(join(options.root, RUNTIME), 'utf8') },
  });
  const core = files.get(CORE);
  if (error !== null || !(core instanceof Uint8Array))
    throw new Error(`the handler does not compile:\n${error ?? 'no module was written'}`);
  const map = files.get(`${CORE}.map`);
  if (map !== undefined) options.onSourceMap?.(map.toString());
  return withoutMapAddress(core);
}

/** All files of src/ and those of `inPlaceOf`, by the paths at which asc looks for them. */
function readSources({ root, entry, forAgents, inPlaceOf = {} }: CoreOptions): Map<string, string> {
  const agents = forAgents === true ? agentsEntry(entry) : null;
  const sources = filesBelow(join(root, 'src')).map((path) => relative(root, path));
  const names = [...sources.filter((name) => name.endsWith('.ts')), ...Object.keys(inPlaceOf)];
  return new Map(
    names.map((name) => {
      const file = fileOf(name, agents);
      const text = inPlaceOf[file] ?? readFileSync(join(root, file), 'utf8');
      return [name, withoutTypeKeyword(text)];
    }),
  );
}

/** The module without the address of its source map, so that it has the same bytes with and without one. */
function withoutMapAddress(module: Uint8Array): Uint8Array {
  const { preamble, sections } = readSections(module);
  const isAddress = ({ id, bytes }: Section): boolean =>
    id === CUSTOM_SECTION && Buffer.from(bytes.subarray(1, 17)).toString() === 'sourceMappingURL';
  return writeSections(
    preamble,
    sections.filter((section) => !isAddress(section)),
  );
}

/**
 * asc does not read `type` in imports, which Node needs to erase types. Blanks take its place, so that every position
 * stays.
 */
function withoutTypeKeyword(source: string): string {
  const statements = source.split(';').map((statement) => {
    const at = statement.startsWith('import ') ? 0 : statement.lastIndexOf('\nimport ');
    if (at < 0) return statement;
    return statement.slice(0, at) + statement.slice(at).replace(/\btype (?=[A-Z{])/g, '     ');
  });
  return statements.join(';');
}
