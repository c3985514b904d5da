import { expect, test } from 'vitest';
import { hasBareStroke } from './bare-stroke.ts';

test('a stroke beside print is long and has the width of a pen; a speck, the rim of print and a line at the edge are none', () => {
  const [width, height] = [60, 40];
  const isStroke = (x: number, y: number, w: number, h: number, bare = 1): boolean => {
    const ink = new Uint8Array(width * height);
    for (let row = y; row < y + h; row += 1) ink.fill(90, row * width + x, row * width + x + w);
    return hasBareStroke({ width, height, ink }, new Uint8Array(width * height).fill(bare), {
      length: 8.8,
      thick: 1.6,
      rim: 5,
    });
  };
  expect(isStroke(20, 15, 2, 10)).toBe(true);
  expect(isStroke(20, 15, 2, 10, 0)).toBe(false);
  expect(isStroke(20, 15, 5, 5)).toBe(false);
  expect(isStroke(20, 15, 15, 1)).toBe(false);
  expect(isStroke(2, 2, 50, 3)).toBe(false);
});
