import { expect, test } from 'vitest';
import { freeId } from './free-id.ts';

test('a round to practise on never takes the id of another', () => {
  expect(freeId('tuaf-2019', new Set(['tuaf-2019']))).toBe('tuaf-2019-tap-lam');
  expect(freeId('tuaf-2019', new Set(['tuaf-2019-tap-lam', 'tuaf-2019-tap-lam-2']))).toBe('tuaf-2019-tap-lam-3');
});
