// Which page of which ballot lies in the picture, and where.
import { shrink } from '../image/shrink.ts';
import type { Rect } from '../layout/layout.ts';
import { readStyleCode, type StyleCodeContent } from '../layout/style-code.ts';
import { barContrast } from './bars.ts';
import { type Corners, type ExactSquare, exactSquare, type Point } from './fiducials.ts';
import type { Views } from './look.ts';
import { median } from './median.ts';
import { homography, project } from './page-map.ts';
import type { PreparedLayout, PreparedPage } from './prepare.ts';
import type { PageCode, PagePlace, PageReading } from './reading.ts';
import { crop, readCodes, type SeenCode } from './style-codes.ts';

/** What is known of a page that is not read. */
export type Seen = Partial<Pick<PageReading, 'style' | 'ballotPage' | 'serial'>>;

export function rejected(flag: PageCode, seen: Seen = {}): PageReading {
  const nothing = { style: null, ballotPage: null, serial: null, rows: [], place: null, signature: null };
  return { ...nothing, ...seen, status: 'rejected', flags: [flag] };
}

/** Says what a page may be of which nobody knows where it lies: by its codes, wherever they are. `codeless`: where it has none. */
export async function unplaced(
  views: Views,
  layouts: readonly PreparedLayout[],
  codeless: PageCode = 'foreign',
): Promise<PageReading> {
  const codes = await codesAnywhere(views);
  const code = codes[0]?.code;
  if (code === undefined) return rejected(codeless);
  return layouts.some(({ style }) => style === code.style)
    ? rejected(ofTwoSheets(codes) ? 'double-feed' : 'damaged', {
        style: code.style,
        ballotPage: code.page,
        serial: code.serial,
      })
    : rejected('other-style', { style: code.style });
}

/** A page that is one of these, and where it lies. */
interface Guess {
  readonly style: string;
  readonly prepared: PreparedPage;
  readonly place: PagePlace;
}

/** A page of a known ballot. */
export interface Known extends Guess {
  readonly serial: string | null;
  /** Brightness of printed black, as a share of the paper's. */
  readonly black: number;
  readonly squares: readonly ExactSquare[];
}

/** Printed black is never as bright as this, as a share of the paper's. */
const brightest = 0.8;
/** So clearly do the bars of some page stand where they should: a ballot, though its codes cannot be read. */
const barsShow = 0.3;

/**
 * In so many places a code is searched. Bars of many ballots lie alike, so that the likeliest guesses may all have the page upside down; but their
 * codes stand in few places.
 */
const mostPlaces = 8;

const middleIn = (place: PagePlace, [x, y, w, h]: Rect): Point => project(place, x + w / 2, y + h / 2);

export async function identify(
  views: Views,
  corners: Corners,
  layouts: readonly PreparedLayout[],
): Promise<Known | PageReading> {
  const { image, white } = views;
  const squares = corners.points.map((point) => exactSquare(image, white, point, corners.side));
  const [a, b, c, d] = squares.map(({ point }) => point) as [Point, Point, Point, Point];
  const black = Math.min(brightest, median(squares.map((square) => square.black)));
  // The right way up, or upside down.
  const ways = [
    [a, b, c, d],
    [c, d, a, b],
  ];
  const guesses = layouts
    .flatMap(({ style, pages }) =>
      pages.flatMap((prepared) =>
        ways.flatMap((way) => {
          const place = placeOf(prepared, way);
          const contrast = place === undefined ? 0 : barContrast(image, white, place, prepared.page);
          return place === undefined ? [] : [{ style, prepared, place, contrast }];
        }),
      ),
    )
    .sort((one, other) => other.contrast - one.contrast);
  let foreign: StyleCodeContent | undefined;
  const searched = new Set<string>();
  for (const { place, prepared } of guesses)
    for (const { rect } of prepared.page.codes) {
      const where = middleIn(place, rect).map(Math.round).join();
      if (searched.size === mostPlaces || searched.has(where)) continue;
      searched.add(where);
      const seen = await codeAt(views, place, rect);
      if (seen === undefined) continue;
      const known = chosen(guesses, seen);
      if (known !== undefined) return { ...known, serial: seen.code.serial, black, squares };
      foreign = seen.code;
    }
  if (foreign !== undefined) return rejected('other-style', { style: foreign.style });
  return unplaced(views, layouts, (guesses[0]?.contrast ?? 0) > barsShow ? 'unreadable' : 'foreign');
}

function placeOf({ page }: PreparedPage, way: readonly Point[]): PagePlace | undefined {
  const middles = page.fiducials.map(([x, y, w, h]): Point => [x + w / 2, y + h / 2]);
  const [topLeft, topRight, bottomLeft, bottomRight] = middles as [Point, Point, Point, Point];
  return homography([topLeft, topRight, bottomRight, bottomLeft], way);
}

interface SeenStyle extends SeenCode {
  readonly code: StyleCodeContent;
}

/** Room around a code that is looked at, millimetres; and the least that can hold one, pixels. */
const margin = 5;
const leastCode = 20;

/** The code that lies about where the page has one. */
async function codeAt({ image }: Views, place: PagePlace, [x, y, w, h]: Rect): Promise<SeenStyle | undefined> {
  const corners = [x - margin, x + w + margin].flatMap((X) =>
    [y - margin, y + h + margin].map((Y) => project(place, X, Y)),
  );
  const xs = corners.map(([px]) => px);
  const ys = corners.map(([, py]) => py);
  const part = crop(image, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  if (!(part.width >= leastCode && part.height >= leastCode)) return undefined;
  const seen = (await readCodes(part, false))[0] ?? (await readCodes(part, true))[0];
  const code = seen === undefined ? undefined : readStyleCode(seen.text);
  return seen === undefined || code === undefined ? undefined : { ...seen, code };
}

/** The codes somewhere in the picture; where none is seen in the smaller one, a finer one is searched. */
async function codesAnywhere({ image, middle, middleFactor }: Views): Promise<readonly SeenStyle[]> {
  const finer = Math.max(1, Math.floor(middleFactor / 2));
  for (const picture of finer === middleFactor ? [middle] : [middle, shrink(image, finer)]) {
    const codes = (await readCodes(picture, true)).flatMap((seen) => {
      const code = readStyleCode(seen.text);
      return code === undefined ? [] : [{ ...seen, code }];
    });
    if (codes.length > 0) return codes;
  }
  return [];
}

/** The codes of one sheet stand at opposite corners; lines between them are never as upright or as level as this. */
const aslant = 0.2;

/** Whether codes that were seen cannot all be of one sheet. */
function ofTwoSheets(codes: readonly SeenCode[]): boolean {
  return codes.some((one, index) =>
    codes.slice(index + 1).some((other) => {
      const [across, down] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)];
      return Math.min(across, down) < aslant * Math.max(across, down);
    }),
  );
}

/** The name of a page of which too little is where it should be. */
export async function spoilt(views: Views): Promise<PageCode> {
  return ofTwoSheets(await codesAnywhere(views)) ? 'double-feed' : 'damaged';
}

/** The guess that is the page of the code, the same way up. */
function chosen(guesses: readonly Guess[], { code, upsideDown }: SeenStyle): Guess | undefined {
  return guesses.find(({ style, prepared: { page }, place }) => {
    if (style !== code.style || page.page !== code.page) return false;
    const [, top] = project(place, page.widthMm / 2, 0);
    const [, bottom] = project(place, page.widthMm / 2, page.heightMm);
    return bottom < top === upsideDown;
  });
}
