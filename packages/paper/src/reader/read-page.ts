// The reading of one page, from picture to rows.
import type { GreyImage } from '../image/grey-image.ts';
import { shrink } from '../image/shrink.ts';
import { readStyleCode } from '../layout/style-code.ts';
import { judgeAdded } from './added-ink.ts';
import { barContrast, median, readBars } from './bars.ts';
import {
  type Corners,
  darkness,
  exactSquare,
  findCorners,
  type Point,
  type PossibleSquare,
  possibleSquares,
} from './fiducials.ts';
import { signatureOf } from './likeness.ts';
import { nameShape, struckOut } from './name-cell.ts';
import { homography, pixelsPerMm, project } from './page-map.ts';
import { type PaperWhite, paperWhite } from './paper-white.ts';
import type { PreparedLayout, PreparedPage } from './prepare.ts';
import { readRow, rowShapes } from './read-row.ts';
import type { PageCode, PagePlace, PageReading, RowCode } from './reading.ts';
import type { Sight } from './rectify.ts';
import { showsSecondSheet } from './second-sheet.ts';
import { findStreaks, repairStreaks } from './streaks.ts';
import { crop, readCodes, type SeenCode } from './style-codes.ts';
import { added } from './writing.ts';

/** Pixels per millimetre of the shrunk pictures: corners are looked for in the coarse one, writing in the middle one. */
const coarse = 2;
const middling = 4;

/** What is known of a page that is not read. */
type Seen = Partial<Pick<PageReading, 'style' | 'ballotPage' | 'serial'>>;

function rejected(flag: PageCode, seen: Seen = {}): PageReading {
  const nothing = { style: null, ballotPage: null, serial: null, rows: [], place: null, signature: null };
  return { ...nothing, ...seen, status: 'rejected', flags: [flag] };
}

/** The picture in the sizes in which it is looked at. */
interface Views {
  readonly image: GreyImage;
  readonly middle: GreyImage;
  readonly middleFactor: number;
  readonly white: PaperWhite;
  readonly squares: readonly PossibleSquare[];
  readonly corners: Corners | undefined;
}

/** Reads a page that may be of any of these ballots. The picture is changed: streaks are painted over. */
export async function readPage(image: GreyImage, layouts: readonly PreparedLayout[]): Promise<PageReading> {
  const first = layouts[0]?.pages[0]?.page;
  if (first === undefined) throw new RangeError('no layout to read by');
  const views = look(image, first.widthMm, first.heightMm, layouts);
  if (views.corners === undefined) return withoutCorners(views, layouts);
  const found = await identify(views, views.corners, layouts);
  return 'status' in found ? found : readKnownPage(views, found);
}

function look(image: GreyImage, widthMm: number, heightMm: number, layouts: readonly PreparedLayout[]): Views {
  // A page fills most of the picture, whichever way it lies.
  const scale = Math.min(image.width, image.height) / Math.min(widthMm, heightMm);
  const middleFactor = Math.max(1, Math.round(scale / middling));
  const middle = shrink(image, middleFactor);
  const streaks = findStreaks(middle);
  if (streaks.length > 0) {
    repairStreaks(image, streaks, middleFactor);
    repairStreaks(middle, streaks, 1);
  }
  const smallFactor = Math.max(1, Math.round(middling / coarse));
  const small = shrink(middle, smallFactor);
  const factor = middleFactor * smallFactor;
  const white = paperWhite(small, factor);
  const page = layouts[0]?.pages[0]?.page;
  const [topLeft, topRight, bottomLeft] = page?.fiducials ?? [];
  if (topLeft === undefined || topRight === undefined || bottomLeft === undefined)
    throw new RangeError('a layout without corner squares');
  const side = topLeft[2];
  const expected = (side * scale) / factor;
  const [across, down] = [topRight[0] - topLeft[0], bottomLeft[1] - topLeft[1]];
  let corners: Corners | undefined;
  let squares: readonly PossibleSquare[] = [];
  for (const dark of darkness) {
    squares = possibleSquares(small, factor, white, expected * 0.45, expected * 1.35, dark);
    corners = findCorners(squares, across, down, side);
    if (corners !== undefined) break;
  }
  return {
    image,
    middle,
    middleFactor,
    white,
    squares,
    corners,
  };
}

async function withoutCorners({ middle }: Views, layouts: readonly PreparedLayout[]): Promise<PageReading> {
  const seen = (await readCodes(middle, true)).flatMap(({ text }) => readStyleCode(text) ?? []);
  const [code] = seen;
  if (code === undefined) return rejected('foreign');
  return layouts.some(({ style }) => style === code.style)
    ? rejected('damaged', { style: code.style, ballotPage: code.page, serial: code.serial })
    : rejected('other-style', { style: code.style });
}

/** A page of a known ballot, and where it lies. */
interface Known {
  readonly style: string;
  readonly serial: string | null;
  readonly prepared: PreparedPage;
  readonly place: PagePlace;
  readonly black: number;
  readonly squares: readonly { readonly area: number }[];
}

async function identify(
  { image, middle, middleFactor, white }: Views,
  corners: Corners,
  layouts: readonly PreparedLayout[],
): Promise<Known | PageReading> {
  const squares = corners.points.map((point) => exactSquare(image, white, point, corners.side));
  const around = squares.map(({ point }) => point) as [Point, Point, Point, Point];
  const black = Math.min(0.8, median(squares.map((square) => square.black)));
  const ways = [around, [around[2], around[3], around[0], around[1]] as const];
  const guesses = layouts
    .flatMap(({ style, pages }) =>
      pages.flatMap((prepared) =>
        ways.flatMap((way) => {
          const place = placeOf(prepared, way);
          return place === undefined
            ? []
            : [{ style, prepared, place, contrast: barContrast(image, white, place, prepared.page) }];
        }),
      ),
    )
    .sort((a, b) => b.contrast - a.contrast);
  let foreign: { readonly style: string } | undefined;
  for (const guess of guesses.slice(0, 2))
    for (const { rect } of guess.prepared.page.codes) {
      const margin = 5;
      const corner = [
        project(guess.place, rect[0] - margin, rect[1] - margin),
        project(guess.place, rect[0] + rect[2] + margin, rect[1] + rect[3] + margin),
        project(guess.place, rect[0] + rect[2] + margin, rect[1] - margin),
        project(guess.place, rect[0] - margin, rect[1] + rect[3] + margin),
      ] as const;
      const xs = corner.map(([x]) => x);
      const ys = corner.map(([, y]) => y);
      const part = crop(image, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
      if (part.width < 20 || part.height < 20) continue;
      const seen = (await readCodes(part, false))[0] ?? (await readCodes(part, true))[0];
      const code = seen === undefined ? undefined : readStyleCode(seen.text);
      if (seen === undefined || code === undefined) continue;
      const known = chosen(guesses, code, seen, guess.place);
      if (known !== undefined) return { ...known, serial: code.serial, black, squares };
      foreign = code;
    }
  if (foreign !== undefined) return rejected('other-style', { style: foreign.style });
  const anywhere = (await readCodes(shrink(image, Math.max(1, Math.floor(middleFactor / 2))), true)).flatMap(
    ({ text }) => readStyleCode(text) ?? [],
  )[0];
  if (anywhere !== undefined && !layouts.some(({ style }) => style === anywhere.style))
    return rejected('other-style', { style: anywhere.style });
  return rejected(middle.width > 0 && (guesses[0]?.contrast ?? 0) > 0.3 ? 'unreadable' : 'foreign');
}

interface Guess {
  readonly style: string;
  readonly prepared: PreparedPage;
  readonly place: PagePlace;
}

/** The guess of this page that has the code the right way up. */
function chosen(
  guesses: readonly Guess[],
  code: { readonly style: string; readonly page: number },
  { upsideDown }: SeenCode,
  place: PagePlace,
): Guess | undefined {
  const placeIsDown = project(place, 100, 200)[1] < project(place, 100, 100)[1];
  return guesses.find((guess) => {
    if (guess.style !== code.style || guess.prepared.page.page !== code.page) return false;
    const down = project(guess.place, 100, 200)[1] < project(guess.place, 100, 100)[1];
    const sideways = Math.abs(project(place, 100, 200)[0] - project(place, 100, 100)[0]);
    const upright = Math.abs(project(place, 100, 200)[1] - project(place, 100, 100)[1]);
    return upright > sideways ? down === upsideDown : down === placeIsDown;
  });
}

function placeOf({ page }: PreparedPage, way: readonly Point[]): PagePlace | undefined {
  const middles = page.fiducials.map(([x, y, w, h]): Point => [x + w / 2, y + h / 2]);
  const [topLeft, topRight, bottomLeft, bottomRight] = middles as [Point, Point, Point, Point];
  return homography([topLeft, topRight, bottomRight, bottomLeft], way);
}

/** A corner square that has lost or gained so much of its area was covered, folded or stapled. */
const wholeSquare = { least: 0.72, most: 1.35 } as const;
const leastPixelsPerMm = 4.5;

function readKnownPage(views: Views, { style, serial, prepared, place, black, squares }: Known): PageReading {
  const { image, white } = views;
  const { page } = prepared;
  const seen = { style, ballotPage: page.page, serial };
  const flags = new Set<PageCode>();
  if (pixelsPerMm(place, page.widthMm, page.heightMm) < leastPixelsPerMm) return rejected('unreadable', seen);
  const bars = readBars(image, white, black, place, page);
  const second = showsSecondSheet(views.squares, views.corners?.side ?? 0, place, page);
  if (second) flags.add('double-feed');
  if (!bars.enough) return rejected(second ? 'double-feed' : 'damaged', seen);
  if (squares.some(({ area }) => area < wholeSquare.least || area > wholeSquare.most)) flags.add('damaged');
  const sight: Sight = { image, white, map: bars.map, black };
  const shapes = rowShapes(sight, prepared.rows);
  const names = prepared.rows.map(({ name }) => nameShape(sight, name));
  const struck = struckOut(names);
  const spots = added(views.middle, views.middleFactor, white, black, bars.map, prepared.writing);
  const ink = judgeAdded(spots, shapes);
  if (ink.writing) flags.add('writing');
  const rows = shapes.map((shape, index) => {
    const more: RowCode[] = struck[index] === true ? ['name-struck'] : [];
    if (ink.rows.has(index)) more.push('outside');
    return readRow(shape, more);
  });
  return {
    ...seen,
    status: flags.size > 0 || rows.some(({ flagged }) => flagged) ? 'flagged' : 'read',
    flags: [...flags].sort(),
    rows,
    place,
    signature: signatureOf(shapes),
  };
}
