import type { Rect } from '@tinnhiem/paper/layout';
import { type Face, widthOf, wrap, wrapEvenly } from '../fonts/measure.ts';

/** Something drawn in black on a ballot; all lengths in millimetres, letters in points. */
export type Ink =
  /** One line of text: left end, baseline. */
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly face: Face;
      readonly text: string;
    }
  /** An empty box: outer edge, thickness of its line. */
  | { readonly kind: 'box'; readonly rect: Rect; readonly line: number }
  /** A filled rectangle. */
  | { readonly kind: 'solid'; readonly rect: Rect }
  /** A straight line. */
  | {
      readonly kind: 'stroke';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly line: number;
    };

/** A4 portrait, and the columns of a ballot's page. */
export const paper = { width: 210, height: 297 } as const;
/** Left and right end of what is printed between the fiducials. */
export const margin = { left: 20, right: 190 } as const;
export const middle = (margin.left + margin.right) / 2;

export const millimetres = (points: number): number => (points * 25.4) / 72;
/** Distance of the baselines of two lines of text. */
export const lineStep = (size: number): number => millimetres(size) * 1.14;
/** How far the baseline of a line is below its top. */
const ascent = (size: number): number => millimetres(size) * 0.92;

/** Rounds to a thousandth of a millimetre, so that a layout reads well and is the same everywhere. */
export const exact = (length: number): number => Math.round(length * 1000) / 1000;
export const exactRect = (x: number, y: number, width: number, height: number): Rect => [
  exact(x),
  exact(y),
  exact(width),
  exact(height),
];

export interface Style {
  readonly size: number;
  readonly face: Face;
}

/** One line of text, its top at `top`: `x` is its left end, its middle or its right end. */
export function line(
  text: string,
  x: number,
  top: number,
  style: Style,
  anchor: 'left' | 'middle' | 'right' = 'left',
): Ink {
  const share = { left: 0, middle: 0.5, right: 1 }[anchor];
  const left = x - share * widthOf(text, style.size, style.face);
  return { kind: 'text', x: exact(left), y: exact(top + ascent(style.size)), ...style, text };
}

/** Drawn lines and how high they are together. */
export interface Block {
  readonly ink: readonly Ink[];
  readonly height: number;
}

/** Text broken into lines no wider than `width`; centred lines are of about the same width. */
export function paragraph(
  text: string,
  x: number,
  top: number,
  width: number,
  style: Style,
  anchor: 'left' | 'middle' | 'right' = 'left',
): Block {
  const broken = anchor === 'middle' ? wrapEvenly : wrap;
  const lines = text === '' ? [] : broken(text, width, style.size, style.face);
  return {
    ink: lines.map((words, index) => line(words, x, top + index * lineStep(style.size), style, anchor)),
    height: lines.length * lineStep(style.size),
  };
}

/** Pieces of text in different faces that run on in one paragraph, every line after the first indented by `indent`. */
export function mixedParagraph(
  parts: readonly { readonly text: string; readonly face: Face }[],
  x: number,
  top: number,
  width: number,
  size: number,
  indent = 0,
): Block {
  const runs: { text: string; face: Face; row: number; left: number }[] = [];
  let row = 0;
  let end = 0;
  for (const { text, face } of parts) {
    const space = widthOf(' ', size, face);
    for (const word of text.split(' ').flatMap((long) => wrap(long, width - indent, size, face))) {
      const length = widthOf(word, size, face);
      const start = end === 0 || end === indent ? end : end + space;
      if (start + length > width) {
        row += 1;
        end = indent;
      }
      const last = runs.at(-1);
      if (last !== undefined && last.row === row && last.face === face) last.text += ` ${word}`;
      else runs.push({ text: word, face, row, left: start + length > width ? indent : start });
      end = (start + length > width ? indent : start) + length;
    }
  }
  const ink = runs.map((run) => line(run.text, x + run.left, top + run.row * lineStep(size), { size, face: run.face }));
  return { ink, height: runs.length === 0 ? 0 : (row + 1) * lineStep(size) };
}
