/** Lists of posts: the tag and its options. */
import { meantHint } from '../../content/did-you-mean.ts';
import { parseBoolean } from '../../content/yaml-scalar.ts';
import type { PostsBlock } from './block.ts';
import { type BlockFault, faultAt } from './faults.ts';
import type { Fence, FenceLine } from './fence.ts';
import type { ReadBlock } from './kind.ts';
import { takeAllOptions } from './options.ts';

const FAMILIES = ['posts-created', 'posts-datetime', 'posts-date'];
const ORDERS = ['chronological', 'reversechronological'];
const SPANS: Readonly<Record<string, Pick<PostsBlock, 'group' | 'days'>>> = {
  '': { group: 'none', days: null },
  '-byyear': { group: 'year', days: null },
  '-byyearmonth': { group: 'month', days: null },
  '-lastyear': { group: 'none', days: 365 },
  '-lastmonth': { group: 'none', days: 30 },
};

/** Every spelling, the recommended ones first. */
export const POSTS_TAGS: readonly string[] = FAMILIES.flatMap((family) =>
  ORDERS.flatMap((order) => Object.keys(SPANS).map((span) => `${family}-${order}${span}`)),
);

/** The options of a list of posts. */
export const POSTS_OPTIONS: readonly string[] = ['limit', 'paginate', 'selectyear', 'defaultyear'];

/** Reads `posts-created-ORDER[-SPAN]` in all its spellings. */
export function readPosts(fence: Fence): ReadBlock {
  const [, order = '', span = ''] =
    /-(chronological|reversechronological)(-\w+)?$/.exec(fence.tag.text.toLowerCase()) ?? [];
  const { values, faults } = takeAllOptions(fence.lines, POSTS_OPTIONS);
  if (fence.argument.text !== '') {
    faults.push(
      faultAt(fence.argument, 'block-option', 'the tag takes nothing after it', 'Write options below it'),
    );
  }
  const block: PostsBlock = {
    kind: 'posts',
    order: order === 'chronological' ? 'chronological' : 'reversechronological',
    ...(SPANS[span] ?? { group: 'none', days: null }),
    limit: readLimit(values.get('limit'), faults),
    paginate: readPaginate(values.get('paginate'), faults),
    selectYear: readSelectYear(values.get('selectyear'), faults),
    defaultYear: readDefaultYear(values.get('defaultyear'), faults),
  };
  return { block, faults };
}

function readLimit(value: FenceLine | undefined, faults: BlockFault[]): number | null {
  if (value === undefined || /^(?:all|none|)$/i.test(value.text)) return null;
  if (/^\d{1,6}$/.test(value.text) && Number(value.text) > 0) return Number(value.text);
  faults.push(refused('limit', value, 'a whole number from 1'));
  return null;
}

function readPaginate(value: FenceLine | undefined, faults: BlockFault[]): PostsBlock['paginate'] {
  if (value === undefined || value.text === '') return 'no';
  if (value.text.toLowerCase() === 'none') return 'none';
  const yes = parseBoolean(value.text);
  if (yes === null) faults.push(refused('paginate', value, 'yes, no or none', ['yes', 'no', 'none']));
  return yes === true ? 'yes' : 'no';
}

function readSelectYear(value: FenceLine | undefined, faults: BlockFault[]): boolean {
  if (value === undefined || value.text === '') return true;
  const yes = parseBoolean(value.text);
  if (yes === null) faults.push(refused('selectyear', value, 'yes or no', ['yes', 'no']));
  return yes ?? true;
}

/** `current` means the newest year with posts, which is the default. */
function readDefaultYear(value: FenceLine | undefined, faults: BlockFault[]): number | null {
  if (value === undefined || value.text === '' || value.text.toLowerCase() === 'current') return null;
  if (/^\d{4}$/.test(value.text)) return Number(value.text);
  faults.push(refused('defaultyear', value, 'current or a year of four digits', ['current']));
  return null;
}

function refused(key: string, value: FenceLine, takes: string, words: readonly string[] = []): BlockFault {
  const message = `\`${key}\` takes ${takes}, not \`${value.text}\``;
  return faultAt(value, 'block-option', message, meantHint(value.text, words));
}
