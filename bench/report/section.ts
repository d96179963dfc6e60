/** A part of the report: what the page says, and the plots that it shows. */
import { type BarChart, renderBarChart } from './bar-chart.ts';

export interface Section {
  markdown: string;
  /** SVG by file name; the page shows each from the folder of images. */
  plots: Record<string, string>;
}

/** Where the page's plots are, from the content folder. */
export const PLOT_FOLDER: string = 'assets/images';

/** Joins sections in their order. */
export function joinSections(sections: readonly Section[]): Section {
  return {
    markdown: sections.map(({ markdown }) => markdown).join('\n\n'),
    plots: Object.assign({}, ...sections.map(({ plots }) => plots)),
  };
}

/** Text alone. */
export function text(...paragraphs: readonly string[]): Section {
  return { markdown: paragraphs.join('\n\n'), plots: {} };
}

/** A chart in a file of this name, and the image that shows it. */
export function plot(name: string, chart: BarChart): Section {
  const alt = `${chart.title}. ${chart.description}`.replace(/[[\]]/g, '');
  return {
    markdown: `![${alt}](${PLOT_FOLDER}/${name}.svg)`,
    plots: { [`${name}.svg`]: renderBarChart(chart) },
  };
}
