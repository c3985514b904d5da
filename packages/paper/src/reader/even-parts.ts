// Parts of a page on which the paper is equally bright: the edge of a shadow must not be taken for ink.
import { type PaperWhite, whiteAt } from './paper-white.ts';
import { middleOf, type Plane, partOf } from './plane.ts';

/** Where the paper differs by more than this share of its brightness between the corners of a plane, parts of so many millimetres are looked at. */
const uneven = { most: 0.025, part: 2 } as const;

/** A part of a plane: where it begins and how large it is, points of the plane; and how bright its paper is. */
export interface EvenPart {
  readonly plane: Plane;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly paper: number;
}

/** The parts of the first `width` × `height` points of a plane, `perMm` of them a millimetre. */
export function evenParts(white: PaperWhite, plane: Plane, width: number, height: number, perMm: number): EvenPart[] {
  const [w, h] = isEven(white, plane, width, height)
    ? [width, height]
    : [Math.round(uneven.part * perMm), Math.round(uneven.part * perMm)];
  const parts: EvenPart[] = [];
  for (let y = 0; y < height; y += h)
    for (let x = 0; x < width; x += w) {
      const own = partOf(plane, x, y);
      const [partWidth, partHeight] = [Math.min(w, width - x), Math.min(h, height - y)];
      const paper = whiteAt(white, ...middleOf(own, partWidth, partHeight));
      parts.push({ plane: own, x, y, width: partWidth, height: partHeight, paper });
    }
  return parts;
}

function isEven(white: PaperWhite, plane: Plane, width: number, height: number): boolean {
  let [darkest, brightest] = [Number.POSITIVE_INFINITY, 0];
  for (const x of [0, width])
    for (const y of [0, height]) {
      const corner = partOf(plane, x, y);
      const paper = whiteAt(white, corner.x, corner.y);
      darkest = Math.min(darkest, paper);
      brightest = Math.max(brightest, paper);
    }
  return brightest - darkest <= uneven.most * brightest;
}
