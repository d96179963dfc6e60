/** The bar of a build: on a terminal only, drawn now and then, wiped away at the end. */
import assert from 'node:assert/strict';
import { describe, it, onTestFinished, vi } from 'vitest';
import { barLine, progressBar } from '../../build/cli/progress-bar.ts';

/** A terminal that keeps what is written to it, and a clock that is set by hand. */
function terminal({ interactive = true, colour = false } = {}) {
  const notes: string[] = [];
  const clock = { now: 0 };
  const bar = progressBar(
    {
      print: () => assert.fail('progress is no result'),
      note: (text) => notes.push(text),
      colour,
      interactive,
    },
    () => clock.now,
  );
  return { bar, clock, notes };
}

describe('the line of a bar', () => {
  const cases: [string, [string, number, number], string][] = [
    ['is empty at the start', ['rendering', 0, 12], `rendering    ${'╶'.repeat(24)}  0 of 12`],
    [
      'is half full half way',
      ['rendering', 6, 12],
      `rendering    ${'━'.repeat(12)}${'╶'.repeat(12)}  6 of 12`,
    ],
    ['is full at the end', ['compressing', 12, 12], `compressing  ${'━'.repeat(24)}  12 of 12`],
    ['is no more than full', ['rendering', 15, 12], `rendering    ${'━'.repeat(24)}  12 of 12`],
    ['is only a name where the end is not known', ['writing', 0, 0], 'writing'],
  ];
  for (const [title, [stage, done, total], expected] of cases) {
    it(title, () => assert.equal(barLine(stage, done, total, false), expected));
  }

  it('has a colour only where colours are wanted', () => {
    assert.ok(barLine('rendering', 6, 12, true).includes('\u001b[36m'));
    assert.ok(!barLine('rendering', 6, 12, false).includes('\u001b'));
  });
});

describe('a progress bar', () => {
  it('writes nothing of a short build where standard error is no terminal', () => {
    const { bar, clock, notes } = terminal({ interactive: false });
    for (clock.now = 0; clock.now < 5_000; clock.now += 10) bar.show('rendering', clock.now, 5_000);
    bar.end();
    assert.deepEqual(notes, []);
  });

  it('writes a plain line every ten seconds of a long one there', () => {
    const { bar, clock, notes } = terminal({ interactive: false });
    for (clock.now = 0; clock.now < 25_000; clock.now += 10) bar.show('rendering', clock.now, 90_000);
    for (; clock.now < 32_000; clock.now += 10) bar.show('writing', 0, 0);
    bar.end();
    assert.deepEqual(notes, ['rendering 10000 of 90000\n', 'rendering 20000 of 90000\n', 'writing\n']);
  });

  it('counts the seconds of a stage of which no more is known', () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { bar, clock, notes } = terminal();
    bar.count('the engine');
    for (let second = 1; second <= 3; second++) {
      clock.now = second * 1000;
      vi.advanceTimersByTime(1000);
    }
    bar.end();
    vi.advanceTimersByTime(5000);
    assert.deepEqual(
      notes.map((note) => /the engine: \d s/.exec(note)?.[0]),
      ['the engine: 1 s', 'the engine: 2 s', 'the engine: 3 s', undefined],
    );
  });

  it('writes nothing for a build that is done at once', () => {
    const { bar, clock, notes } = terminal();
    for (clock.now = 0; clock.now < 250; clock.now += 10) bar.show('rendering', clock.now, 250);
    bar.end();
    assert.deepEqual(notes, []);
  });

  it('is drawn a dozen times a second, however often it is called', () => {
    const { bar, clock, notes } = terminal();
    for (clock.now = 0; clock.now < 1_300; clock.now += 1) bar.show('rendering', clock.now, 1_300);
    assert.ok(notes.length >= 10 && notes.length <= 14, `${notes.length} times`);
    for (const note of notes) assert.ok(note.startsWith('\rrendering ') && note.endsWith('\u001b[K'), note);
  });

  it('is not drawn again where nothing has changed', () => {
    const { bar, clock, notes } = terminal();
    for (clock.now = 0; clock.now < 2_000; clock.now += 10) bar.show('writing', 0, 0);
    assert.equal(notes.length, 1);
  });

  it('is wiped away at the end, once', () => {
    const { bar, clock, notes } = terminal();
    clock.now = 1_000;
    bar.show('rendering', 1, 2);
    bar.end();
    bar.end();
    assert.deepEqual(notes.slice(1), ['\r\u001b[K']);
  });
});
