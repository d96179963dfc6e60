/**
 * The scripts for readers' browsers, all of them optional. External ones are modules that the site serves as files;
 * inline ones are the two that must run before the page is painted. The same sources give the same bytes, so their
 * hashes can be in a Content-Security-Policy.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientScriptName, PageView } from '../view.ts';
import { bundleScripts, PACKED_SCRIPTS } from './bundle-scripts.ts';

export interface ClientAsset {
  /** Key of SiteView.scripts. */
  name: ClientScriptName;
  /** Path without a content hash: /assets/coldpress/site.js */
  path: string;
  bytes: Uint8Array;
}

const EXTERNAL: readonly ClientScriptName[] = ['site', 'copy', 'embed', 'search', 'register'];
const INLINE = ['inline-theme', 'inline-forward'] as const;

let built: Readonly<Record<string, string>> | null = null;

/** The external scripts, in a fixed order. */
export function clientAssets(): ClientAsset[] {
  return EXTERNAL.map((name) => ({
    name,
    path: `/assets/coldpress/${name}.js`,
    bytes: Buffer.from(script(name)),
  }));
}

/**
 * The text of the inline scripts of a page, in order: the reader's theme on each page, and on the homepage the
 * forwarding of mdcms's addresses (`/#posts/x.md`), which are never sent to a server.
 */
export function inlineScripts(page: Pick<PageView, 'kind'>): string[] {
  const names = page.kind === 'home' ? INLINE : INLINE.slice(0, 1);
  return names.map(inlineText);
}

function inlineText(name: string): string {
  return script(name).trimEnd();
}

/** The text of a service worker; `service-worker` reads its settings from `self.COLDPRESS`. */
export function workerScript(name: 'service-worker' | 'unregister-worker'): string {
  return script(name);
}

function script(name: string): string {
  built ??= allScripts();
  const text = built[name];
  if (text === undefined) throw new Error(`the client script ${name} was not built`);
  return text;
}

/** Called once in a process: compiled modules have the bundled scripts beside them, sources bundle them. */
function allScripts(): Record<string, string> {
  const packed = join(import.meta.dirname, PACKED_SCRIPTS);
  if (!existsSync(packed)) return bundleScripts(import.meta.dirname);
  return JSON.parse(readFileSync(packed, 'utf8')) as Record<string, string>;
}
