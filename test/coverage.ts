/**
 * Coverage of the code that ran, as `npm run coverage` reports it. vitest's own provider expects that vite has
 * compiled each file; here tsx has, so the code is taken from the process that ran it, with tsx's source map in its
 * last line. A file that no test has loaded is compiled for the report.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import inspector from 'node:inspector/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import v8 from '@vitest/coverage-v8';
import { V8CoverageProvider } from '@vitest/coverage-v8/dist/provider.js';
import { transform } from 'esbuild';
import type { CoverageProviderModule } from 'vitest/node';

interface Sources {
  code: string;
  map?: unknown;
}

const ROOT = join(import.meta.dirname, '..');
const MAP = /\n\/\/# sourceMappingURL=data:application\/json;(?:charset=utf-8;)?base64,([\w+/=]+)\s*$/;

/** Where the process that ran a file leaves its code. */
function placeOf(url: string): string {
  const name = createHash('sha256').update(url).digest('hex');
  return join(process.env.COLDPRESS_TEST_FOLDER ?? ROOT, 'code', `${name}.js`);
}

/** Leaves the code of each file of src/ and build/ that this process has loaded. */
async function leaveCode(): Promise<void> {
  const session = new inspector.Session();
  session.connect();
  const scripts = new Map<string, string>();
  session.on('Debugger.scriptParsed', ({ params: { url, scriptId } }) => {
    if (url.startsWith(`file://${ROOT}/src/`) || url.startsWith(`file://${ROOT}/build/`)) {
      scripts.set(url, scriptId);
    }
  });
  await session.post('Debugger.enable');
  for (const [url, scriptId] of scripts) {
    const place = placeOf(url);
    if (existsSync(place)) continue;
    const { scriptSource } = await session.post('Debugger.getScriptSource', { scriptId });
    mkdirSync(join(place, '..'), { recursive: true });
    writeFileSync(place, scriptSource);
  }
  session.disconnect();
}

/** The code of the file at `url`, and its source map. */
async function getSources(url: string): Promise<Sources> {
  const place = placeOf(url);
  if (!existsSync(place)) {
    const source = readFileSync(fileURLToPath(url), 'utf8');
    const { code, map } = await transform(source, { loader: 'ts', sourcemap: 'external', sourcefile: url });
    return { code, map: JSON.parse(map) };
  }
  const code = readFileSync(place, 'utf8');
  const map = MAP.exec(code)?.[1];
  if (map === undefined) return { code };
  return { code, map: { ...JSON.parse(Buffer.from(map, 'base64').toString()), sources: [url] } };
}

const module: CoverageProviderModule = {
  ...v8,
  async takeCoverage(options) {
    await leaveCode();
    return v8.takeCoverage?.(options);
  },
  // The provider has no place for another source of the code.
  getProvider: async () => Object.assign(new V8CoverageProvider(), { getSources }),
};

export default module;
