import { expect, test } from 'vitest';
import { pauseAfter } from './api.ts';

test('pauses grow with every try that failed, up to a limit', () => {
  const pauses = Array.from({ length: 10 }, (_, at) => pauseAfter(at + 1, null, 0));
  expect(pauses).toEqual([1, 2, 4, 8, 15, 30, 30, 30, 30, 30]);
});

test('a hall does not try again all at once', () => {
  expect(pauseAfter(3, null, 0.999)).toBeGreaterThan(5.9);
  expect(pauseAfter(3, null, 0.999)).toBeLessThan(6);
});

test('a server that asks for a longer pause gets it, and never a shorter one', () => {
  expect(pauseAfter(1, 20, 0)).toBe(20);
  expect(pauseAfter(6, 1, 0)).toBe(30);
});
