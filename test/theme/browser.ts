/** Pages of the theme in a real browser, without a server: what it asks for is answered from memory. */
import { createHash } from 'node:crypto';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { clientAssets, inlineScripts } from '../../build/theme/client/assets.ts';
import { renderPage } from '../../build/theme/page.ts';
import { renderStylesheet } from '../../build/theme/style/stylesheet.ts';
import type { PageView, SiteView } from '../../build/theme/view.ts';
import { sharedBrowser } from '../harness/browser.ts';
import { keptPage, type Look, WINDOW } from '../harness/kept-page.ts';

const ORIGIN = 'https://harbour.test';

export interface OpenPage {
  page: Page;
  /** Everything the browser complained of: script errors, refusals of the Content-Security-Policy. */
  complaints: string[];
  /** Paths asked for, in order. */
  requests: string[];
  close(): Promise<void>;
}

interface Options extends Look {
  /** In place of a look: a context of the page's own, for what cannot be changed while it is open. */
  context?: BrowserContextOptions;
  at?: string;
  files?: Record<string, unknown>;
}

/**
 * Opens a view at its path (or `at`) under the strictest policy the site can have. Any other address shows
 * an empty page; `files` are further answers by path. Only one such page is open at a time.
 */
export async function openPage(site: SiteView, view: PageView, options: Options = {}): Promise<OpenPage> {
  const { at, files } = options;
  const { page, close } = await pageFor(options);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 404'))
      complaints.push(message.text());
  });
  const css = renderStylesheet(site.config, site.theme, { fonts: [], icons: [], tints: [] });
  const scripts = new Map(clientAssets().map(({ path, bytes }) => [path, Buffer.from(bytes)]));
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    requests.push(pathname);
    const file = files?.[pathname];
    const script = scripts.get(pathname);
    if (file !== undefined) await route.fulfill({ json: file });
    else if (script !== undefined) await route.fulfill({ contentType: 'text/javascript', body: script });
    else if (pathname === site.stylesheet) await route.fulfill({ contentType: 'text/css', body: css });
    else if (pathname.startsWith('/assets/') || pathname.endsWith('.json'))
      await route.fulfill({ status: 404 });
    else {
      await route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': policy(view) },
        body: pathname === (view.path ?? '/lost') ? renderPage(site, view) : '<title>Another page</title>',
      });
    }
  });
  await page.goto(ORIGIN + (at ?? view.path ?? '/lost'));
  return { page, complaints, requests, close };
}

async function pageFor({ context, ...look }: Options): Promise<Pick<OpenPage, 'page' | 'close'>> {
  if (context === undefined) return { page: (await keptPage(look)).page, close: async () => {} };
  const made = await (await sharedBrowser()).newContext({ viewport: WINDOW, ...context });
  return { page: await made.newPage(), close: () => made.close() };
}

function policy(view: PageView): string {
  const hashes = inlineScripts(view).map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    `script-src 'self' ${hashes.join(' ')}`,
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
