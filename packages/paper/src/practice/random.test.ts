import { expect, test } from 'vitest';
import { gaussian, pickWeighted, seededRandom, smoothNoise } from './random.ts';

const numbers = (seed: number, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, random);
};

test('the same seed gives the same numbers, another seed others', () => {
  expect(numbers(7, 50)).toEqual(numbers(7, 50));
  const seeds = [0, 1, 2, 3, 1_000_003, 2 ** 31, 2 ** 32, 2 ** 32 + 1, -1];
  expect(new Set(seeds.map((seed) => numbers(seed, 3).join())).size).toBe(seeds.length);
});

test('numbers lie evenly in 0…1', () => {
  const tenths = new Array<number>(10).fill(0);
  for (const value of numbers(3, 20_000)) tenths[Math.floor(value * 10)]! += 1;
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(180);
});

test('what weighs nothing is never picked, the rest as often as it weighs', () => {
  const random = seededRandom(5);
  const found = { a: 0, b: 0, c: 0 };
  for (let draw = 0; draw < 9000; draw += 1) found[pickWeighted(random, { a: 1, b: 0, c: 2 })] += 1;
  expect(found.b).toBe(0);
  expect(Math.abs(found.a - 3000)).toBeLessThan(200);
  expect(() => pickWeighted(random, { a: 0 })).toThrow(RangeError);
});

test('the bell has mean 0 and deviation 1', () => {
  const random = seededRandom(11);
  const values = Array.from({ length: 20_000 }, () => gaussian(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(deviation - 1)).toBeLessThan(0.03);
});

test('smooth noise stays in −1…1 and does not jump', () => {
  const noise = smoothNoise(seededRandom(2), 5);
  let before = noise(0);
  for (let at = 0; at < 400; at += 0.1) {
    const value = noise(at);
    expect(Math.abs(value)).toBeLessThanOrEqual(1);
    expect(Math.abs(value - before)).toBeLessThan(0.1);
    before = value;
  }
});
