// How many sheets are drawn, and which: exact, and repeatable without this program.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListId } from '../../basics/ids.ts';
import { hashOf } from '../../record/fingerprint.ts';
import { checkMethod, checkMethods } from './method.ts';
import { draw, drawText, sampleSize } from './sample.ts';

const khoa = 'khoa' as ListId;
const risk = checkMethods[checkMethod].risk.value;

describe('the size of a sample', () => {
  // The table of docs/decisions/023, worked out with another program. With one wrong sheet of 100, 200 or 500 the risk is met exactly.
  test.each([
    [50, [48, 39, 22, 12, 5, 1]],
    [100, [95, 78, 45, 25, 10, 5]],
    [200, [190, 155, 90, 51, 22, 11]],
    [500, [475, 388, 225, 129, 56, 28]],
  ])('of %d sheets, where 1, 2, 5, 10, 25, 50 wrong ones would matter, is %j', (sheets, sizes) => {
    expect([1, 2, 5, 10, 25, 50].map((wrong) => sampleSize(sheets, wrong, risk))).toEqual(sizes);
  });

  /** C(n, k), by its definition. */
  function choose(n: number, k: number): bigint {
    if (k < 0 || k > n) return 0n;
    let result = 1n;
    for (let i = 1n; i <= BigInt(k); i += 1n) result = (result * (BigInt(n - k) + i)) / i;
    return result;
  }
  /** Whether a sample misses every wrong sheet with at most the risk. */
  const enough = (sheets: number, wrong: number, size: number) =>
    choose(sheets - wrong, size) * BigInt(risk.denominator) <= choose(sheets, size) * BigInt(risk.numerator);

  // Seen to fail: with `>=` in place of `>` in the comparison of the risk; with one sheet fewer.
  test('is the least that keeps the risk', () => {
    const box = fc
      .integer({ min: 1, max: 400 })
      .chain((sheets) => fc.tuple(fc.constant(sheets), fc.integer({ min: 1, max: sheets })));
    fc.assert(
      fc.property(box, ([sheets, wrong]) => {
        const size = sampleSize(sheets, wrong, risk);
        expect(enough(sheets, wrong, size)).toBe(true);
        expect(size === 0 || !enough(sheets, wrong, size - 1)).toBe(true);
      }),
    );
  });

  test('is exact where the risk is met exactly: 19 of 20 sheets leave one in twenty', () => {
    expect(sampleSize(20, 1, risk)).toBe(19);
    expect(sampleSize(40, 1, risk)).toBe(38);
    expect(sampleSize(39, 1, risk)).toBe(38);
  });

  test('is one where every sheet would have to be wrong, and asks for at least one wrong sheet', () => {
    expect(sampleSize(300, 300, risk)).toBe(1);
    expect(sampleSize(300, 1000, risk)).toBe(1);
    expect(() => sampleSize(300, 0, risk)).toThrow();
  });
});

describe('the draw', () => {
  const places = [1, 2, 3].flatMap((batch) => [1, 2, 3, 4, 5].map((ballot) => ({ batch, ballot })));

  test('is what sha256sum and sort give for the same dice', () => {
    // for each sheet: printf %s "4615230164,khoa,batch,ballot" | sha256sum, then sort
    expect(draw('4615230164', khoa, places, 5)).toEqual([
      { batch: 3, ballot: 3 },
      { batch: 3, ballot: 5 },
      { batch: 2, ballot: 4 },
      { batch: 1, ballot: 4 },
      { batch: 2, ballot: 3 },
    ]);
    expect(drawText('4615230164', khoa, { batch: 3, ballot: 3 })).toBe('4615230164,khoa,3,3');
    expect(hashOf('4615230164,khoa,3,3')).toBe('04a516c902b00cf3d2cf0ebe36274edc411a53900dba950afb89a41466a1395b');
  });

  // Seen to fail: with the hash left out of the order.
  test('does not depend on the order in which the sheets are named, holds each once, and grows from its beginning', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{10,20}$/),
        fc.nat(15),
        fc.shuffledSubarray(places, { minLength: 15 }),
        (seed, size, shuffled) => {
          const drawn = draw(seed, khoa, shuffled, size);
          expect(drawn).toEqual(draw(seed, khoa, places, size));
          expect(new Set(drawn.map(({ batch, ballot }) => `${batch}/${ballot}`)).size).toBe(size);
          expect(draw(seed, khoa, places, 15).slice(0, size)).toEqual(drawn);
        },
      ),
    );
  });

  test('is another one for other dice, and for another list', () => {
    const first = draw('4615230164', khoa, places, 15);
    expect(draw('4615230165', khoa, places, 15)).not.toEqual(first);
    expect(draw('4615230164', 'phong' as ListId, places, 15)).not.toEqual(first);
  });
});
