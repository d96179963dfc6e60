/**
 * Chromium for tests. All files that a worker runs share one, since to start it takes half a second of CPU; a test
 * that needs other flags starts its own.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const EXECUTABLE = '/usr/bin/chromium';

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

let shared: Promise<Browser> | null = null;

/** The browser of this worker: the same one each time, or another where it has crashed. It ends with the worker. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= launchShared();
  return shared;
}

async function launchShared(): Promise<Browser> {
  const forget = (): void => {
    shared = null;
  };
  try {
    const browser = await launchBrowser();
    browser.once('disconnected', forget);
    return browser;
  } catch (error) {
    forget();
    throw error;
  } finally {
    // vitest ends a worker by this signal. Playwright ends its browsers and removes their profiles at an exit.
    process.off('SIGTERM', exit).once('SIGTERM', exit);
  }
}

function exit(): void {
  process.exit();
}
