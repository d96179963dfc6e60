/** Marks the current part in the outline, in browsers that do not do so by CSS alone (`:target-current`). */

/** Follows the scrolling: the last heading in the upper third of the window, or above it, is the current one. */
export function followOutline() {
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll('.outline a'));
  if (!links.length || CSS.supports('selector(:target-current)')) return;
  const mark = () => {
    let current = links[0];
    for (const link of links) {
      link.removeAttribute('aria-current');
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading && heading.getBoundingClientRect().top < innerHeight / 3) current = link;
    }
    current?.setAttribute('aria-current', 'true');
  };
  addEventListener('scroll', mark, { passive: true });
  mark();
}
