/** Adds the script that follows saves to pages of the development server, and to their policies. */
import type { HostResponse } from '../host/wasi-http.ts';
import { DEV_PATH } from './page-script.ts';

/** A page that is no longer at its path. */
export interface GonePage {
  /** Its file, from the content folder. */
  file: string;
  /** Where it is now; null: nowhere. */
  to: string | null;
}

/** The facts about its page that the script reads from its own element. */
export interface PageFacts {
  /** The change that the page shows, as DevEvents names them. */
  change: string;
  /** The page that was at the path before. */
  gone: GonePage | null;
}

/** `response` with the script, if it is a whole HTML page. */
export function withDevScript(response: HostResponse, facts: PageFacts, isHead: boolean): HostResponse {
  const headers = response.headers.map(([name, value]): [string, string] => [name, latin1(value)]);
  const type = headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  const isWhole = response.status !== 206 && response.status !== 304;
  if (!/^text\/html\b/.test(type) || !isWhole) return { ...response, headers: allowed(headers) };
  const tag = Buffer.from(scriptTag(facts));
  const page = Buffer.concat(response.chunks);
  const end = page.lastIndexOf('</body>');
  const at = end < 0 ? page.length : end;
  const chunks = isHead ? [] : [Buffer.concat([page.subarray(0, at), tag, page.subarray(at)])];
  const longer = headers.map(([name, value]): [string, string] =>
    name === 'content-length' ? [name, String(Number(value) + tag.length)] : [name, value],
  );
  return { status: response.status, headers: allowed(longer), chunks };
}

/** A page for the time before there is a site without errors: the script shows the errors. `change` as in PageFacts. */
export function brokenPage(change: string): HostResponse {
  const page = Buffer.from(
    `<!doctype html><meta charset="utf-8"><title>The content has errors</title><p>The content has errors.${scriptTag({ change, gone: null })}`,
  );
  const headers: [string, string][] = [
    ['content-type', 'text/html; charset=utf-8'],
    ['cache-control', 'no-store'],
    ['content-length', String(page.length)],
  ];
  return { status: 503, headers: headers.map(([name, value]) => [name, Buffer.from(value)]), chunks: [page] };
}

function scriptTag({ change, gone }: PageFacts): string {
  const data =
    gone === null
      ? ''
      : ` data-gone="${escapeAttribute(gone.file)}"${gone.to === null ? '' : ` data-to="${escapeAttribute(gone.to)}"`}`;
  return `<script src="${DEV_PATH}page.js" data-change="${change}"${data}></script>`;
}

/**
 * The headers with a policy that allows the script and its stream, and without caching: a browser would otherwise
 * show the old page after a save, or the page with the name of an earlier change.
 */
function allowed(headers: readonly [string, string][]): [string, Uint8Array][] {
  return headers
    .map(([name, value]): [string, string] => {
      if (name === 'content-security-policy') return [name, allowScript(value)];
      return name === 'cache-control' ? [name, 'no-cache'] : [name, value];
    })
    .map(([name, value]) => [name, Buffer.from(value, 'latin1')]);
}

/** The policy with 'self' among the sources of scripts and of connections. */
export function allowScript(policy: string): string {
  const directives = policy.split(';').map((each) => each.trim());
  for (const wanted of ['script-src', 'connect-src']) {
    const index = directives.findIndex((each) => each.toLowerCase().startsWith(`${wanted} `));
    const sources = (directives[index] ?? wanted).split(/\s+/).filter((each) => each !== "'none'");
    if (!sources.includes("'self'")) sources.push("'self'");
    if (index < 0) directives.push(sources.join(' '));
    else directives[index] = sources.join(' ');
  }
  return directives.filter((each) => each !== '').join('; ');
}

function latin1(value: Uint8Array): string {
  return Buffer.from(value).toString('latin1');
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
