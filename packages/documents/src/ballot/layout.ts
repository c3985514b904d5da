import { type BallotLayout, type BallotPage, type Rect, styleCodeText } from '@tinnhiem/paper/layout';
import { twoDigits } from '../blocks/wording.ts';
import { printable, widthOf } from '../fonts/measure.ts';
import type { BallotInput } from '../forms/ballot.ts';
import { fiducials, solid } from './anchors.ts';
import { type CriteriaStyle, guidance } from './guidance.ts';
import { firstHeading, type Letterhead, laterHeading, stampRect } from './heading.ts';
import { mostRows, shareOut } from './pages.ts';
import { drawModules } from './qr.ts';
import {
  airAround,
  type Density,
  densities,
  drawRow,
  rowHeight,
  tableHead,
  tableHeadHeight,
  widestPitch,
} from './rows.ts';
import { type Block, exactRect, type Ink, line, lineStep, margin, paper } from './sheet.ts';
import { codeRect, codeVersion, type StyleCode, styleCode } from './style-code.ts';

export interface DrawnPage {
  readonly layout: BallotPage;
  /** Everything but the codes. */
  readonly ink: readonly Ink[];
  /** The codes as they are on every copy; a copy with a random code of its own has that one in their place. */
  readonly codes: readonly Ink[];
}

/** Nothing is printed below this line but the foot between the bottom squares. */
const contentBottom = 276;
/** The lower code stands beside the bottom square and ends here. */
const codeBottom = 290;
const signature = { width: 78, height: 27, caption: 10 } as const;
/** Room below the last row for the word that people stand on the next page too. */
const hintHeight = 7;
const noCode = { side: 0, outerSide: 0 } as const;

interface Plan {
  readonly density: Density;
  readonly shares: readonly number[];
  readonly tops: readonly number[];
  readonly rooms: readonly number[];
  readonly headings: readonly Block[];
  readonly freeRects: readonly Rect[];
}

/** The input as it is printed: composed letters, and a visible sign for each that the fonts lack. */
function tidy(input: BallotInput): BallotInput {
  return {
    ...input,
    ...(input.parent === undefined ? {} : { parent: printable(input.parent) }),
    body: printable(input.body),
    subject: printable(input.subject),
    conference: printable(input.conference),
    criteria: input.criteria.map(({ title, items }) => ({ title: printable(title), items: items.map(printable) })),
    people: input.people.map(({ id, name, post }) => ({
      id,
      name: printable(name),
      ...(post === undefined ? {} : { post: printable(post) }),
    })),
    ...(input.instructions === undefined ? {} : { instructions: input.instructions.map(printable) }),
    invalidReasons: input.invalidReasons.map(printable),
  };
}

function plan(
  input: BallotInput,
  letterhead: Letterhead,
  pages: number,
  criteria: CriteriaStyle,
  density: Density,
): Plan | undefined {
  const code = input.style === undefined ? noCode : codeOf(input.style, 1, pages);
  const first = firstHeading(input, letterhead, code === noCode ? 0 : firstCodeTop + code.outerSide);
  const text = guidance(input, first.bottom + 1, criteria);
  const headings: Block[] = [{ ink: [...first.ink, ...text.ink], height: 0 }];
  const tops = [first.bottom + 1 + text.height + 2 + tableHeadHeight];
  for (let page = 2; page <= pages; page += 1) {
    const heading = laterHeading(
      input,
      code === noCode ? margin.right : margin.right - code.outerSide,
      laterCodeTop + code.outerSide,
    );
    headings.push(heading);
    tops.push(heading.bottom + 2 + tableHeadHeight);
  }
  const rooms = tops.map((top, index) => {
    const codeFoot = contentBottom - codeBottom + code.outerSide;
    const last = index === pages - 1;
    const below = last ? (input.signature === 'optional' ? signature.height : 0) : hintHeight;
    const foot = Math.max(codeFoot, below);
    return contentBottom - foot - top - (foot === 0 ? 0 : 1);
  });
  const shares = shareOut(
    input.people.map((person) => rowHeight(person, density)),
    rooms,
  );
  return shares === undefined ? undefined : { density, shares, tops, rooms, headings, freeRects: first.freeRects };
}

const firstCodeTop = 27;
const laterCodeTop = 9;

/**
 * One page if it can be read well, then two (both sides of one sheet), then an even number, so that every ballot starts on a
 * fresh sheet when printed on both sides.
 */
function choosePlan(input: BallotInput, letterhead: Letterhead): Plan {
  const { roomy, normal, compact, close } = densities;
  const single = [
    ['list', roomy],
    ['run-on', roomy],
    ['run-on', normal],
  ] as const;
  const several = [
    ['run-on', roomy],
    ['run-on', normal],
    ['run-on', compact],
    ['run-on', close],
  ] as const;
  for (let pages = 1; pages <= 2 * input.people.length; pages += pages === 1 ? 1 : 2) {
    if (input.people.length > pages * mostRows) continue;
    for (const [criteria, density] of pages === 1 ? single : several) {
      const found = plan(input, letterhead, pages, criteria, density);
      if (found !== undefined) return found;
    }
  }
  throw new RangeError(
    'Phiếu không đủ chỗ: phần tiêu chí và hướng dẫn quá dài cho một trang / The criteria and instructions leave no room for names on the first page',
  );
}

/** Lays a ballot out and draws it. The layout does not depend on the letterhead. */
export function composeBallot(
  ballot: BallotInput,
  letterhead: Letterhead,
): { readonly layout: BallotLayout; readonly pages: readonly DrawnPage[] } {
  const input = tidy(ballot);
  const chosen = choosePlan(input, letterhead);
  const pages = chosen.shares.map((_, index) => drawPage(input, chosen, index));
  return { layout: { style: input.style ?? null, pages: pages.map(({ layout }) => layout) }, pages };
}

/** What is where on this ballot, in millimetres; a pure function of the input, the same for every profile and every copy. */
export function ballotLayout(input: BallotInput): BallotLayout {
  return composeBallot(input, { national: [''], star: false, placeAndDate: '' }).layout;
}

function drawPage(input: BallotInput, chosen: Plan, index: number): DrawnPage {
  const { density, shares } = chosen;
  const start = shares.slice(0, index).reduce((sum, share) => sum + share, 0);
  const people = input.people.slice(start, start + (shares[index] ?? 0));
  const top = chosen.tops[index] ?? 0;
  const heights = people.map((person) => rowHeight(person, density));
  const spare =
    Math.max(0, (chosen.rooms[index] ?? 0) - heights.reduce((sum, height) => sum + height, 0)) / people.length;
  let y = top;
  const rows = people.map((person, position) => {
    const least = heights[position] ?? 0;
    const height = Math.max(least, Math.min(least + spare, Math.max(widestPitch, least + airAround)));
    const drawn = drawRow(person, start + position + 1, y, height, density);
    y += height;
    return drawn;
  });
  const last = index === shares.length - 1;
  const codes = drawnCodes(input, index + 1, shares.length);
  const sign = last && input.signature === 'optional' ? signaturePlace(y + 1) : undefined;
  const hint = last ? undefined : furtherPages(input.people.length - start - people.length, y);
  const below = exactRect(
    margin.left + codes.footWidth,
    y + 2,
    (sign?.rect[0] ?? hint?.left ?? margin.right) - 2 - margin.left - codes.footWidth,
    contentBottom - y - 2,
  );
  return {
    layout: {
      page: index + 1,
      widthMm: paper.width,
      heightMm: paper.height,
      rows: rows.map(({ layout }) => layout),
      signatureRect: sign?.rect ?? null,
      stampRect: index === 0 ? stampRect : null,
      freeRects: [
        ...(index === 0 ? chosen.freeRects : []),
        ...rows.flatMap((row) => row.freeRects),
        ...(below[3] >= 4 ? [below] : []),
      ],
      protectRects: [...fiducials, ...rows.flatMap(({ bars }) => bars), ...codes.rects],
      fiducials,
      bars: rows.map(({ bars }) => bars),
      codes: codes.rects.map((rect) => ({ rect, text: codes.text })),
    },
    codes: codes.ink,
    ink: [
      ...fiducials.map(solid),
      ...(chosen.headings[index]?.ink ?? []),
      ...tableHead(top - tableHeadHeight),
      ...rows.flatMap(({ ink }) => ink),
      ...(sign?.ink ?? []),
      ...(hint?.ink ?? []),
    ],
  };
}

/** Below the last row, at the right: caption, and room for the pen. */
function signaturePlace(top: number): { readonly rect: Rect; readonly ink: readonly Ink[] } {
  const left = margin.right - signature.width;
  const centre = left + signature.width / 2;
  return {
    rect: exactRect(left, top, signature.width, signature.height - 1),
    ink: [
      line('NGƯỜI GHI PHIẾU', centre, top + 0.8, { size: 10.5, face: 'bold' }, 'middle'),
      line(
        '(có thể ký tên hoặc không ký tên)',
        centre,
        top + 0.8 + lineStep(10.5),
        { size: 9.5, face: 'italic' },
        'middle',
      ),
    ],
  };
}

/** Below the last row, at the right: that people stand on the next page too, so that nobody leaves it out. */
function furtherPages(people: number, top: number): { readonly left: number; readonly ink: readonly Ink[] } {
  const style = { size: 10, face: 'boldItalic' } as const;
  const words = `Xem tiếp trang sau: còn ${twoDigits(people)} người`;
  return {
    left: margin.right - widthOf(words, style.size, style.face),
    ink: [line(words, margin.right, top + 2, style, 'right')],
  };
}

function codeOf(style: string, page: number, of: number): StyleCode {
  return styleCode(styleCodeText(style, page, of), codeVersion(style, of));
}

/** The two codes of a page: top right, bottom left. `footWidth`: what the lower one takes from the foot. */
function drawnCodes(input: BallotInput, page: number, of: number) {
  if (input.style === undefined) return { text: '', rects: [], ink: [], footWidth: 0 };
  const code = codeOf(input.style, page, of);
  const rects = [
    codeRect(code, margin.right - code.outerSide, page === 1 ? firstCodeTop : laterCodeTop),
    codeRect(code, margin.left, codeBottom - code.outerSide),
  ];
  return {
    text: code.text,
    rects,
    ink: rects.flatMap((rect) => drawModules(code.modules, rect)),
    footWidth: code.outerSide,
  };
}
