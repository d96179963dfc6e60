/** Pages of the theme in a real browser, without a server: what it asks for is answered from memory. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { clientAssets, inlineScripts } from '../../build/theme/client/assets.ts';
import { renderPage } from '../../build/theme/page.ts';
import { renderStylesheet } from '../../build/theme/style/stylesheet.ts';
import type { PageView, SiteView } from '../../build/theme/view.ts';

const EXECUTABLE = '/usr/bin/chromium';
const ORIGIN = 'https://harbour.test';

/** For `it`'s options: false where Chromium is, else why the test cannot run. */
export const WITHOUT_BROWSER: string | false = existsSync(EXECUTABLE)
  ? false
  : `no Chromium at ${EXECUTABLE}: nothing was checked in a browser`;

/** Starts Chromium; the caller closes it. `port`: that of its debugger. `keepsPages`: with its back/forward cache. */
export async function launchBrowser({
  port,
  keepsPages = false,
}: {
  port?: number;
  keepsPages?: boolean;
} = {}): Promise<Browser> {
  return await chromium.launch({
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
    executablePath: EXECUTABLE,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
    ],
  });
}

export interface OpenPage {
  page: Page;
  /** Everything the browser complained of: script errors, refusals of the Content-Security-Policy. */
  complaints: string[];
  /** Paths asked for, in order. */
  requests: string[];
  close(): Promise<void>;
}

/**
 * Opens a view at its path (or `at`) under the strictest policy the site can have. Any other address shows
 * an empty page; `files` are further answers by path.
 */
export async function openPage(
  browser: Browser,
  site: SiteView,
  view: PageView,
  options: BrowserContextOptions & { at?: string; files?: Record<string, unknown> } = {},
): Promise<OpenPage> {
  const { at, files, ...contextOptions } = options;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...contextOptions });
  const page = await context.newPage();
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
  return { page, complaints, requests, close: () => context.close() };
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
