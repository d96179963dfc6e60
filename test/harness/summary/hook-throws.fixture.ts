import { beforeAll, describe, it } from 'vitest';

it('passes', () => {});
describe('a suite', () => {
  beforeAll(() => {
    throw new Error('on purpose');
  });
  describe('in it', () => {
    it('is not run', () => {});
  });
});
