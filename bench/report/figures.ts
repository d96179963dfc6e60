/** Figures that other pages of the site repeat: marked there by a class, as in `**44.5 µs**{.figure-cpu-p3}`. */
import type { AllResults } from '../results.ts';
import { median } from '../statistics.ts';
import { duration } from './format.ts';

/** Pages with such figures, from the content folder. */
export const PAGES_WITH_FIGURES: readonly string[] = ['pages/home.md', 'pages/docs/own-headers.md'];

/** The figures of these results by their classes. One whose part was not measured is not among them. */
export function claimedFigures({ serve, scale }: AllResults): Map<string, string> {
  const figures = new Map<string, string>();
  const servers = [
    ['figure-cpu-p2', 'site-p2'],
    ['figure-cpu-p3', 'site-p3'],
    ['figure-cpu-floor', 'floor-headers-p2'],
    ['figure-cpu-nginx', 'nginx'],
  ] as const;
  for (const [name, server] of servers) {
    const measured = serve?.results.busy.find((one) => one.name === server);
    if (measured === undefined) continue;
    figures.set(name, duration(median(measured.samples.map(({ cpuMicroseconds }) => cpuMicroseconds))));
  }
  const [fresh] = [...(scale?.results ?? [])]
    .filter(({ target }) => target === 'p2')
    .sort((a, b) => a.routes - b.routes);
  if (fresh !== undefined)
    figures.set('figure-fresh', duration(median(fresh.fresh.samples.map(({ p50 }) => p50))));
  return figures;
}

/** The text of a page with its figures replaced by these. A figure that is not among them stays. */
export function withFigures(text: string, figures: ReadonlyMap<string, string>): string {
  return text.replace(/\*\*[^*\n]+\*\*(?=\{\.(figure-[\w-]+)\})/g, (old, name: string) => {
    const figure = figures.get(name);
    return figure === undefined ? old : `**${figure}**`;
  });
}
