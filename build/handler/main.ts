/** npm run handler: compiles the handler where src/ has changed, all frames or those named, and prints their sizes. */
import { join } from 'node:path';
import { compileFrame, FRAME_PARTS, type FrameName } from './frames.ts';

const root = join(import.meta.dirname, '..', '..');
const named = process.argv.slice(2);
const all = Object.keys(FRAME_PARTS) as FrameName[];
const chosen = named.length === 0 ? all : all.filter((name) => named.includes(name));
const frames = await Promise.all(chosen.map((target) => compileFrame(root, target)));
for (const [index, frame] of frames.entries())
  process.stdout.write(`lib/frames/${chosen[index]}.wasm ${frame.length} bytes\n`);
