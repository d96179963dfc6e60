/**
 * The scripts that readers' browsers run, all of them optional. External ones are modules that the site
 * serves as files; inline ones are the two that must act before the page is painted. They are bundled and
 * minified once per process, and the same sources give the same bytes, so their hashes can stand in a
 * Content-Security-Policy.
 */
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';
import type { ClientScriptName, PageView } from '../view.ts';

export interface ClientAsset {
  /** Key of SiteView.scripts. */
  name: ClientScriptName;
  /** Path without a content hash: /assets/coldpress/site.js */
  path: string;
  bytes: Uint8Array;
}

const EXTERNAL: readonly ClientScriptName[] = ['site', 'copy', 'search', 'register'];
const WORKERS = ['service-worker', 'unregister-worker'] as const;
const INLINE = ['inline-theme', 'inline-forward'] as const;

let built: ReadonlyMap<string, Uint8Array> | null = null;

/** The external scripts, in a fixed order. */
export function clientAssets(): ClientAsset[] {
  return EXTERNAL.map((name) => ({ name, path: `/assets/coldpress/${name}.js`, bytes: script(name) }));
}

/**
 * The text of the inline scripts of a page, in order: the reader's theme on each page, and on the homepage
 * the forwarding of mdcms's addresses (`/#posts/x.md`), which no server ever sees.
 */
export function inlineScripts(page: Pick<PageView, 'kind'>): string[] {
  const names = page.kind === 'home' ? INLINE : INLINE.slice(0, 1);
  return names.map(inlineText);
}

/** Text of the inline scripts, which every page asks for. */
const inlineTexts = new Map<string, string>();

function inlineText(name: string): string {
  const text = inlineTexts.get(name) ?? new TextDecoder().decode(script(name)).trimEnd();
  inlineTexts.set(name, text);
  return text;
}

/** The text of a service worker; `service-worker` reads its settings from `self.COLDPRESS`. */
export function workerScript(name: (typeof WORKERS)[number]): string {
  return new TextDecoder().decode(script(name));
}

function script(name: string): Uint8Array {
  built ??= buildAll();
  const bytes = built.get(name);
  if (bytes === undefined) throw new Error(`the client script ${name} was not built`);
  return bytes;
}

function buildAll(): Map<string, Uint8Array> {
  const { outputFiles } = buildSync({
    entryPoints: [...EXTERNAL, ...INLINE, ...WORKERS.map((name) => `worker/${name}`)].map((name) =>
      join(import.meta.dirname, `${name}.js`),
    ),
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.css': 'text' },
    outdir: 'client',
    // No tsconfig of the folder around may change a byte.
    tsconfigRaw: '{}',
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, contents }) => [basename(path, '.js'), contents]));
}
