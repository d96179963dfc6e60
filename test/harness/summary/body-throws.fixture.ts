import { describe, it } from 'vitest';

it('is found, but not run', () => {});
describe('a suite', () => {
  throw new Error('on purpose');
});
