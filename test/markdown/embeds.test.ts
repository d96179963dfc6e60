/** Addresses alone on a line: what each is shown as, and that nothing of another site is in the HTML. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { contextFor, html, render } from './site.ts';

const YOUTUBE = 'https://www.youtube-nocookie.com/embed/';

const CASES: [address: string, src: string | null][] = [
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', `${YOUTUBE}dQw4w9WgXcQ?autoplay=1`],
  ['https://youtu.be/dQw4w9WgXcQ?t=1m30s', `${YOUTUBE}dQw4w9WgXcQ?autoplay=1&amp;start=90`],
  ['http://www.youtube.com/shorts/dQw4w9WgXcQ', `${YOUTUBE}dQw4w9WgXcQ?autoplay=1`],
  ['https://www.youtube.com/playlist?list=PL0123456789', `${YOUTUBE}videoseries?list=PL0123456789`],
  ['https://www.youtube.com/@channel', null],
  ['https://www.youtube.com/watch?v=short', null],
  ['https://vimeo.com/123456789', 'https://player.vimeo.com/video/123456789?autoplay=1&amp;dnt=1'],
  [
    'https://vimeo.com/123456789/abcdef0123',
    'https://player.vimeo.com/video/123456789?autoplay=1&amp;dnt=1&amp;h=abcdef0123',
  ],
  ['https://vimeo.com/about', null],
  ['https://codepen.io/me/pen/abcDEF', 'https://codepen.io/me/embed/abcDEF?default-tab=result'],
  [
    'https://tube.example/w/9c9de5e8-0a1e-484a-b099-e80766180a6d',
    'https://tube.example/videos/embed/9c9de5e8-0a1e-484a-b099-e80766180a6d?autoplay=1',
  ],
  [
    'https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1',
  ],
  ['https://tube.example/w/other', null],
  ['https://social.example/@me/109364826349283746', 'https://social.example/@me/109364826349283746/embed'],
  ['https://social.example/@me', null],
  [
    'https://www.openstreetmap.org/#map=15/59.91/10.75',
    'https://www.openstreetmap.org/export/embed.html?bbox=10.73901%2C59.90561%2C10.76099%2C59.91439&amp;layer=mapnik',
  ],
  ['https://www.openstreetmap.org/about', null],
  [
    'https://www.google.com/maps/place/Oslo/@59.89,10.64,11z/data=x',
    'https://www.google.com/maps?q=Oslo&amp;z=11&amp;output=embed',
  ],
  ['https://www.google.com/search?q=oslo', null],
  [
    'https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC',
    'https://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC',
  ],
  [
    'https://soundcloud.com/me/song',
    'https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fme%2Fsong&amp;auto_play=true',
  ],
  ['https://files.example/film.mp4', 'https://files.example/film.mp4'],
  ['https://files.example/talk.mp3', 'https://files.example/talk.mp3'],
  ['https://files.example/paper.pdf', 'https://files.example/paper.pdf'],
  ['http://files.example/paper.pdf', null],
  ['https://example.org/', null],
];

describe('an address alone on a line', () => {
  for (const [address, src] of CASES) {
    it(src === null ? `is a link: ${address}` : `opens in its place: ${address}`, () => {
      const shown = html(`${address}\n`);
      assert.equal(/ data-src="([^"]*)"/.exec(shown)?.[1] ?? null, src);
      assert.match(shown, /<a href="/);
      assert.doesNotMatch(shown, /<(?:iframe|video|audio|img|script|link)\b/);
    });
  }
  it('is a link beside text, in a list, and with `embeds: no`', () => {
    const [[address]] = CASES as [[string, string]];
    for (const text of [`See ${address}`, `- ${address}`, `${address}\n${address}`, `[talk](${address})`]) {
      assert.doesNotMatch(html(text), /data-embed/, text);
    }
    const config = { ...contextFor('').config, embeds: false };
    assert.doesNotMatch(html(address, { config }), /data-embed/);
  });
  it('has a title as an image, else the name of its service', () => {
    const title = (text: string): string | undefined => / data-title="([^"]*)"/.exec(html(text))?.[1];
    assert.equal(title('![The "talk"](https://youtu.be/dQw4w9WgXcQ)'), 'The &quot;talk&quot;');
    assert.equal(title('![](https://youtu.be/dQw4w9WgXcQ)'), 'YouTube');
    assert.equal(title('https://files.example/a%20b.pdf'), 'a b.pdf');
    assert.equal(title('https://files.example/%FF.pdf'), '%FF.pdf');
  });
  it('names the site that it loads from, in the language of the page', () => {
    assert.match(
      render('https://youtu.be/dQw4w9WgXcQ', { language: 'de' }).html,
      /Von www\.youtube-nocookie\.com laden/,
    );
  });
});

describe('a file of the site as an image', () => {
  const resolve = (target: string): { path: string; width: null; height: null } | null =>
    target === 'gone.mp3' ? null : { path: `/${target}`, width: null, height: null };
  it('is a player at once, or opens in its place, without a word of another site', () => {
    const shown = (text: string): string => render(text, { resolve }).html;
    assert.equal(
      shown('![Talk](a.mp3)'),
      '<figure class="embed embed-flat"><audio src="/a.mp3" controls="" preload="metadata" aria-label="Talk"></audio></figure>\n',
    );
    assert.match(shown('![Film](a.mp4)'), /<video src="\/a\.mp4"/);
    assert.match(shown('![Plan](a.pdf)'), /data-embed="frame" data-src="\/a\.pdf".*<a href="\/a\.pdf">/);
    assert.doesNotMatch(shown('![Plan](a.pdf)'), /embed-note/);
  });
  it('is a problem if it is missing', () => {
    assert.deepEqual(
      render('![Talk](gone.mp3)', { resolve }).problems.map(({ code }) => code),
      ['broken-link'],
    );
  });
});
