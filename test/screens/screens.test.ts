/** Every kind of page looks as in its screenshot. `npm run screenshots` takes them again where that is meant. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { PRESET_NAMES } from '../../build/content/presets.ts';
import { sharedBrowser, WITHOUT_BROWSER } from '../harness/browser.ts';
import type { ServedSite } from '../harness/built-site.ts';
import { isInFull } from '../harness/in-full.ts';
import { unless } from '../harness/unless.ts';
import { likeness, NEARLY_SAME, SAME, SCREENS_FOLDER } from './likeness.ts';
import { SCREENS, type Screen, servePreset, takeScreen } from './take-screens.ts';
import takenWith from './taken-with.json' with { type: 'json' };

/** The presets differ in colours alone, which have tests of their own: the default stands for all. */
const COMPARED = SCREENS.filter(
  ({ preset, name }) => preset === PRESET_NAMES[0] && !name.startsWith('preset'),
);
/** Where not in full, three pages, each once. */
const FEW = ['landing-light-1440', 'docs-dark-1440', 'post-light-390'];
const GALLERY = readFileSync(join(SCREENS_FOLDER, '../../pages/docs/presets.md'), 'utf8');

const kept = (name: string): Buffer => readFileSync(join(SCREENS_FOLDER, `${name}.avif`));

describe('the screenshots', () => {
  it('are those that the command takes, each of at most 32 KB', () => {
    const files = readdirSync(SCREENS_FOLDER).sort();
    assert.deepEqual(files, SCREENS.map(({ name }) => `${name}.avif`).sort());
    for (const { name } of SCREENS) assert.ok(kept(name).length <= 32_000, name);
  });

  it('of every preset are on the page of presets, in both schemes', () => {
    for (const preset of PRESET_NAMES)
      for (const scheme of ['light', 'dark']) {
        assert.ok(GALLERY.includes(`assets/screens/preset-${preset}-${scheme}.avif`), `${preset} ${scheme}`);
        assert.ok(existsSync(join(SCREENS_FOLDER, `preset-${preset}-${scheme}.avif`)));
      }
  });
});

describe('every kind of page', unless(WITHOUT_BROWSER), () => {
  let site: ServedSite;
  beforeAll(async () => {
    site = await servePreset(PRESET_NAMES[0]);
  });
  afterAll(async () => {
    await site?.stop();
  });

  for (const screen of COMPARED.filter(({ name }) => isInFull() || FEW.includes(name)))
    it(`looks as in its screenshot: ${screen.name}`, async () => {
      const found = await likeness(kept(screen.name), await takeScreen(site, screen));
      const isSameBrowser = (await sharedBrowser()).version().split('.')[0] === takenWith.chromium;
      assert.ok(
        found >= (isSameBrowser ? SAME : NEARLY_SAME),
        `${found}: look at the page, and run npm run screenshots if it is meant`,
      );
    });

  const [landing, docs] = ['landing-light-1440', 'docs-dark-1440'].map((name) =>
    COMPARED.find((screen) => screen.name === name),
  );
  it.each([
    ['larger headings', landing, 'h1 { font-size: 5rem !important }'],
    ['another column', docs, '.branch-nav { display: none !important }'],
    ['another gap', docs, 'main { padding-top: 9rem !important }'],
    ['another ground', docs, 'body { background: #444 !important }'],
  ] as [string, Screen, string][])('a change is seen: %s', async (_title, screen, css) => {
    const found = await likeness(kept(screen.name), await takeScreen(site, screen, css));
    assert.ok(found < SAME, String(found));
  });
});
