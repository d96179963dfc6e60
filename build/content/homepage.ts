/** Which document is the homepage. */
import type { ConfigKey } from './config-keys.ts';
import { meantHint } from './did-you-mean.ts';
import type { Config, Document, Nav } from './model.ts';
import { pagesInOrder } from './nav.ts';
import type { YamlMap } from './yaml-map.ts';

const CUSTOMARY = 'pages/home.md';

/**
 * The base file of the homepage: config.yml's `homepage`, else pages/home.md, else the first page of the
 * navigation; null for a site without a published page. A homepage that was named but cannot be one is
 * reported.
 */
export function chooseHomepage(
  config: Config,
  map: YamlMap<ConfigKey>,
  documents: readonly Document[],
  nav: Nav,
): string | null {
  const published = documents.filter((document) => !document.draft);
  const find = (file: string): string | null => {
    const found = published.find((document) => document.file === file || document.baseFile === file);
    return found?.baseFile ?? null;
  };
  if (config.homepage !== null) {
    const written = find(config.homepage);
    if (written !== null) return written;
    const isDraft = documents.some((document) => document.baseFile === config.homepage);
    const what = isDraft ? 'is a draft' : 'does not exist';
    const files = published.map(({ file }) => file);
    const hint = isDraft ? undefined : meantHint(config.homepage, files);
    map.report('homepage-missing', 'homepage', `the homepage ${config.homepage} ${what}`, hint);
  }
  return find(CUSTOMARY) ?? pagesInOrder(nav)[0]?.file ?? null;
}
