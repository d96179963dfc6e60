/**
 * One page of the shared browser, given to test after test like a new one: a new one takes a third of a second of
 * CPU, and its scripts are compiled again.
 */
import type { CDPSession, ConsoleMessage, Disposable, Page, Request, ViewportSize } from 'playwright-core';
import { sharedBrowser } from './browser.ts';

/** How a page is shown, as far as this can be changed while it is open. */
export interface Look {
  viewport?: ViewportSize | undefined;
  colorScheme?: 'light' | 'dark' | undefined;
  forcedColors?: 'active' | 'none' | undefined;
  reducedMotion?: 'reduce' | 'no-preference' | undefined;
}

/** The page, and what came of it since it was given out, in order. */
export interface KeptPage {
  page: Page;
  messages: ConsoleMessage[];
  errors: Error[];
  requests: Request[];
}

interface Kept extends KeptPage {
  session: CDPSession;
  /** Of all documents since it was given out. */
  origins: Set<string>;
  /** What tests have run before the scripts of the page. */
  scripts: Disposable[];
}

/** Where a test names no window. */
export const WINDOW = { width: 1280, height: 900 };

let kept: Kept | null = null;

/**
 * The page: empty, with nothing stored, no route, script or listener of an earlier test, and with the cache of HTTP
 * off, so that each load is a first one. What was given out before is the same page and no longer to be used. A test
 * that changes its context, to one without a network or with a permission, makes a context of its own instead.
 */
export async function keptPage(look: Look = {}): Promise<KeptPage> {
  if (kept === null || !(await clean(kept))) kept = await newPage();
  const { page } = kept;
  const { viewport, colorScheme = 'light', forcedColors = 'none', reducedMotion = 'no-preference' } = look;
  await page.setViewportSize(viewport ?? WINDOW);
  await page.emulateMedia({ media: null, contrast: null, colorScheme, forcedColors, reducedMotion });
  return kept;
}

async function newPage(): Promise<Kept> {
  const context = await (await sharedBrowser()).newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const made: Kept = {
    page,
    session,
    messages: [],
    errors: [],
    requests: [],
    origins: new Set(),
    scripts: [],
  };
  collectScripts(made);
  listen(made);
  return made;
}

/** Remembers what tests add by `page.addInitScript`. */
function collectScripts({ page, scripts }: Kept): void {
  const add = page.addInitScript.bind(page);
  page.addInitScript = async (...parameters: Parameters<Page['addInitScript']>) => {
    const script = await add(...parameters);
    scripts.push(script);
    return script;
  };
}

function listen({ page, messages, errors, requests, origins }: Kept): void {
  page.on('console', (message) => messages.push(message));
  page.on('pageerror', (error) => errors.push(error));
  page.on('request', (request) => requests.push(request));
  page.on('framenavigated', (frame) => {
    if (/^https?:/.test(frame.url())) origins.add(new URL(frame.url()).origin);
  });
}

/** Whether the page could be cleaned; false where it has crashed, or its browser, or is just loading itself again. */
async function clean(state: Kept): Promise<boolean> {
  try {
    await reset(state);
    return true;
  } catch (error) {
    if (!/crashed|has been closed|interrupted by another navigation/.test(String(error))) throw error;
    await state.page.context().close();
    return false;
  }
}

async function reset(state: Kept): Promise<void> {
  const { page, session, messages, errors, requests, origins, scripts } = state;
  page.removeAllListeners();
  listen(state);
  await page.unrouteAll();
  for (const script of scripts.splice(0)) await script.dispose();
  for (const other of page.context().pages()) if (other !== page) await other.close();
  await page.goto('about:blank');
  for (const origin of origins)
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  for (const list of [messages, errors, requests]) list.length = 0;
  origins.clear();
}
