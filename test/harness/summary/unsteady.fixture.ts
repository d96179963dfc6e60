import assert from 'node:assert/strict';
import { it } from 'vitest';

let runs = 0;
it('passes when it is tried again', { retry: 1 }, () => assert.equal(++runs, 2, 'the first time'));
