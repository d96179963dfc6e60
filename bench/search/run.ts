/** The search: the size of its index, what it takes to make, and how long queries take, beside two libraries. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linkSite } from '../../build/bundle/link.ts';
import { compileFrame } from '../../build/handler/frames.ts';
import { makeSearchIndex } from '../../build/pages/search/write-index.ts';
import { inTemporaryFolder } from '../temporary-folder.ts';
import { measuredDocuments } from './documents.ts';
import { measureMinisearch, measurePagefind, type OtherIndex } from './other-indexes.ts';
import { HOSTILE, READERS } from './queries.ts';
import { distribution, queryTimes } from './query-times.ts';
import { packSearchSite } from './search-site.ts';

export interface MeasuredSearch {
  posts: number;
  /** CPU seconds to make the index. */
  build: number;
  /** Bytes of the index without the texts for excerpts and phrases, and of these. */
  size: number;
  texts: number;
  /** Milliseconds of CPU time of a search beyond those of a page, by the version of WASI. */
  times: {
    target: 'p2' | 'p3';
    readers: ReturnType<typeof distribution>;
    hostile: ReturnType<typeof distribution>;
    slowest: string;
  }[];
  others: OtherIndex[];
}

/** Measures sites of these sizes. `root` is the repository's. Rejects where wasmtime does not start. */
export async function measureSearch(
  root: string,
  { sizes, onProgress }: { sizes: readonly number[]; onProgress: (line: string) => void },
): Promise<MeasuredSearch[]> {
  const measured: MeasuredSearch[] = [];
  for (const posts of sizes) {
    const one = await inTemporaryFolder((folder) => measureSize(root, folder, posts));
    for (const line of linesOf(one)) onProgress(line);
    measured.push(one);
  }
  return measured;
}

async function measureSize(root: string, folder: string, posts: number): Promise<MeasuredSearch> {
  const documents = measuredDocuments(posts);
  const started = process.cpuUsage();
  const { index, sizes } = makeSearchIndex(documents);
  const { user, system } = process.cpuUsage(started);
  const pack = await packSearchSite(join(folder, 'site'), index);
  const queries = [...READERS, ...HOSTILE];
  const times: MeasuredSearch['times'] = [];
  for (const target of ['p2', 'p3'] as const) {
    const file = join(folder, `${target}.wasm`);
    await writeFile(file, linkSite(await compileFrame(root, target), pack));
    const each = await queryTimes(file, target, queries);
    times.push({
      target,
      readers: distribution(each.slice(0, READERS.length)),
      hostile: distribution(each.slice(READERS.length)),
      slowest: queries[each.indexOf(Math.max(...each))] ?? '',
    });
  }
  const others = [await measureMinisearch(documents, READERS), await measurePagefind(documents)];
  const texts = sizes.texts + sizes.words;
  return {
    posts,
    build: (user + system) / 1e6,
    size: index.length - texts,
    texts,
    times,
    others: others.filter((other) => other !== null),
  };
}

/** What is printed of a size. */
function linesOf({ posts, build, size, texts, times, others }: MeasuredSearch): string[] {
  const each = (bytes: number): string => `${Math.round(bytes / posts)} bytes a post`;
  const ms = ({ p50, p99, max }: ReturnType<typeof distribution>): string =>
    `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)}, at most ${max.toFixed(2)} ms`;
  return [
    `${posts} posts: index ${each(size)}, texts ${each(texts)}, made in ${build.toFixed(1)} CPU seconds`,
    ...times.map(
      ({ target, readers, hostile, slowest }) =>
        `  ${target}: readers ${ms(readers)}; hostile ${ms(hostile)} (${slowest.slice(0, 40)})`,
    ),
    ...others.map(
      (other) =>
        `  ${other.name} ${other.version}: index ${each(other.size)}, texts ${each(other.texts)}` +
        `${other.build === null ? '' : `, made in ${other.build.toFixed(1)} CPU seconds`}` +
        `${other.times === null ? '' : `; in Node ${ms(other.times)}`}`,
    ),
  ];
}
