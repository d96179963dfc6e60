/** The sites of the net, and what is edited in them between one build and the next. */
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generatePost, generateSite, postName } from '../../bench/build/generate-site.ts';
import { Random } from '../fuzz/random.ts';
import { AS_OF, EDITS, START, write, writtenDocument } from '../harness/site-edits.ts';

export interface NetSite {
  name: string;
  /** The instant from which it is built, seconds since 1970. */
  asOf: number;
  /** Writes the content into `folder`, which is empty. */
  lay: (folder: string) => void | Promise<void>;
  /** What happens to it between two builds, in order; each does the same to the same content. */
  edits: ((folder: string) => void)[];
}

export interface NetOptions {
  /** Folder of the checkout whose content is built. */
  root: string;
  /** Posts of the generated site. */
  posts: number;
  /** Edits of the generated site, and of the one with categories and windows. */
  edits: number;
}

/** Posts of the site with categories and time windows: enough for lists of several pages. */
const WRITTEN = 30;

/** All sites of the net. */
export function netSites({ root, posts, edits }: NetOptions): NetSite[] {
  const samples = join(root, '..', 'shared', 'sites');
  const names = existsSync(samples) ? readdirSync(samples, { withFileTypes: true }) : [];
  const folders = names.filter((entry) => entry.isDirectory()).map(({ name }) => join(samples, name));
  return [
    ...[join(root, 'content'), ...folders].map(copied),
    {
      name: 'categories and windows',
      asOf: AS_OF,
      lay: layWindows,
      edits: randomEdits(edits, 1, (random) => random.pick(Object.values(EDITS))),
    },
    {
      name: `${posts} posts`,
      asOf: Date.UTC(2024, 11, 24) / 1000,
      lay: (folder) => generateSite(folder, posts),
      edits: randomEdits(edits, 2, (random) => (random.chance(0.5) ? random.pick(WORK) : random.pick(FILES))),
    },
  ];
}

/** A site that stands in a folder already. */
function copied(folder: string): NetSite {
  const name = folder.split('/').at(-1) ?? folder;
  return { name, asOf: AS_OF, lay: (into) => cpSync(folder, into, { recursive: true }), edits: [] };
}

function layWindows(folder: string): void {
  const random = new Random(7);
  for (const [file, content] of Object.entries(START)) write(folder, file, content);
  write(folder, 'config.yml', `${START['config.yml']}social-cards: no\n`);
  for (let name = 0; name < WRITTEN; name++) {
    // Two documents at one path would refuse the whole site.
    const text = writtenDocument(random).replaceAll(/^(?:permalink|aliases|modified): .*\n/gm, '');
    write(folder, `posts/w${name}${random.chance(0.2) ? '.nb' : ''}.md`, text);
  }
}

type Edit = (folder: string, random: Random) => void;

/** What is done to the posts of the generated site. */
const WORK: readonly Edit[] = [
  (folder, random) => {
    const number = random.below(1_000);
    write(folder, `posts/${postName(number)}`, generatePost(number, 1 + random.below(9)));
  },
  (folder, random) => rmSync(join(folder, 'posts', postName(random.below(1_000))), { force: true }),
  (folder, random) => {
    const number = 2_000 + random.below(100);
    write(folder, `posts/${postName(number)}`, generatePost(number));
  },
];

/** What is done to the rest of it; the configuration has to keep that no cards are drawn. */
const FILES: readonly Edit[] = Object.entries(EDITS)
  .filter(([what]) => what !== 'the configuration changes')
  .map(([, edit]) => edit);

/** `count` edits, each picked by `pick` from random numbers of its own. */
function randomEdits(count: number, seed: number, pick: (random: Random) => Edit): NetSite['edits'] {
  return Array.from({ length: count }, (_, index) => (folder: string): void => {
    const random = new Random(seed * 1_000 + index);
    pick(random)(folder, random);
  });
}
