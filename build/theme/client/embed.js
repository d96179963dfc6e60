/** Opens videos, maps and players of other sites in their place in the page; nothing is loaded before. */
import { element } from './element.js';

const KINDS = {
  frame: {
    allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
    referrerpolicy: 'strict-origin-when-cross-origin',
  },
  video: { controls: '', autoplay: '' },
  audio: { controls: '', autoplay: '' },
};

for (const figure of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-embed]'))) {
  const { embed: kind, src = '', title = '' } = figure.dataset;
  if (kind !== 'frame' && kind !== 'video' && kind !== 'audio') continue;
  figure.querySelector('a')?.addEventListener('click', (event) => {
    // A click with a key opens the other site, in a tab or a window of its own.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const name = kind === 'frame' ? 'iframe' : kind;
    const label = kind === 'frame' ? { title } : { 'aria-label': title };
    const shown = element(name, { ...KINDS[kind], ...label, src, tabindex: '0' });
    figure.replaceChildren(shown);
    shown.focus();
  });
}
