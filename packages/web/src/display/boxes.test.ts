import { expect, test } from 'vitest';
import { latestOf } from './Boxes.tsx';

const prepared = { election: 'e', prepared: 'phi', closed: null, bel: null };

test('the room sees the last fingerprint of a box: of the election, of the closed box, of the file', () => {
  const closed = { ...prepared, closed: { end: 'end', voters: 12 } };
  expect(latestOf({ ...prepared, prepared: null })).toBeNull();
  expect(latestOf(prepared)?.value).toBe('phi');
  expect(latestOf(closed)?.value).toBe('end');
  expect(latestOf({ ...closed, bel: 'bel' })?.value).toBe('bel');
});
