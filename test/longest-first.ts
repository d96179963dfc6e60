/**
 * In which order the files of tests run: each worker takes the next one when it is free, so the longest come first.
 * Were one of them last, it would run alone while the other cores wait. vitest itself orders by what earlier runs
 * took, and where there was none, as in a fresh clone, by the size of the files, which says little.
 */
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files of four seconds and more, with the seconds of a whole run on two cores. Only their order matters: a file that
 * has become quicker or slower needs no new figure here until it is much so.
 */
export const SECONDS: Readonly<Record<string, number>> = {
  'e2e/package': 24,
  'e2e/reproducible': 22,
  'api/own-api': 20,
  'edge/ordinary-request': 20,
  'load/in-flight': 20,
  'api/posts-api': 18,
  'site/example': 18,
  'site/records': 18,
  'repository/documented-commands': 16,
  'e2e/whole-sites': 15,
  'site/shortcodes': 14,
  'dev/live-site': 13,
  'redos/articles': 13,
  'cli/serving': 12,
  'redos/regular-expressions': 12,
  'e2e/page-budgets': 11,
  'e2e/search-browser': 11,
  'harness/summary': 10,
  'site/templates': 10,
  'api/reads-counter': 9,
  'e2e/dev-browser': 9,
  'publish/feed-validity': 9,
  'api/debugging': 8,
  'cli/output-safety': 8,
  'screens/screens': 8,
  'serve/fuzz': 8,
  'theme/axe': 8,
  'bundle/pack': 7,
  'cli/killed-build': 7,
  'publish/leaks': 7,
  'site/damaged-pack': 7,
  'site/own-look': 7,
  'cli/npx': 6,
  'content/reported-cases': 6,
  'edge/readers-0.2': 6,
  'edge/wasmtime': 6,
  'markdown/any-text': 6,
  'serve/pattern': 6,
  'api/openapi': 5,
  'cli/commands': 5,
  'cli/without-network': 5,
  'dev/live-session': 5,
  'dev/site-checker': 5,
  'e2e/below-a-path': 5,
  'e2e/pictures': 5,
  'publish/size-budget': 5,
  'bench/cluster': 4,
  'cli/killed-threads': 4,
  'publish/cards': 4,
  'site/large-navigation': 4,
  'site/safety/blocked-in-browser': 4,
  'theme/layouts': 4,
  'theme/scripts': 4,
  'workers/thread-pool': 4,
};

/** The seconds of a file, given by its path from the root of the repository; 0 for those that are quick. */
export function secondsOf(path: string): number {
  return SECONDS[path.replace(/^test\/|\.test\.ts$/g, '')] ?? 0;
}

/** vitest's `sequence.sequencer`. */
export default class LongestFirst extends BaseSequencer {
  /** The files that are known to be long, and then the others as vitest orders them. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const seconds = (file: TestSpecification): number => secondsOf(relative(root, file.moduleId));
    const others = await super.sort(files);
    return others.sort((a, b) => seconds(b) - seconds(a));
  }
}
