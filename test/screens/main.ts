/** `npm run screenshots`: writes the screenshots in content/assets/screens/, of which one that looks alike stays. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { PRESET_NAMES } from '../../build/content/presets.ts';
import { sharedBrowser } from '../harness/browser.ts';
import { likeness, SAME, SCREENS_FOLDER } from './likeness.ts';
import { SCREENS, servePreset, takeScreen } from './take-screens.ts';

/** The picture at the top of README.md. */
const README_PICTURE = join(import.meta.dirname, '../../docs/readme.png');

mkdirSync(SCREENS_FOLDER, { recursive: true });
for (const preset of PRESET_NAMES) {
  const site = await servePreset(preset);
  for (const screen of SCREENS.filter((each) => each.preset === preset)) {
    const png = await takeScreen(site, screen);
    const file = join(SCREENS_FOLDER, `${screen.name}.avif`);
    // So that a machine that draws letters a little differently does not write all of them again.
    if (existsSync(file) && (await likeness(readFileSync(file), png)) >= SAME) continue;
    const avif = await sharp(png).avif({ quality: 50, effort: 6 }).toBuffer();
    writeFileSync(file, avif);
    console.log(`${screen.name}: ${avif.length} bytes`);
  }
  await site.stop();
}
// Not every place that shows a README shows AVIF.
const picture = readFileSync(join(SCREENS_FOLDER, 'docs-light-1440.avif'));
writeFileSync(README_PICTURE, await sharp(picture).png({ palette: true, effort: 10 }).toBuffer());
const browser = await sharedBrowser();
const [chromium] = browser.version().split('.');
writeFileSync(join(import.meta.dirname, 'taken-with.json'), `{ "chromium": "${chromium}" }\n`);
await browser.close();
process.exit(0);
