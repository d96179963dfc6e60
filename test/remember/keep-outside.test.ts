/** Values that are put into the cache and not kept in the process, which would hold them in memory. */
import assert from 'node:assert/strict';
import { it } from 'vitest';
import { type Kind, Memo } from '../../build/remember/memo.ts';
import { openCache } from '../../build/remember/open-cache.ts';
import { temporaryFolder } from '../harness/site-folder.ts';

interface Value {
  text: string;
}

const KIND: Kind<Value> = {
  name: 'value',
  stored: {
    encode: ({ text }) => [Buffer.from(text)],
    decode: ({ bytes }) => ({ text: Buffer.from(bytes).toString() }),
  },
};

it('a value that is kept outside is another object when it is recalled, and one after it is not', async () => {
  const memo = new Memo(await openCache(temporaryFolder()));
  const make = (name: string): Value =>
    memo.remember(KIND, { name, inputs: { name } }, () => ({ text: name }));
  const recall = (name: string): Value | null => memo.recall(KIND, { name, inputs: { name } });
  const outside = memo.keepOutside([KIND.name], () => make('outside'));
  const kept = make('kept');
  assert.deepEqual(recall('outside'), outside);
  assert.notEqual(recall('outside'), outside);
  assert.equal(recall('kept'), kept);
});
