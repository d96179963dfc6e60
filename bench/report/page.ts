/** The page of figures: made from the files of results alone, so that it says what was measured. */
import type { AllResults } from '../results.ts';
import { bodiesSection } from './bodies.ts';
import { buildingSection } from './building.ts';
import { frameworksSection } from './frameworks.ts';
import { goalsSection } from './goals.ts';
import { httpCostSection } from './http-cost.ts';
import { machineSection } from './missing.ts';
import { scaleSection, waitingSection } from './scale.ts';
import { joinSections, type Section, text } from './section.ts';
import { servingSection } from './serving.ts';

const FRONT_MATTER = `---
title: Benchmarks
description: What Coldpress costs, measured side by side with what else serves and builds such a site.
---
`;

/** The page as Markdown with its plots. The same results give the same page. */
export function reportPage(all: AllResults): Section {
  const files = Object.values(all).filter((file) => file !== undefined);
  const isQuick = files.some(({ quick }) => quick);
  const page = joinSections([
    text(
      'Everything here was measured by one command, `npm run bench`, which anyone can repeat; the page and its plots are made from what it wrote. All contenders run on the same machine, each in its turn in every round, so that what disturbs the machine disturbs all of them. Look at the ratios rather than at the numbers.',
      ...(isQuick
        ? [
            '**Some of these figures come from a quick run, which shows that everything works and compares nothing.**',
          ]
        : []),
    ),
    goalsSection(all),
    ...(all.serve === undefined
      ? []
      : [
          servingSection(all.serve.results),
          frameworksSection(all.serve.results, all.scale?.results, all.waiting?.results),
          httpCostSection(all.serve.results),
        ]),
    ...(all.bodies === undefined ? [] : [bodiesSection(all.bodies.results)]),
    ...(all.scale === undefined ? [] : [scaleSection(all.scale.results)]),
    ...(all.waiting === undefined ? [] : [waitingSection(all.waiting.results)]),
    ...(all.build === undefined ? [] : [buildingSection(all.build.results)]),
    machineSection(all),
  ]);
  return { markdown: `${FRONT_MATTER}${page.markdown}\n`, plots: page.plots };
}
