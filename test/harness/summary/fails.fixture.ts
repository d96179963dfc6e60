import { describe, it } from 'vitest';

describe('a suite', () => {
  it('passes', () => {});
  it('fails', () => {
    throw new Error('on purpose');
  });
});
