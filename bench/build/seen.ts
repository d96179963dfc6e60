/** A page that is open in a browser while its author writes: how long until it shows what was saved. */
import { setTimeout as delay } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { findCommand } from '../commands.ts';

export interface Saving {
  /** The page that is open. */
  url: string;
  saves: number;
  /** Milliseconds before each save, and the longest that one may take. */
  pause: number;
  patience: number;
  /** Writes the file anew; returns a text that the page shows from then on, and not before. */
  save: (edition: number) => Promise<string>;
}

/** Of each save, from the write of the file to the new text in the open page, in seconds; null: no Chromium is here. */
export async function measureSeen({ url, saves, pause, patience, save }: Saving): Promise<number[] | null> {
  const executablePath = findCommand('chromium');
  if (executablePath === null) return null;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    await page.goto(url, { timeout: patience });
    const seconds: number[] = [];
    for (let edition = 1; edition <= saves; edition++) {
      await delay(pause);
      const started = performance.now();
      const text = await save(edition);
      // In the page, so that its frames are looked at and no request is sent; it goes on in a page that was reloaded.
      await page.waitForFunction((wanted) => document.body?.textContent.includes(wanted), text, {
        timeout: patience,
        polling: 'raf',
      });
      seconds.push((performance.now() - started) / 1000);
    }
    return seconds;
  } finally {
    await browser.close();
  }
}
