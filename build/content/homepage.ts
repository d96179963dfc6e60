/** Which document is the homepage. */
import type { ConfigKey } from './config-keys.ts';
import { meantHint } from './did-you-mean.ts';
import type { Config, Document, Nav } from './model.ts';
import { pagesInOrder } from './nav.ts';
import type { YamlMap } from './yaml-map.ts';

/** The first that exists is the homepage; the extension does not count, nor does case. */
const USUAL = ['pages/home', 'pages/index', 'pages/_index', 'pages/readme'];

/**
 * The base file of the homepage: config.yml's `homepage`, else pages/home.md, then index.md, _index.md and
 * README.md there, else the first page that nav.yml lists (`listsPages`), or the only page of a site without posts.
 * Else null: the newest posts are shown. A named homepage that does not exist is reported.
 */
export function chooseHomepage(
  config: Config,
  map: YamlMap<ConfigKey>,
  documents: readonly Document[],
  nav: Nav,
  listsPages: boolean,
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
  const usual = USUAL.flatMap((name) =>
    published.filter(({ baseFile }) => baseFile.slice(0, baseFile.lastIndexOf('.')).toLowerCase() === name),
  )[0];
  if (usual !== undefined) return usual.baseFile;
  if (listsPages) return pagesInOrder(nav)[0]?.file ?? null;
  // The only page is the homepage even where the navigation leaves it out, since it has no title.
  const [first, second] = new Set(published.map(({ baseFile }) => baseFile));
  return second === undefined && published.every(({ kind }) => kind === 'page') ? (first ?? null) : null;
}
