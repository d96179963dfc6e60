/**
 * content/pages/docs/debugging.md, walked through: a debugger attaches to `coldpress dev`, sets a breakpoint in TypeScript,
 * and a request stops there. A debugger finds lines by the source maps, and so does this one.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { connectInspector, type Inspector } from '../harness/inspector.ts';
import { CHECKOUT, ROOT, type Served, startCli } from '../harness/run-cli.ts';

const SITE = join(ROOT, 'test/sites/own-api');

interface Script {
  scriptId: string;
  url: string;
  sourceMapURL: string;
}

interface Place {
  lineNumber: number;
  columnNumber: number;
}

/** The line of `file` in which `text` stands, from 0. */
function lineOf(file: string, text: string): number {
  const index = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line) => line.includes(text));
  assert.ok(index >= 0, `${text} stands in ${file}`);
  return index;
}

function sourceMapOf({ url, sourceMapURL }: Script): { map: SourceMap; sources: string[] } {
  const inline = /^data:application\/json[^,]*;base64,(.*)$/.exec(sourceMapURL)?.[1];
  const text =
    inline === undefined
      ? readFileSync(new URL(sourceMapURL, url), 'utf8')
      : Buffer.from(inline, 'base64').toString('utf8');
  const payload = JSON.parse(text) as SourceMapPayload;
  return { map: new SourceMap(payload), sources: payload.sources };
}

/** A source of a map as a path: bundles name theirs by path, tsx by file URL. */
function toPath(source: string): string {
  return source.startsWith('file:') ? fileURLToPath(source) : source;
}

/** Where the code of line `line` (from 0) of `file` begins in the script that was made from it. */
function generatedPlace(map: SourceMap, code: string, file: string, line: number): Place {
  for (const [lineNumber, text] of code.split('\n').entries()) {
    for (let columnNumber = 0; columnNumber < text.length; columnNumber++) {
      const entry = map.findEntry(lineNumber, columnNumber);
      if (!('originalSource' in entry) || entry.originalLine !== line) continue;
      if (toPath(entry.originalSource) === file) return { lineNumber, columnNumber };
    }
  }
  return assert.fail(`${file}:${line + 1} is in no script`);
}

describe('a breakpoint in coldpress dev', { timeout: 120_000 }, () => {
  let served: Served;
  let inspector: Inspector;
  beforeAll(async () => {
    const program = ['--inspect=127.0.0.1:0', ...CHECKOUT];
    served = await startCli(['dev', '--content', SITE, '--port', '0'], ROOT, program);
    inspector = await connectInspector(/ws:\/\/\S+/.exec(served.notes())?.[0] ?? '');
    await inspector.send('Debugger.enable');
  });
  afterAll(() => {
    inspector?.close();
    served?.child.kill('SIGKILL');
  });

  const CASES: [title: string, file: string, text: string, path: string][] = [
    ['in the API that Coldpress brings', join(ROOT, 'src/api/list-posts.ts'), 'const page = {', '/api/posts'],
    ['in a module of the site’s own API', join(SITE, 'api/greeting.ts'), 'return ', '/api/hello/ann'],
    ['in the handler of the site', join(ROOT, 'src/serve/decide.ts'), 'if (site === null)', '/'],
  ];
  for (const [title, file, text, path] of CASES) {
    it(`${title} stops at its line, and the request goes on from there`, async () => {
      const line = lineOf(file, text);
      const { params } = await inspector.event('Debugger.scriptParsed', ({ url, sourceMapURL }) => {
        const isCandidate = /\.(?:mjs|ts)$/.test(String(url)) && String(sourceMapURL) !== '';
        const script = { url, sourceMapURL } as Script;
        return isCandidate && sourceMapOf(script).sources.some((source) => toPath(source) === file);
      });
      const script = params as unknown as Script;
      const { map } = sourceMapOf(script);
      const { scriptSource } = await inspector.send('Debugger.getScriptSource', {
        scriptId: script.scriptId,
      });
      const place = generatedPlace(map, String(scriptSource), file, line);
      const { breakpointId } = await inspector.send('Debugger.setBreakpointByUrl', {
        url: script.url,
        ...place,
      });
      const answer = fetch(new URL(path, served.url));
      const paused = await inspector.event('Debugger.paused', ({ hitBreakpoints }) =>
        (hitBreakpoints as string[]).includes(String(breakpointId)),
      );
      const [frame] = paused.params['callFrames'] as { location: Place }[];
      const { lineNumber = -1, columnNumber = -1 } = frame?.location ?? {};
      const entry = map.findEntry(lineNumber, columnNumber);
      assert.ok('originalSource' in entry);
      assert.deepEqual([toPath(entry.originalSource), entry.originalLine], [file, line]);
      await inspector.send('Debugger.removeBreakpoint', { breakpointId });
      await inspector.send('Debugger.resume');
      assert.equal((await answer).status, 200);
    });
  }
});
