import { expect, test } from 'vitest';
import { markReach } from './mark-reach.ts';

/** A box of 40 pixels in a piece of 72, its frame with the soft edge of print from 13 to 20 above and to the left, and what is drawn. */
function piece(drawn: (x: number, y: number) => boolean): Uint8Array {
  const pixels = new Uint8Array(72 * 72);
  const isFrame = (x: number, y: number): boolean => {
    const isWithin = (from: number, to: number): boolean => x >= from && x <= to && y >= from && y <= to;
    return isWithin(13, 58) && !isWithin(21, 50);
  };
  for (let y = 0; y < 72; y += 1)
    for (let x = 0; x < 72; x += 1) pixels[y * 72 + x] = isFrame(x, y) ? 2 : drawn(x, y) ? 1 : 0;
  return pixels;
}

const frame = [16, 56, 16, 56] as const;

test.each([
  ['above', 2, (x: number, y: number) => x > 30 && x < 36 && y < 45],
  ['below', 3, (x: number, y: number) => x > 30 && x < 36 && y > 25],
])('a stroke that passes under the frame goes on %s it', (_, side, drawn) => {
  const { tails, exits } = markReach(piece(drawn), 72, frame);
  expect(tails[side]).toBe(16);
  expect(exits).toHaveLength(1);
});

test('what lies beyond the frame with nothing inside the box behind it does not hang together with it', () => {
  const { tails, exits } = markReach(
    piece((x, y) => x > 30 && x < 36 && y < 12),
    72,
    frame,
  );
  expect([tails, exits]).toEqual([[0, 0, 0, 0], []]);
});
