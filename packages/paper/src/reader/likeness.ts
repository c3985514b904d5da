// The shape of the marks of a page: two scans of one sheet share it, two sheets of two voters do not, however alike they vote.
import type { RowShape } from './read-row.ts';
import type { BoxMask } from './strokes.ts';

/** Cells across a box's piece. */
const cells = 36;
const bytesPerBox = 2 + (cells * cells) / 8;

/** Row, column and shape of every mark; `null` where nothing is marked. */
export function signatureOf(rows: readonly RowShape[]): Uint8Array | null {
  const parts: Uint8Array[] = [];
  for (const [index, { kinds, shapes }] of rows.entries())
    for (const [column, shape] of shapes.entries())
      if (kinds[column] !== 'empty') parts.push(boxBytes(index, column, shape.mask));
  if (parts.length === 0) return null;
  const bytes = new Uint8Array(parts.length * bytesPerBox);
  for (const [index, part] of parts.entries()) bytes.set(part, index * bytesPerBox);
  return bytes;
}

function boxBytes(row: number, column: number, { size, pixels, frame }: BoxMask): Uint8Array {
  const bytes = new Uint8Array(bytesPerBox);
  bytes[0] = row;
  bytes[1] = column;
  const centreX = (frame[0] + frame[1]) / 2;
  const centreY = (frame[2] + frame[3]) / 2;
  const step = size / cells;
  for (let y = 0; y < cells; y += 1)
    for (let x = 0; x < cells; x += 1) {
      const px = Math.round(centreX + (x + 0.5 - cells / 2) * step - 0.5);
      const py = Math.round(centreY + (y + 0.5 - cells / 2) * step - 0.5);
      if (px < 0 || py < 0 || px >= size || py >= size || pixels[py * size + px] !== 1) continue;
      const bit = y * cells + x;
      bytes[2 + (bit >> 3)] = (bytes[2 + (bit >> 3)] as number) | (1 << (bit & 7));
    }
  return bytes;
}

/** Share of the marks that must stand in the same boxes, before their shapes are compared at all. */
const sameBoxes = 0.9;

/**
 * How alike the marks of two pages are, 0 to 1: 1 less the width of the seam by which the outlines of the usual mark
 * differ, in quarters of a millimetre. 0 as well where they stand in other boxes, and where every box is just full.
 */
export function likeness(a: Uint8Array, b: Uint8Array): number {
  const [marks, others] = [marksOf(a), marksOf(b)];
  const both = [...others].flatMap(([key, other]) => {
    const mark = marks.get(key);
    return mark === undefined ? [] : [[mark, other] as const];
  });
  if (both.length === 0 || both.length < sameBoxes * Math.max(marks.size, others.size)) return 0;
  const telling = both.filter(([mark, other]) => mark.tells || other.tells);
  if (telling.length === 0) return 0;
  const seams = telling.map(([mark, other]) => seam(mark, other)).sort((left, right) => left - right);
  return Math.max(0, 1 - (seams[seams.length >> 1] as number));
}

/** How many marks of a page tell its voter from another. */
export function tellingMarks(signature: Uint8Array): number {
  return [...marksOf(signature).values()].filter(({ tells }) => tells).length;
}

interface Mark {
  readonly shape: Uint8Array;
  /** Cells of its outline. */
  readonly outline: number;
  /** Cells of ink for each cell of the outline: about 1 for lines, more for a full box. */
  readonly solid: number;
  /** A box that is full and no more looks the same whoever filled it. */
  readonly tells: boolean;
}

/** Every page of a pile is compared with every other: outlines are counted once. */
const known = new WeakMap<Uint8Array, ReadonlyMap<number, Mark>>();

/** The marks of a page by row and column. */
function marksOf(signature: Uint8Array): ReadonlyMap<number, Mark> {
  const before = known.get(signature);
  if (before !== undefined) return before;
  const marks = new Map<number, Mark>();
  for (let at = 0; at < signature.length; at += bytesPerBox) {
    const shape = signature.subarray(at + 2, at + bytesPerBox);
    const around = outline(shape);
    const ink = shape.reduce((sum, byte) => sum + (bitsOf[byte] as number), 0);
    marks.set((signature[at] as number) * 4 + (signature[at + 1] as number), {
      shape,
      outline: around,
      solid: Math.max(1, ink / Math.max(1, around)),
      tells: !isFullSquare(shape, ink),
    });
  }
  known.set(signature, marks);
  return marks;
}

/** A square of so many cells each way (3 mm), of which so much is ink. */
const full = { cells: 12, ink: 0.97 } as const;

function isFullSquare(shape: Uint8Array, ink: number): boolean {
  const [xs, ys] = [new Set<number>(), new Set<number>()];
  for (let bit = 0; bit < cells * cells; bit += 1)
    if (((shape[bit >> 3] as number) & (1 << (bit & 7))) !== 0) {
      xs.add(bit % cells);
      ys.add(Math.floor(bit / cells));
    }
  return xs.size >= full.cells && ys.size >= full.cells && ink >= full.ink * xs.size * ys.size;
}

/** Boxes full to the edge are all alike: what differs weighs as many times as much as they are solid, and a little more. */
const solidWeight = 1.3;

/** Cells that differ for each cell of the outline. */
function seam(a: Mark, b: Mark): number {
  let differ = 0;
  for (let index = 0; index < a.shape.length; index += 1)
    differ += bitsOf[(a.shape[index] as number) ^ (b.shape[index] as number)] as number;
  return (differ / Math.max(4, (a.outline + b.outline) / 2)) * Math.min(a.solid, b.solid) ** solidWeight;
}

function outline(shape: Uint8Array): number {
  const filled = (x: number, y: number): boolean => {
    const bit = y * cells + x;
    return x >= 0 && y >= 0 && x < cells && y < cells && ((shape[bit >> 3] as number) & (1 << (bit & 7))) !== 0;
  };
  let count = 0;
  for (let y = 0; y < cells; y += 1)
    for (let x = 0; x < cells; x += 1)
      if (filled(x, y) && !(filled(x - 1, y) && filled(x + 1, y) && filled(x, y - 1) && filled(x, y + 1))) count += 1;
  return count;
}

/** How many bits a byte has. */
const bitsOf = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);
