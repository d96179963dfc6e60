import { describe, it } from 'vitest';

it('passes', () => {});
describe('a suite', () => {
  it('passes too', () => {});
  it.todo('is to be written');
});
