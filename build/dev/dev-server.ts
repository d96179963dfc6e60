/** The live site in a browser: its pages follow saves, show errors, and lead to a page's new address. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { belowBase } from '../content/base-path.ts';
import { problemHelp } from '../content/problem-help.ts';
import type { IsolatedComponent } from '../host/isolated.ts';
import { targetPath } from '../host/native.ts';
import type { HostRequest } from '../host/wasi-http.ts';
import { DevEvents } from './dev-events.ts';
import { brokenPage, withDevScript } from './dev-page.ts';
import type { LiveSite } from './live-site.ts';
import { MovedPages } from './moved-pages.ts';
import { type Overlay, PROBLEM_PATH } from './overlay.ts';
import { DEV_PATH, PAGE_SCRIPT } from './page-script.ts';

export class DevServer {
  readonly #events: DevEvents = new DevEvents();
  readonly #moved: MovedPages = new MovedPages();

  /** Answers requests for the script, the stream of events and texts about problems; returns false for others. */
  answer(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    if (incoming.url === `${DEV_PATH}events`) this.#events.open(outgoing);
    else if (incoming.url === `${DEV_PATH}page.js`) {
      outgoing.writeHead(200, {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'no-cache',
      });
      outgoing.end(PAGE_SCRIPT);
    } else return answerText(incoming.url ?? '', outgoing);
    return true;
  }

  /** `site` with the script in its pages; `siteOf` says whether there is one yet. */
  withScript(site: IsolatedComponent, siteOf: () => LiveSite | null): IsolatedComponent {
    return {
      handle: async (request) => {
        // Read before the page is made: a change in between is one that the page may not show.
        const change = this.#events.change;
        if (siteOf() === null) return brokenPage(change);
        const response = await site.handle(isForPage(request) ? unconditional(request) : request);
        const path = response.status === 404 || response.status === 410 ? targetPath(request.target) : null;
        return withDevScript(
          response,
          { change, gone: path === null ? null : this.#moved.at(path) },
          request.method === 'HEAD',
        );
      },
      close: () => site.close(),
    };
  }

  /**
   * Reports that `site` is served, since `files` changed (null: any). Returns a sentence for each page that moved.
   */
  shown(site: LiveSite, files: readonly string[] | null): readonly string[] {
    const { config, documents } = site.parts.context.content;
    const served = documents.map((each) => ({ ...each, path: belowBase(config.base, each.path) }));
    const moved = this.#moved.update(served);
    this.#events.changed({ files, moved });
    return this.#moved.sentences;
  }

  /** Reports the errors of the content. */
  broken(overlay: Overlay): void {
    this.#events.broken(overlay);
  }

  close(): void {
    this.#events.close();
  }
}

/** Answers a request for the text about a kind of problem; returns false for others. */
function answerText(url: string, outgoing: ServerResponse): boolean {
  const text = url.startsWith(PROBLEM_PATH) ? problemHelp(url.slice(PROBLEM_PATH.length)) : null;
  if (text === null) return false;
  outgoing.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' });
  outgoing.end(text);
  return true;
}

/** Whether a browser requests a page: it then accepts HTML by name (Fetch §2.2.5). */
function isForPage({ headers }: HostRequest): boolean {
  return headers.some(([name, value]) => name === 'accept' && Buffer.from(value).includes('text/html'));
}

/**
 * The request without conditions (RFC 9110 §13.1): after a 304 a browser would show the page that it kept, with the
 * name of an earlier change.
 */
function unconditional(request: HostRequest): HostRequest {
  const headers = request.headers.filter(
    ([name]) => name !== 'if-none-match' && name !== 'if-modified-since',
  );
  return { ...request, headers };
}
