/** npm run handler: compiles the handler where src/ has changed, all frames or those named, and prints their sizes. */
import { join } from 'node:path';
import { compileFrame, FRAME_PARTS, type FrameName } from './frames.ts';

const named = process.argv.slice(2);
const all = Object.keys(FRAME_PARTS) as FrameName[];
for (const target of named.length === 0 ? all : all.filter((name) => named.includes(name))) {
  const frame = await compileFrame(join(import.meta.dirname, '..', '..'), target);
  process.stdout.write(`lib/frames/${target}.wasm ${frame.length} bytes\n`);
}
