// The picture in the sizes in which it is looked at, and the corner squares in it.
import type { GreyImage } from '../image/grey-image.ts';
import { shrink } from '../image/shrink.ts';
import type { BallotPage } from '../layout/layout.ts';
import { type Corners, darkness, findCorners, type PossibleSquare, possibleSquares } from './fiducials.ts';
import { type PaperWhite, paperWhite } from './paper-white.ts';
import { findStreaks, repairStreaks } from './streaks.ts';

/** Pixels per millimetre of the shrunk pictures, about: writing is looked for in the middle one, corners in the small one. */
const middling = 4;
const smaller = 2;

/** How much smaller and larger a corner square may look than on a page that just fills the picture. */
const squareSize = { least: 0.45, most: 1.35 } as const;

export interface Views {
  readonly image: GreyImage;
  readonly middle: GreyImage;
  readonly middleFactor: number;
  readonly white: PaperWhite;
  /** All that looks like a corner square, and the four that are. */
  readonly squares: readonly PossibleSquare[];
  readonly corners: Corners | undefined;
}

/** Looks for a page with the corner squares of `page`; they stand alike on all pages of all ballots. Paints streaks over in `image`. */
export function look(image: GreyImage, page: BallotPage): Views {
  // A page fills most of the picture, whichever way it lies.
  const scale = Math.min(image.width, image.height) / Math.min(page.widthMm, page.heightMm);
  const middleFactor = Math.max(1, Math.round(scale / middling));
  const middle = shrink(image, middleFactor);
  const streaks = findStreaks(middle);
  if (streaks.length > 0) {
    repairStreaks(image, streaks, middleFactor);
    repairStreaks(middle, streaks, 1);
  }
  const small = shrink(middle, smaller);
  const factor = middleFactor * smaller;
  const white = paperWhite(small, factor);
  return { image, middle, middleFactor, white, ...findSquares(small, factor, white, scale, page) };
}

/** `small` is the picture shrunk by `factor`; `scale`: pixels of the full picture per millimetre, about. */
function findSquares(
  small: GreyImage,
  factor: number,
  white: PaperWhite,
  scale: number,
  { fiducials }: BallotPage,
): Pick<Views, 'squares' | 'corners'> {
  const [topLeft, topRight, bottomLeft] = fiducials;
  if (topLeft === undefined || topRight === undefined || bottomLeft === undefined)
    throw new RangeError('a layout without corner squares');
  const side = topLeft[2];
  const expected = (side * scale) / factor;
  let squares: readonly PossibleSquare[] = [];
  for (const dark of darkness) {
    squares = possibleSquares(small, factor, white, expected * squareSize.least, expected * squareSize.most, dark);
    const corners = findCorners(squares, topRight[0] - topLeft[0], bottomLeft[1] - topLeft[1], side);
    if (corners !== undefined) return { squares, corners };
  }
  return { squares, corners: undefined };
}
