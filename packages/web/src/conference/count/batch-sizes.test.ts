import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchSizes, countedOff, largestBatch, leastBatch, readSizes, usualSize } from './batch-sizes.ts';

const total = (sizes: readonly number[]) => sizes.reduce((sum, size) => sum + size, 0);

describe('suggested batches', () => {
  it('come to the ballots in the box, whatever their number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), (ballots) => {
        expect(total(batchSizes(ballots, usualSize(ballots)))).toBe(ballots);
      }),
    );
  });

  it('are never smaller than 25 or larger than 50 once the box holds 25', () => {
    fc.assert(
      fc.property(fc.integer({ min: leastBatch, max: 5000 }), fc.integer({ min: 25, max: 50 }), (ballots, size) => {
        const sizes = batchSizes(ballots, size);
        // 51 ballots in batches of 50 become 26 and 25; a box of 51 in batches of 49 cannot be shared so.
        if (ballots >= size) {
          expect(Math.max(...sizes)).toBeLessThanOrEqual(largestBatch);
          expect(Math.min(...sizes)).toBeGreaterThanOrEqual(leastBatch);
        }
      }),
    );
  });

  it.each([
    [47, 25, [47]],
    [52, 25, [25, 27]],
    [300, 50, [50, 50, 50, 50, 50, 50]],
    [260, 50, [50, 50, 50, 50, 30, 30]],
    [287, 50, [50, 50, 50, 50, 50, 37]],
    [9, 25, [9]],
    [0, 25, []],
  ])('%d ballots in batches of %d are %j', (ballots, size, sizes) => {
    expect(batchSizes(ballots, size)).toEqual(sizes);
  });
});

describe('ballots counted off a pile', () => {
  it.each([
    [299, [50, 50, 50, 50, 50, 49]],
    [60, [50, 10]],
    [50, [50]],
    [0, []],
    [-3, []],
  ])('%d ballots are %j', (ballots, sizes) => {
    expect(countedOff(ballots, 50)).toEqual(sizes);
  });
});

describe('sizes as people type them', () => {
  it.each([
    ['25 25 30', [25, 25, 30]],
    ['25, 25,30', [25, 25, 30]],
    ['2x25 + 30', [25, 25, 30]],
    ['47', [47]],
  ])('“%s” is read', (written, sizes) => {
    expect(readSizes(written)).toEqual(sizes);
  });

  it.each(['', '25 hai', '-3', '0', '12,5x'])('“%s” is not guessed at', (written) => {
    expect(readSizes(written)).toBeNull();
  });
});
