/**
 * Calls the author's shortcodes in a thread of their own, so that one that never returns cannot hold the build. The
 * caller waits for the answer: articles are rendered in one go.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { findSource } from '../../../src/api/source-map.ts';
import { createProblem } from '../../content/problem.ts';
import type { ShortcodeAnswer, ShortcodeCall, ShortcodeCalls } from '../../markdown/render.types.ts';
import type { AuthorCode, ShortcodeBundle } from './bundle-shortcodes.ts';
import { SHORTCODE_THREAD } from './shortcode-thread.ts';

/** How long a call may take, in ms. */
const DEADLINE = 5000;

interface Thread {
  worker: Worker;
  port: MessagePort;
  /** Not 0: an answer is there. */
  flag: Int32Array;
}

type Reply = { html: string } | { message: string; stack: string } | { kind: string };

/** The comment before the HTML of a shortcode with sources of its own, by which the policy of a page knows it. */
export function shortcodeMark(name: string): string {
  return `<!--part:${name}-->`;
}

export class AuthorCalls implements ShortcodeCalls {
  readonly names: ReadonlySet<string>;
  readonly #code: AuthorCode;
  readonly #bundles: ReadonlyMap<string, ShortcodeBundle>;
  /** Shortcodes that did not return once are not called again. */
  readonly #slow = new Set<string>();
  #thread: Thread | null = null;

  constructor(code: AuthorCode) {
    this.#code = code;
    this.#bundles = new Map(code.bundles.map((bundle) => [bundle.name, bundle]));
    this.names = new Set(code.names);
  }

  /** Changes with all that decides the answers of a shortcode; null: there is none of that name. */
  digestOf(name: string): string | null {
    return this.#code.digests[name] ?? null;
  }

  /** The HTML of a shortcode, or what is wrong with it. Waits. */
  call(call: ShortcodeCall): ShortcodeAnswer {
    const bundle = this.#bundles.get(call.name);
    // It cannot be compiled, which is reported.
    if (bundle === undefined) return { html: '' };
    const slow = {
      fault: {
        code: 'shortcode-slow' as const,
        message: `the shortcode \`${call.name}\` has not returned after ${DEADLINE / 1000} seconds`,
      },
    };
    if (this.#slow.has(call.name)) return slow;
    const thread = this.#started();
    Atomics.store(thread.flag, 0, 0);
    thread.port.postMessage(call);
    Atomics.wait(thread.flag, 0, 0, DEADLINE);
    const reply = receiveMessageOnPort(thread.port)?.message as Reply | undefined;
    if (reply === undefined) {
      this.#slow.add(call.name);
      void thread.worker.terminate();
      this.#thread = null;
      return slow;
    }
    return answerOf(reply, bundle, this.#code.marked.includes(call.name));
  }

  /** Ends the thread; a later call starts another. */
  close(): void {
    void this.#thread?.worker.terminate();
    this.#thread = null;
  }

  #started(): Thread {
    if (this.#thread !== null) return this.#thread;
    const { port1, port2 } = new MessageChannel();
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const bundles = Object.fromEntries(this.#code.bundles.map(({ name, code }) => [name, code]));
    const worker = new Worker(SHORTCODE_THREAD, {
      eval: true,
      workerData: { port: port2, flag, bundles, data: this.#code.data },
      transferList: [port2],
    });
    worker.unref();
    port1.unref();
    this.#thread = { worker, port: port1, flag };
    return this.#thread;
  }
}

function answerOf(reply: Reply, { name, file, map }: ShortcodeBundle, isMarked: boolean): ShortcodeAnswer {
  if ('html' in reply) return { html: isMarked ? shortcodeMark(name) + reply.html : reply.html };
  if ('kind' in reply) {
    const message = `the shortcode \`${name}\` returns ${reply.kind}, not HTML`;
    return { fault: { code: 'shortcode-result', message } };
  }
  const message = `the shortcode \`${name}\` throws: ${reply.message}`;
  for (const [, line, column] of reply.stack.matchAll(/coldpress-part:(\d{1,7}):(\d{1,7})/g)) {
    const found = findSource(map, Number(line), Number(column));
    // The author's file, not a package that it imports.
    if (found === null || found.source.includes('node_modules')) continue;
    const place = { file: found.source, line: found.line, column: found.column, length: 1 };
    return { problem: createProblem('shortcode-throws', place, message) };
  }
  return { problem: createProblem('shortcode-throws', { file, line: 1, column: 1, length: 1 }, message) };
}

let latest: { key: string; calls: AuthorCalls } | null = null;

/** The calls of `code`; the same as before, with its thread, if no code and no data has changed. */
export function authorCalls(code: AuthorCode): AuthorCalls {
  const key = JSON.stringify([code.names, code.digests, code.marked]);
  if (latest?.key === key) return latest.calls;
  latest?.calls.close();
  latest = { key, calls: new AuthorCalls(code) };
  return latest.calls;
}
