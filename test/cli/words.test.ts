/** Numbers as people read them. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { count, duration, list, size, timeFromNow } from '../../build/cli/words.ts';

const CASES: [actual: string, expected: string][] = [
  [count(0, 'post'), '0 posts'],
  [count(1, 'post'), '1 post'],
  [count(12_345, 'route'), '12,345 routes'],
  [count(999, 'route'), '999 routes'],
  [count(1_234_567, 'route'), '1,234,567 routes'],
  [count(0.4, 'second'), '0.4 seconds'],
  [count(1_234.5, 'second'), '1,234.5 seconds'],
  [count(2, 'watch', 'watches'), '2 watches'],
  [duration(40), '0 seconds'],
  [duration(1_000), '1 second'],
  [duration(1_234), '1.2 seconds'],
  [duration(59_800), '1 minute'],
  [duration(125_000), '2 minutes 5 seconds'],
  [size(1), '1 byte'],
  [size(999), '999 bytes'],
  [size(1_000), '1.0 KB'],
  [size(999_600), '1.0 MB'],
  [size(1_449_999), '1.4 MB'],
  [size(12e9), '12 GB'],
  [timeFromNow(30), 'now'],
  [timeFromNow(90), 'in 2 minutes'],
  [timeFromNow(-7_200), '2 hours ago'],
  [timeFromNow(86_400), 'in 1 day'],
  [list([]), ''],
  [list(['a']), 'a'],
  [list(['a', 'b', 'c']), 'a, b and c'],
  [list(['a', 'b', 'c', 'd', 'e', 'f']), 'a, b, c, d and 2 more'],
];

describe('a number in words', () => {
  for (const [actual, expected] of CASES) it(`is '${expected}'`, () => assert.equal(actual, expected));
});
