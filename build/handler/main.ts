/** npm run handler: compiles the handler where src/ has changed, and prints its size. */
import { join } from 'node:path';
import { compileFrame } from './frames.ts';

for (const target of ['p2', 'p3', 'p2-agents'] as const) {
  const frame = await compileFrame(join(import.meta.dirname, '..', '..'), target);
  process.stdout.write(`lib/frames/${target}.wasm ${frame.length} bytes\n`);
}
