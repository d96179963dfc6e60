/** Digests of what a checkout builds from the sites of the net: cold, and warm after each edit. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NetSite } from './sites.ts';

/** The files that have to be the same bytes; the one of bodies is named by its content. */
const FILES = /^(?:manifest\.json|bodies\b.*\.bin|site\.wasm)$/;

export interface DigestOptions {
  /** Folder of the checkout whose command line builds. */
  root: string;
  /** A cold build after each so many edits, and before the first. */
  coldEvery: number;
  /** Called with each line as soon as it is known. */
  onLine: (line: string) => void;
}

/** Builds `site` and reports a line for each file of each build. A cold one that differs from the warm is marked. */
export async function siteDigests(site: NetSite, { root, coldEvery, onLine }: DigestOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'coldpress-net-'));
  try {
    const content = join(folder, 'content');
    mkdirSync(content);
    await site.lay(content);
    const build = (place: string): Promise<string[]> =>
      built(root, { content, work: join(folder, place), asOf: site.asOf });
    await build('warm');
    for (let step = 0; step <= site.edits.length; step++) {
      if (step > 0) site.edits[step - 1]?.(content);
      const warm = await build('warm');
      let mark = '';
      if (step % coldEvery === 0) {
        const cold = await build('cold');
        rmSync(join(folder, 'cold'), { recursive: true });
        mark = cold.join() === warm.join() ? ' cold=warm' : ` COLD DIFFERS: ${cold.join(' ')}`;
      }
      for (const line of warm) onLine(`${site.name}, edit ${step}: ${line}${mark}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `build` in the folder `work`, whose cache it uses. Gives a line a file, or one that it was refused. */
async function built(
  root: string,
  { content, work, asOf }: { content: string; work: string; asOf: number },
): Promise<string[]> {
  mkdirSync(work, { recursive: true });
  const out = join(work, 'dist');
  rmSync(out, { recursive: true, force: true });
  const args = ['build', '--content', content, '--out', out, '--as-of', new Date(asOf * 1000).toISOString()];
  const command = ['--import', import.meta.resolve('tsx'), join(root, 'build', 'cli', 'main.ts'), ...args];
  const failure = await new Promise<string | null>((resolve) => {
    execFile(process.execPath, command, { cwd: work }, (error, _out, printed) =>
      resolve(error === null ? null : printed),
    );
  });
  if (!existsSync(join(out, 'manifest.json'))) {
    // An error in the content is a result too; anything else is none.
    if (failure === null || !/ error/.test(failure)) throw new Error(`${content} was not built: ${failure}`);
    return ['refused'];
  }
  const files = readdirSync(out).filter((file) => FILES.test(file));
  return files.sort().map((file) => `${file} ${digestOf(join(out, file))}`);
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 20);
}
