/** The indexes that libraries make of the same documents, where they are in the folder of tools. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SearchDocument } from '../../build/pages/search/search-document.ts';
import { findPackage } from '../commands.ts';
import { distribution } from './query-times.ts';

export interface OtherIndex {
  name: string;
  version: string;
  /** Bytes of what a browser is sent for it, or may be: the index, and the texts for excerpts (0: it has none). */
  size: number;
  texts: number;
  /** CPU seconds to make it; null where that is not in this process. */
  build: number | null;
  /** Milliseconds of a query in Node; null: not measured. */
  times: { p50: number; p99: number; max: number } | null;
}

/** The part of minisearch that is measured. */
interface MiniSearch {
  addAll(documents: readonly object[]): void;
  search(query: string, options: object): unknown[];
}

/** minisearch with titles that count thrice, mistakes and beginnings; null where it is not there. */
export async function measureMinisearch(
  documents: readonly SearchDocument[],
  queries: readonly string[],
): Promise<OtherIndex | null> {
  const found = findPackage('minisearch');
  if (found === null) return null;
  const file = pathToFileURL(join(found.folder, 'dist', 'es', 'index.js')).href;
  const { default: Engine } = (await import(file)) as { default: new (options: object) => MiniSearch };
  const started = process.cpuUsage();
  const engine = new Engine({ fields: ['title', 'text', 'tags'], storeFields: ['title'], idField: 'path' });
  engine.addAll(documents.map((document) => ({ ...document, tags: document.tags.join(' ') })));
  const size = Buffer.byteLength(JSON.stringify(engine));
  const used = process.cpuUsage(started);
  const options = { fuzzy: 0.2, prefix: true, boost: { title: 3 } };
  const times = queries.map((query) => {
    const before = process.cpuUsage();
    engine.search(query, options);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e3;
  });
  const build = (used.user + used.system) / 1e6;
  return { name: 'minisearch', version: found.version, size, texts: 0, build, times: distribution(times) };
}

/** Pagefind, whose index is pieces that a browser loads as it needs them; null where it is not there. */
export async function measurePagefind(documents: readonly SearchDocument[]): Promise<OtherIndex | null> {
  const found = findPackage('pagefind');
  if (found === null) return null;
  const engine = await import(pathToFileURL(join(found.folder, 'lib', 'index.js')).href);
  const { index } = await engine.createIndex({});
  for (const { path, title, text, language } of documents)
    await index.addCustomRecord({ url: path, content: text, language, meta: { title } });
  const { files } = (await index.getFiles()) as { files: { path: string; content: Uint8Array }[] };
  await engine.close();
  const sizeOf = (names: RegExp): number =>
    files.filter(({ path }) => names.test(path)).reduce((sum, { content }) => sum + content.length, 0);
  const size = sizeOf(/\.pf_(index|meta|filter)$/);
  return {
    name: 'Pagefind',
    version: found.version,
    size,
    texts: sizeOf(/\.pf_fragment$/),
    build: null,
    times: null,
  };
}
