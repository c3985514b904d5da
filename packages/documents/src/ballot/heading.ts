import type { Rect } from '@tinnhiem/paper/layout';
import { longDate } from '../blocks/wording.ts';
import { widthOf } from '../fonts/measure.ts';
import type { BallotInput } from '../forms/ballot.ts';
import {
  type Block,
  exact,
  exactRect,
  type Ink,
  line,
  lineStep,
  margin,
  middle,
  paragraph,
  type Style,
} from './sheet.ts';

/** What the heading says that depends on the format profile, not on the ballot. */
export interface Letterhead {
  /** "ĐẢNG CỘNG SẢN VIỆT NAM", or Quốc hiệu and Tiêu ngữ: at most two lines, so that the layout is the same under every profile. */
  readonly national: readonly string[];
  /** The asterisk below the issuing body. */
  readonly star: boolean;
  /** "Thái Nguyên, ngày 01 tháng 3 năm 2019". */
  readonly placeAndDate: string;
}

const top = 11;
const columns = { left: { centre: 57, width: 74 }, right: { centre: 145, width: 90 } } as const;
/** The round stamp is 36 mm wide and put on by hand, over part of the issuing body's name, clear of the corner square. */
export const stampRect: Rect = exactRect(25, top, 42, 42);
const titleWidth = 74;

const styles = {
  parent: { size: 11, face: 'regular' },
  body: { size: 11, face: 'bold' },
  national: { size: 12, face: 'bold' },
  date: { size: 11.5, face: 'italic' },
  title: { size: 16, face: 'bold' },
  subject: { size: 12, face: 'bold' },
  conference: { size: 10.5, face: 'italic' },
} as const satisfies Record<string, Style>;

const capitals = (text: string): string => text.toLocaleUpperCase('vi');

function nationalTitle(letterhead: Letterhead): readonly Ink[] {
  const { centre } = columns.right;
  const last = letterhead.national.at(-1) ?? '';
  const step = lineStep(styles.national.size);
  const bottom = top + letterhead.national.length * step + 0.6;
  const half = widthOf(last, styles.national.size, styles.national.face) / 2;
  return [
    ...letterhead.national.map((words, index) => line(words, centre, top + index * step, styles.national, 'middle')),
    {
      kind: 'stroke',
      from: [exact(centre - half), exact(bottom)],
      to: [exact(centre + half), exact(bottom)],
      line: 0.2,
    },
    line(letterhead.placeAndDate, centre, bottom + 1.4, styles.date, 'middle'),
  ];
}

function issuingBody(input: BallotInput, letterhead: Letterhead): Block {
  const { centre, width } = columns.left;
  const parent = paragraph(capitals(input.parent ?? ''), centre, top, width, styles.parent, 'middle');
  const body = paragraph(capitals(input.body), centre, top + parent.height, width, styles.body, 'middle');
  const below = top + parent.height + body.height;
  const star = line('*', centre, below, styles.body, 'middle');
  return { ink: [...parent.ink, ...body.ink, ...(letterhead.star ? [star] : [])], height: below - top };
}

function title(input: BallotInput, from: number): Block {
  const heading = line('PHIẾU TÍN NHIỆM', middle, from, styles.title, 'middle');
  const titleBottom = from + lineStep(styles.title.size);
  const subject = paragraph(`đối với ${input.subject}`, middle, titleBottom, titleWidth, styles.subject, 'middle');
  const subjectBottom = titleBottom + subject.height;
  const conference = paragraph(
    `(${input.conference}${input.place === undefined ? `, ${longDate(input.date)}` : ''})`,
    middle,
    subjectBottom + 0.8,
    titleWidth,
    styles.conference,
    'middle',
  );
  return { ink: [heading, ...subject.ink, ...conference.ink], height: subjectBottom + 0.8 + conference.height - from };
}

/** The heading of the first page. `codeBottom`: where the code at the right ends, so that nothing below runs into it. */
export function firstHeading(
  input: BallotInput,
  letterhead: Letterhead,
  codeBottom: number,
): Block & { readonly bottom: number; readonly freeRects: readonly Rect[] } {
  const body = issuingBody(input, letterhead);
  const nationalBottom = top + 2 * lineStep(styles.national.size) + 2 + lineStep(styles.date.size);
  const titleTop = Math.max(top + body.height + 4.5, nationalBottom + 2.5);
  const heading = title(input, titleTop);
  const stampBottom = stampRect[1] + stampRect[3];
  const bottom = Math.max(stampBottom, titleTop + heading.height, codeBottom);
  const right = middle + titleWidth / 2 + 2;
  const freeTop = Math.max(nationalBottom + 1, codeBottom);
  const free = exactRect(right, freeTop, margin.right - right, Math.max(0, bottom - freeTop));
  return {
    ink: [...nationalTitle(letterhead), ...body.ink, ...heading.ink],
    height: bottom - top,
    bottom,
    freeRects: free[3] >= 4 ? [free] : [],
  };
}

/** The short heading of every further page. */
export function laterHeading(
  input: BallotInput,
  codeLeft: number,
  codeBottom: number,
): Block & { readonly bottom: number } {
  const width = codeLeft - margin.left - 4;
  const centre = margin.left + width / 2;
  const body = paragraph(capitals(input.body), centre, top, width, { size: 10, face: 'bold' }, 'middle');
  const titleTop = top + body.height + 1;
  const words = `PHIẾU TÍN NHIỆM đối với ${input.subject} (tiếp theo)`;
  const heading = paragraph(words, centre, titleTop, width, { size: 11, face: 'bold' }, 'middle');
  const bottom = Math.max(titleTop + heading.height, codeBottom, top + 10);
  return { ink: [...body.ink, ...heading.ink], height: bottom - top, bottom };
}
