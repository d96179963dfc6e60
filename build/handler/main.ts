/** npm run handler: compiles the handler where src/ has changed, and says how large it is. */
import { join } from 'node:path';
import { compileFrame } from './frames.ts';

const frame = await compileFrame(join(import.meta.dirname, '..', '..'), 'p2');
process.stdout.write(`lib/frames/p2.wasm ${frame.length} bytes\n`);
