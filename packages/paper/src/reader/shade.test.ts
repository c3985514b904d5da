import { expect, test } from 'vitest';
import type { GreyImage } from '../image/grey-image.ts';
import { writtenWords } from '../practice/handwriting.ts';
import { markedSheet, read, type SheetOptions, scanned } from './testing/ballots.ts';

/** How much darker it is at a place of the page, millimetres: 0 not at all, 1 black. */
type Shade = (X: number, Y: number) => number;

function shaded({ width, height, data }: GreyImage, shade: Shade): GreyImage {
  const perMm = height / 297;
  return {
    width,
    height,
    data: data.map((value, at) => value * (1 - shade((at % width) / perMm, Math.floor(at / width) / perMm))),
  };
}

/** The tip of a finger at the edge of a photograph, and what a cup of coffee leaves. */
const finger: Shade = (X, Y) => 0.5 / (1 + Math.exp(6 * (Math.hypot((X - 208) / 13, (Y - 225) / 9) - 1)));
const coffee: Shade = (X, Y) => {
  const off = Math.hypot(X + 18, Y - 245) - 38;
  return 0.15 * Math.exp(-((off / 1.6) ** 2)) + (off < 0 ? 0.02 : 0);
};

const inFinger: SheetOptions['strokes'] = (_, hand, random) => writtenWords([186, 222, 16, 6], hand.pen, random);
const onRing: SheetOptions['strokes'] = (_, hand, random) => writtenWords([8, 250, 14, 6], hand.pen, random);

test.each([
  ['a finger at the edge of the picture', finger, inFinger],
  ['a ring of coffee', coffee, onRing],
])('%s is no writing, a word in it is', async (_, shade, word) => {
  for (const seed of [1, 2]) {
    const flags = async (strokes: SheetOptions['strokes'] = () => []): Promise<readonly string[]> =>
      (await read(shaded(scanned(await markedSheet({ seed, strokes }), seed), shade))).flags;
    expect(await flags()).toEqual([]);
    expect(await flags(word)).toEqual(['writing']);
  }
});
