import { describe, expect, it } from 'vitest';
import { lineFromRight, thresholdName, workingLine } from './result-rows.ts';

const half = { numerator: 1, denominator: 2 };
const twoThirds = { numerator: 2, denominator: 3 };

describe('what the screen says of a threshold', () => {
  it('is the comparison in whole numbers', () => {
    expect(workingLine({ left: '2·25 = 50', relation: '>', right: '47', holds: true })).toBe('2·25 = 50 > 47');
    expect(workingLine({ left: '3·30 = 90', relation: '>=', right: '2·47 = 94', holds: false })).toBe(
      '3·30 = 90 ≥ 2·47 = 94 ?',
    );
  });

  it('names level, direction and fraction, and the end of a band', () => {
    expect(thresholdName({ level: 'low', operator: '>', fraction: half }).vi).toBe('thấp quá 1/2');
    expect(thresholdName({ level: 'low', operator: '>=', fraction: twoThirds }).vi).toBe('thấp từ 2/3');
    expect(
      thresholdName({ level: 'low', operator: '>', fraction: half, upTo: { operator: '<', fraction: twoThirds } }).vi,
    ).toBe('thấp quá 1/2, dưới 2/3');
  });

  it('stands in the picture at its share of the width, also where its base is another one', () => {
    expect(lineFromRight({ fraction: half }, 47, 47)).toBe(50);
    expect(lineFromRight({ fraction: half }, 40, 80)).toBe(25);
    expect(lineFromRight({ fraction: half }, null, 47)).toBeNull();
  });
});
