import type { BallotRow, Rect } from '@tinnhiem/paper/layout';
import { widthOf, wrap } from '../fonts/measure.ts';
import type { BallotInput } from '../forms/ballot.ts';
import { solid, timingBars } from './anchors.ts';
import { exactRect, type Ink, line, lineStep, margin, paragraph } from './sheet.ts';

type BallotPerson = BallotInput['people'][number];

/** How large and how close the rows are set: points, and the least row pitch in millimetres. */
export interface Density {
  readonly name: number;
  readonly post: number;
  readonly pitch: number;
}

/** From roomy to close; 7.2 mm is the least pitch at which boxes are still read surely. */
export const densities = {
  roomy: { name: 11.5, post: 9.5, pitch: 10 },
  normal: { name: 10.5, post: 8.5, pitch: 8.6 },
  compact: { name: 9.8, post: 7.9, pitch: 8 },
  close: { name: 9, post: 7.2, pitch: 7.2 },
} as const satisfies Record<string, Density>;

/** A row is not stretched beyond this, however much room there is; one with many lines gets a little air at least. */
export const widestPitch = 13;
export const airAround = 3;

const box = { side: 5, line: 0.35 } as const;
/** Middles of the three columns of boxes. */
const levels = [
  { level: 'high', x: 140, title: 'Tín nhiệm cao' },
  { level: 'confidence', x: 160, title: 'Tín nhiệm' },
  { level: 'low', x: 180, title: 'Tín nhiệm thấp' },
] as const;
const numberCentre = margin.left + 4.5;
const cell = { left: margin.left + 9.5, right: 132 } as const;
const cellWidth = cell.right - cell.left;
const padding = 0.5;

/** The heading of the table is this high. */
export const tableHeadHeight = 9.5;

const rule = (y: number, thickness: number): Ink => ({
  kind: 'stroke',
  from: [margin.left, y],
  to: [margin.right, y],
  line: thickness,
});

export function tableHead(top: number): readonly Ink[] {
  const style = { size: 9.5, face: 'bold' } as const;
  const centred = top + (tableHeadHeight - lineStep(style.size)) / 2;
  return [
    rule(top, 0.3),
    line('TT', numberCentre, centred, style, 'middle'),
    line('Họ và tên, chức vụ, đơn vị công tác', (cell.left + cell.right) / 2, centred, style, 'middle'),
    ...levels.flatMap(({ x, title }) => {
      const words = title.split(' ');
      const lines = words.length > 2 ? [words.slice(0, 2).join(' '), words.slice(2).join(' ')] : [title];
      const first = top + (tableHeadHeight - lines.length * lineStep(style.size)) / 2;
      return lines.map((text, index) => line(text, x, first + index * lineStep(style.size), style, 'middle'));
    }),
    rule(top + tableHeadHeight, 0.3),
  ];
}

/** The least height of a person's row: name and post are wrapped, never cut. */
export function rowHeight(person: BallotPerson, density: Density): number {
  const names = wrap(person.name, cellWidth, density.name, 'bold').length;
  const posts = person.post === undefined ? 0 : wrap(person.post, cellWidth, density.post, 'regular').length;
  return Math.max(density.pitch, names * lineStep(density.name) + posts * lineStep(density.post) + 2 * padding);
}

export interface DrawnRow {
  readonly layout: BallotRow;
  readonly ink: readonly Ink[];
  readonly bars: readonly [Rect, Rect];
  /** White beside the name where something could be written; none where the name is long. */
  readonly freeRects: readonly Rect[];
}

export function drawRow(person: BallotPerson, row: number, top: number, height: number, density: Density): DrawnRow {
  const centre = top + height / 2;
  const name = { size: density.name, face: 'bold' } as const;
  const post = { size: density.post, face: 'regular' } as const;
  const names = wrap(person.name, cellWidth, name.size, name.face);
  const posts = person.post === undefined ? [] : wrap(person.post, cellWidth, post.size, post.face);
  const textHeight = names.length * lineStep(name.size) + posts.length * lineStep(post.size);
  const textTop = centre - textHeight / 2;
  const nameBlock = paragraph(person.name, cell.left, textTop, cellWidth, name);
  const postBlock = paragraph(person.post ?? '', cell.left, textTop + nameBlock.height, cellWidth, post);
  const textWidth = Math.max(
    ...names.map((text) => widthOf(text, name.size, name.face)),
    ...posts.map((text) => widthOf(text, post.size, post.face)),
  );
  const boxRect = (x: number): Rect => exactRect(x - box.side / 2, centre - box.side / 2, box.side, box.side);
  const boxes = { high: boxRect(levels[0].x), confidence: boxRect(levels[1].x), low: boxRect(levels[2].x) };
  const bars = timingBars(centre);
  const textRight = Math.min(cell.left + textWidth + 0.5, cell.right);
  const free = exactRect(textRight + 1, top + 0.5, cell.right - textRight - 1, height - 1);
  return {
    layout: {
      row,
      person: person.id,
      name: person.name,
      nameRect: exactRect(cell.left - 0.5, textTop - 0.2, textRight - cell.left + 0.5, textHeight + 0.4),
      boxes,
    },
    ink: [
      line(String(row), numberCentre, centre - lineStep(name.size) / 2, { size: name.size, face: 'regular' }, 'middle'),
      ...nameBlock.ink,
      ...postBlock.ink,
      ...Object.values(boxes).map((rect): Ink => ({ kind: 'box', rect, line: box.line })),
      ...bars.map(solid),
      rule(top + height, 0.12),
    ],
    bars,
    freeRects: free[2] >= 10 ? [free] : [],
  };
}
