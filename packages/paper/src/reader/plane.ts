// Flat parts of the page in the picture.
import type { Point } from './fiducials.ts';
import { at, type PageMap } from './page-map.ts';

/** A part of the page that is flat: the pixel of its first point, and the way from one point to the next across and down. */
export interface Plane {
  readonly x: number;
  readonly y: number;
  readonly across: Point;
  readonly down: Point;
}

/** The part of `w` × `h` points, `perMm` of them a millimetre, whose first is (`X`, `Y`) millimetres. */
export function planeAt(map: PageMap, X: number, Y: number, w: number, h: number, perMm: number): Plane {
  const [x, y] = at(map, X, Y);
  const right = at(map, X + w / perMm, Y);
  const below = at(map, X, Y + h / perMm);
  return {
    x,
    y,
    across: [(right[0] - x) / w, (right[1] - y) / w],
    down: [(below[0] - x) / h, (below[1] - y) / h],
  };
}

/** The plane from its point (`x`, `y`) on. */
export function partOf(plane: Plane, x: number, y: number): Plane {
  const { across, down } = plane;
  return { ...plane, x: plane.x + across[0] * x + down[0] * y, y: plane.y + across[1] * x + down[1] * y };
}

export function middleOf({ x, y, across, down }: Plane, w: number, h: number): Point {
  return [x + (across[0] * w + down[0] * h) / 2, y + (across[1] * w + down[1] * h) / 2];
}
