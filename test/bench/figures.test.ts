/** What is said of repeated measurements, and how figures are written. */
import assert from 'node:assert/strict';
import { describe, it } from 'vitest';
import { duration, figure, ratio, size, table, UNIT_SPACE, whole } from '../../bench/report/format.ts';
import { formatResults } from '../../bench/results.ts';
import { median, medianRatio, spread } from '../../bench/statistics.ts';
import { ALL } from './samples.ts';

describe('statistics', () => {
  const medians: [title: string, values: number[], middle: number][] = [
    ['of one value is that value', [7], 7],
    ['of three is the one in the middle, in any order', [9, 1, 4], 4],
    ['of four is the mean of the two in the middle', [1, 2, 4, 100], 3],
    ['is by number, not by text', [10, 9, 100], 10],
  ];
  for (const [title, values, middle] of medians) {
    it(`the median ${title}`, () => {
      const before = [...values];
      assert.equal(median(values), middle);
      assert.deepEqual(values, before, 'what was measured stays as it was');
    });
  }

  it('the median of nothing is refused', () => assert.throws(() => median([]), RangeError));

  it('the ratio is the median of the ratios of each round, so that a slow round counts for both', () => {
    assert.equal(medianRatio([20, 22, 400], [10, 11, 200]), 2);
    assert.throws(() => medianRatio([1, 2], [1]), /2 rounds against 1/);
  });

  it('the spread is the greatest distance from the median, as a part of it', () => {
    assert.equal(spread([10, 10, 10]), 0);
    assert.equal(spread([9, 10, 12]), 0.2);
  });
});

describe('figures', () => {
  const cases: [written: string, shown: string][] = [
    [figure(20_637), '20,600'],
    [figure(24.52), '24.5'],
    [figure(0.071_23), '0.0712'],
    [figure(9.996), '10'],
    [figure(0), '0'],
    [figure(1_234_567), '1,230,000'],
    [figure(Number.NaN), '–'],
    [whole(5731), '5,731'],
    [whole(999.6), '1,000'],
    [duration(24.52), '24.5 µs'],
    [duration(999.96), '1,000 µs'],
    [duration(2_540), '2.54 ms'],
    [duration(10_300_000), '10.3 s'],
    [size(26_000_000), '26 MB'],
    [size(14_502), '14.5 KB'],
    [ratio(1.0449), '1.04'],
    [ratio(27.31), '27.3'],
  ];
  for (const [written, shown] of cases) {
    it(`are written as ${shown}`, () => assert.equal(written.replace(UNIT_SPACE, ' '), shown));
  }

  it('a table has numbers to the right, and a bar in a cell does not end it', () => {
    assert.equal(
      table(['name', 'n'], [['a|b', '1']]),
      ['| name | n |', '|---|--:|', '| a\\|b | 1 |'].join('\n'),
    );
  });
});

describe('a file of results', () => {
  const file = ALL.serve;
  assert.ok(file !== undefined);

  it('is JSON that gives back what was measured, to four digits', () => {
    const results = { ...file.results, busy: [], alone: [], kinds: {}, seconds: 1.234_567 };
    const text = formatResults({ ...file, results });
    assert.deepEqual(JSON.parse(text), { ...file, results: { ...results, seconds: 1.235 } });
  });

  it('has each measurement on a line of its own, so that a change of one is a change of one line', () => {
    const lines = formatResults(file).split('\n');
    const samples = lines.filter((line) => line.includes('cpuMicroseconds'));
    assert.equal(samples.length, JSON.stringify(file).split('cpuMicroseconds').length - 1);
    for (const line of samples) assert.match(line, /^\s+\{ .* \},?$/);
  });
});
