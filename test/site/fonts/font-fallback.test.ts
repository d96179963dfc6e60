/** The system font that stands in for a web font: in Chromium, text has the same lines before and after. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, it } from 'vitest';
import { fallbackOf } from '../../../build/site/fonts/font-fallback.ts';
import { fallbackRules } from '../../../build/theme/style/fonts.ts';
import { sharedBrowser, WITHOUT_BROWSER } from '../../harness/browser.ts';
import { unless, unlessElsewhere } from '../../harness/unless.ts';

const require = createRequire(import.meta.url);
const INTER: [weight: number, file: string][] = [
  [400, require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')],
  [700, require.resolve('@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf')],
];
/** The reason why no font of Arial's widths is there, or null. */
const WITHOUT_ARIAL = ['liberation', 'liberation2'].some((folder) =>
  existsSync(`/usr/share/fonts/truetype/${folder}/LiberationSans-Regular.ttf`),
)
  ? null
  : 'Liberation Sans is not installed';
/** Running text of some fifteen lines of a page, by language. */
const TEXTS = {
  en: `The harbour wakes before the town does. Between four and five the first boats come in, and people who live on
the quay can tell by their engines which they are. Nobody hurries. Fish is weighed, ice is broken, and a boy who should be in
bed carries coffee from one boat to the next. By seven all of it is over: the water is flat again, the gulls have
gone inland, and a lorry with a Danish number waits for the bridge. "It was more in my father's time," they say here, and
their fathers said so too. In 1961 forty-two boats had their place at the north pier; there are nine today. What came
instead is hard to describe. There is a school for divers, a workshop that builds instruments, and a woman who mends sails
for people she has never met. They write to her from Brest and Halifax, and she writes back by hand. In the evening she
walks out to the light, reads the names on the wall, and comes home when it begins to turn.`,
  de: `Der Hafen wacht vor der Stadt auf. Zwischen vier und fünf kommen die ersten Boote herein, und wer am Kai wohnt, erkennt
sie am Geräusch der Maschinen. Niemand hat es eilig. Der Fisch wird gewogen, das Eis zerschlagen, und ein Junge, der längst
im Bett liegen müsste, trägt Kaffee von einem Boot zum nächsten. Um sieben ist alles vorbei: Das Wasser liegt wieder glatt,
die Möwen sind landeinwärts geflogen, und ein Lastwagen mit dänischem Kennzeichen wartet vor der Brücke. Zu Vaters Zeiten sei
es mehr gewesen, heißt es hier, und das haben schon die Väter gesagt. Im Jahr 1961 lagen zweiundvierzig Boote an der
Nordmole; heute sind es neun. Was an ihre Stelle kam, lässt sich schwer beschreiben. Es gibt eine Schule für Taucher, eine
Werkstatt für Messgeräte und eine Frau, die Segel für Leute flickt, denen sie nie begegnet ist.`,
};

describe('the fallback of a web font', () => {
  it('is made from a file with Latin letters alone', async () => {
    const of = async (subset: string): Promise<string | null> => {
      const file = `../../../node_modules/@fontsource/fira-mono/files/fira-mono-${subset}-400-normal.woff2`;
      const found = await fallbackOf(readFileSync(join(import.meta.dirname, file)), {
        family: 'Fira Mono',
        kind: 'mono',
        weight: 400,
        language: 'en',
      });
      return found?.size ?? null;
    };
    assert.deepEqual([await of('cyrillic'), await of('latin')], [null, '100%']);
  });
});

describe('text in the fallback of a web font', unless(WITHOUT_BROWSER), () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedBrowser();
  });

  for (const [language, text] of Object.entries(TEXTS)) {
    for (const [weight, file] of INTER) {
      it(
        `is as long, and in a paragraph as high: ${language}, ${weight}`,
        unlessElsewhere(WITHOUT_ARIAL),
        async () => {
          const bytes = readFileSync(file);
          const face = await fallbackOf(bytes, { family: 'W', kind: 'sans', weight, language });
          assert.ok(face !== null);
          const page = await browser.newPage({ viewport: { width: 900, height: 900 } });
          await page.setContent(`<style>
          @font-face { font-family: W; font-weight: ${weight}; src: url(data:font/ttf;base64,${bytes.toString('base64')}) }
          ${fallbackRules([face])}
          body { font-size: 18px; font-weight: ${weight} }
          p { width: 640px }
          span { white-space: nowrap }
          .web { font-family: W }
          .stand-in { font-family: "W fallback" }
        </style>
        <p class="web">${text}</p><p class="stand-in">${text}</p>
        <span class="web">${text}</span><br><span class="stand-in">${text}</span>`);
          await page.evaluate(`document.fonts.load('${weight} 18px W')`);
          const boxes = await page.$$eval('p, span', (all) =>
            all.map((each) => each.getBoundingClientRect()),
          );
          const [lines, otherLines, long, otherLong] = boxes;
          assert.ok(
            lines !== undefined && otherLines !== undefined && long !== undefined && otherLong !== undefined,
          );
          // Bold text is headings, which are short.
          if (weight < 600) assert.equal(otherLines.height, lines.height, 'as high');
          const ratio = otherLong.width / long.width;
          assert.ok(Math.abs(ratio - 1) < 0.01, `${ratio} times as long`);
          await page.close();
        },
      );
    }
  }
});
