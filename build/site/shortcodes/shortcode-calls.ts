/** Calls the author's shortcodes and templates. */
import type { ShortcodeAnswer, ShortcodeCall } from '../../markdown/render.types.ts';
import { thrownProblem } from './author-faults.ts';
import { AuthorThread, DEADLINE, type Reply } from './author-thread.ts';
import type { AuthorCode, ShortcodeBundle } from './bundle-shortcodes.ts';
import { TemplateCalls } from './template-calls.ts';

/** The comment before the HTML of a shortcode with sources of its own, by which the policy of a page finds it. */
export function shortcodeMark(name: string): string {
  return `<!--part:${name}-->`;
}

export class AuthorCalls {
  readonly names: ReadonlySet<string>;
  readonly templates: TemplateCalls;
  readonly #code: AuthorCode;
  readonly #bundles: ReadonlyMap<string, ShortcodeBundle>;
  readonly #thread: AuthorThread;
  /** Shortcodes that did not return once are not called again. */
  readonly #slow = new Set<string>();

  constructor(code: AuthorCode) {
    this.#code = code;
    this.#bundles = new Map(code.bundles.map((bundle) => [bundle.name, bundle]));
    this.names = new Set(code.names);
    const modules = [...code.bundles, ...code.templates].map((bundle) => [bundle.file, bundle.code] as const);
    this.#thread = new AuthorThread(Object.fromEntries(modules), code.data);
    this.templates = new TemplateCalls(code.templates, this.#thread);
  }

  /** Changes with the code of a shortcode; null: there is none of that name. */
  digestOf(name: string): string | null {
    return this.#code.digests[name] ?? null;
  }

  /** Changes with a file of data; `*` stands for all. Null: there is none of that name. */
  dataDigest(name: string): unknown {
    return name === '*' ? this.#code.dataDigests : (this.#code.dataDigests[name] ?? null);
  }

  /** The HTML of a shortcode, or its fault. Waits. Calls `onRead` with the names of the data that it read. */
  call(call: ShortcodeCall, onRead: (name: string) => void = () => {}): ShortcodeAnswer {
    const bundle = this.#bundles.get(call.name);
    // It cannot be compiled, which is reported.
    if (bundle === undefined) return { html: '' };
    const message = `the shortcode \`${call.name}\` has not returned after ${DEADLINE / 1000} seconds`;
    const slow = { fault: { code: 'shortcode-slow' as const, message } };
    if (this.#slow.has(call.name)) return slow;
    const { name: _, ...rest } = call;
    const reply = this.#thread.call({ module: bundle.file, ...rest });
    if (reply === null) {
      this.#slow.add(call.name);
      onRead('*');
      return slow;
    }
    for (const name of reply.reads) onRead(name);
    return answerOf(reply, bundle, this.#code.marked.includes(call.name));
  }

  /** Ends the thread; a later call starts another. */
  close(): void {
    this.#thread.close();
  }
}

function answerOf(reply: Reply, bundle: ShortcodeBundle, isMarked: boolean): ShortcodeAnswer {
  const { name } = bundle;
  if ('html' in reply) return { html: isMarked ? shortcodeMark(name) + reply.html : reply.html };
  if ('kind' in reply) {
    const message = `the shortcode \`${name}\` returns ${reply.kind}, not HTML`;
    return { fault: { code: 'shortcode-result', message } };
  }
  const message = `the shortcode \`${name}\` throws: ${reply.message}`;
  return { problem: thrownProblem('shortcode-throws', bundle, reply.stack, message) };
}

let latest: { key: string; calls: AuthorCalls } | null = null;

/** The calls of `code`; the same as before, with its thread, if no code and no data has changed. */
export function authorCalls(code: AuthorCode): AuthorCalls {
  const templates = code.templates.map(({ file, digest, isMarked }) => [file, digest, isMarked]);
  const key = JSON.stringify([code.names, code.digests, code.dataDigests, code.marked, templates]);
  if (latest?.key === key) return latest.calls;
  latest?.calls.close();
  latest = { key, calls: new AuthorCalls(code) };
  return latest.calls;
}
