import { describe, expect, test } from 'vitest';
import { isOnlyHere, readBase, slipAddress, slipPages, suggestedSlips } from './slip-layout.ts';

test('every code is on one page, eight a page, and none twice', () => {
  const codes = Array.from({ length: 27 }, (_, index) => `code-${index}`);
  const pages = slipPages(codes);
  expect(pages.map(({ length }) => length)).toEqual([8, 8, 8, 3]);
  expect(pages.flat()).toEqual(codes);
  expect(slipPages([])).toEqual([]);
});

test.each([
  [0, 5],
  [12, 17],
  [50, 55],
  [51, 57],
  [300, 330],
])('for %i voters %i slips are suggested', (voters, slips) => {
  expect(suggestedSlips(voters)).toBe(slips);
});

describe('the address on a slip', () => {
  test.each([
    ['http://192.168.1.5:4000', 'http://192.168.1.5:4000'],
    ['192.168.1.5:4000/', 'http://192.168.1.5:4000'],
    [' https://Phieu.TUAF.edu.vn ', 'https://phieu.tuaf.edu.vn'],
    ['http://a b', null],
    ['http://host/path', null],
    ['', null],
  ])('%j is read as %j', (typed, base) => {
    expect(readBase(typed)).toBe(base);
  });

  test('puts the code behind the sign after which a browser sends nothing', () => {
    expect(new URL(slipAddress('http://10.0.0.1:4000', 'abc-def')).hash).toBe('#abc-def');
  });

  test('is known to be useless for phones where only this computer knows it', () => {
    expect(isOnlyHere('http://localhost:4000')).toBe(true);
    expect(isOnlyHere('https://127.0.0.1')).toBe(true);
    expect(isOnlyHere('http://localhost.tuaf.edu.vn')).toBe(false);
  });
});
