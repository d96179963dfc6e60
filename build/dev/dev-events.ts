/**
 * The events that open pages receive while the site is written: server-sent events (HTML §9.2), one stream for each
 * page.
 */
import type { ServerResponse } from 'node:http';
import { NO_ERRORS, type Overlay } from './overlay.ts';

export interface Change {
  /** From the content folder; null: any may have changed. */
  files: readonly string[] | null;
  /** Pages that answer at another path now. */
  moved: Readonly<Record<string, string>>;
}

/** Comments in between keep proxies and sleeping machines from giving the stream up (milliseconds). */
const KEEP_ALIVE = 20_000;
/** Bytes that a page may leave unread before its stream is closed. */
const MOST_UNREAD = 1 << 20;

export class DevEvents {
  /** Differs in each process, so that pages of an earlier one reload. */
  readonly #server: string = `${process.pid}-${Date.now()}`;
  #changes = 0;
  readonly #pages = new Set<ServerResponse>();
  #broken: Overlay = NO_ERRORS;
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#write(':\n\n'), KEEP_ALIVE);
    this.#timer.unref();
  }

  /** The name of the last change that was reported: a page made after this was read shows it. */
  get change(): string {
    return `${this.#server}-${this.#changes}`;
  }

  /** Answers a request for the stream, which begins with the present state. */
  open(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(`retry: 500\n${event('hello', this.change)}${event('broken', this.#broken)}`);
    this.#pages.add(response);
    response.once('close', () => this.#pages.delete(response));
  }

  /** Reports that another site is served. */
  changed(change: Change): void {
    this.#changes++;
    this.#write(event('changed', { ...change, change: this.change }));
  }

  /** Reports the errors of the content; none: they are mended. */
  broken(overlay: Overlay): void {
    if (overlay.errors === 0 && this.#broken.errors === 0) return;
    this.#broken = overlay;
    this.#write(event('broken', overlay));
  }

  close(): void {
    clearInterval(this.#timer);
    for (const page of this.#pages) page.end();
  }

  #write(text: string): void {
    for (const page of this.#pages) {
      if (page.writableLength > MOST_UNREAD) page.destroy();
      else page.write(text);
    }
  }
}

function event(name: string, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
