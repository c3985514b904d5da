// Sheets that lie in the feeder by mistake, and sheets that went through it badly.
import type { GreyImage } from '../image/grey-image.ts';
import type { BallotPage, Rect } from '../layout/index.ts';
import { writtenWords } from './handwriting.ts';
import { inkStroke, paperGrain } from './ink.ts';
import type { Pen } from './pens.ts';
import { eyeWeights, type Picture, whitePicture } from './picture.ts';
import { between, chance, type Random, whole } from './random.ts';
import { type PenStroke, penStroke } from './stroke.ts';
import type { PageTruth, RowTruth } from './truth.ts';

type Size = { readonly widthMm: number; readonly heightMm: number };

/** An empty sheet. */
export function blankSheet({ widthMm, heightMm }: Size, pixelsPerMm: number, channels: 1 | 3): Picture {
  return whitePicture(Math.round(widthMm * pixelsPerMm), Math.round(heightMm * pixelsPerMm), channels);
}

/** Some other document: lines of writing, perhaps a table with marks in it, perhaps solid squares in its corners. */
export function foreignSheet(size: Size, pixelsPerMm: number, channels: 1 | 3, random: Random): Picture {
  const picture = blankSheet(size, pixelsPerMm, channels);
  const pen: Pen = { kind: 'gel', ink: [0.1, 0.1, 0.1], width: between(random, 0.25, 0.4), press: 1, dryness: 0 };
  const still = { tremor: 0, lift: 0 };
  const rule = (x1: number, y1: number, x2: number, y2: number): PenStroke =>
    penStroke(
      [
        [x1, y1],
        [x2, y2],
      ],
      pen,
      still,
      random,
    );
  const strokes: PenStroke[] = [];
  const tableTop = chance(random, 0.6) ? between(random, 80, 180) : size.heightMm;
  for (let y = between(random, 15, 40); y < tableTop - 10; y += between(random, 6, 9))
    strokes.push(...writtenWords([20, y, size.widthMm - 40, 6], pen, random));
  const columns = whole(random, 3, 6);
  const right = size.widthMm - 20;
  for (let y = tableTop; y < size.heightMm - 25; y += 10) {
    strokes.push(rule(20, y, right, y));
    for (let column = 0; column <= columns; column += 1) {
      const x = 20 + ((right - 20) * column) / columns;
      strokes.push(rule(x, y, x, y + 10));
      if (chance(random, 0.3)) strokes.push(rule(x + 4, y + 2, x + 9, y + 8), rule(x + 9, y + 2, x + 4, y + 8));
    }
  }
  const grain = paperGrain(pixelsPerMm, random);
  for (const stroke of strokes) inkStroke(picture, pixelsPerMm, stroke, grain, eyeWeights);
  if (chance(random, 0.3))
    for (const x of [11, size.widthMm - 17])
      for (const y of [11, size.heightMm - 17]) fill(picture, pixelsPerMm, [x, y, 6, 6], 0);
  return picture;
}

function fill(picture: Picture, pixelsPerMm: number, [x, y, width, height]: Rect, value: number): void {
  const { channels, data } = picture;
  const [left, right] = [x, x + width].map((mm) =>
    Math.max(0, Math.min(picture.width, Math.round(mm * pixelsPerMm))),
  ) as [number, number];
  const [top, bottom] = [y, y + height].map((mm) =>
    Math.max(0, Math.min(picture.height, Math.round(mm * pixelsPerMm))),
  ) as [number, number];
  for (let row = top; row < bottom; row += 1)
    data.fill(value, (row * picture.width + left) * channels, (row * picture.width + right) * channels);
}

/** A page whose picture no longer holds all of it. */
export interface SpoiltPage {
  readonly picture: Picture;
  readonly truth: PageTruth;
}

/** Less than this, and the upper of two sheets can still be read: the count of sheets finds the other. */
const hardlyApart = 12;

/**
 * Two sheets drawn in at once: the second lies on the first, so many millimetres further back. What can be read can only be the
 * second. Both pictures have the same size.
 */
export function doubleFed(
  under: Picture,
  over: Picture,
  page: BallotPage,
  truth: PageTruth,
  random: Random,
): SpoiltPage {
  const behind = chance(random, 0.3) ? between(random, 3, hardlyApart) : between(random, hardlyApart, 200);
  const pixelsPerMm = over.width / page.widthMm;
  const { width, height, channels } = over;
  const start = Math.round(behind * pixelsPerMm);
  const aside = Math.round(between(random, -3, 3) * pixelsPerMm);
  const data = under.data.slice();
  const row = width * channels;
  for (let y = start; y < height; y += 1) {
    const [from, to] = [Math.max(0, aside), Math.min(width, width + aside)];
    const source = (y - start) * row + (from - aside) * channels;
    data.set(over.data.subarray(source, source + (to - from) * channels), y * row + from * channels);
    // The edge of the upper sheet throws a shadow.
    if (y - start < 0.25 * pixelsPerMm) data.fill(150, y * row + from * channels, y * row + to * channels);
  }
  const readable = behind < hardlyApart;
  const seen = (index: number): boolean => {
    const boxes = page.rows[index]?.boxes;
    return readable && boxes !== undefined && boxes.low[1] + boxes.low[3] + behind < page.heightMm;
  };
  return {
    picture: { width, height, channels, data },
    truth: {
      ...truth,
      kind: readable ? 'hidden-sheet' : 'double-feed',
      rows: truth.rows.map((each, index) => lost(each, !seen(index))),
    },
  };
}

/** Part of the page is missing at the top or the bottom, as when the paper is set too short; in place. */
export function cutOff(picture: Picture, page: BallotPage, truth: PageTruth, random: Random): SpoiltPage {
  const pixelsPerMm = picture.width / page.widthMm;
  const missing = between(random, 8, 130);
  const top = chance(random, 0.3);
  fill(
    picture,
    pixelsPerMm,
    [0, top ? 0 : page.heightMm - missing, page.widthMm, missing + 1],
    chance(random, 0.6) ? 255 : between(random, 0, 60),
  );
  const gone = (index: number): boolean => {
    const [, y, , height] = page.rows[index]?.boxes.low ?? [0, 0, 0, 0];
    return top ? y < missing : y + height > page.heightMm - missing;
  };
  return {
    picture,
    truth: { ...truth, kind: 'cut-off', rows: truth.rows.map((each, index) => lost(each, gone(index))) },
  };
}

/** A row that nobody can read any more, or one that happens to be still there. */
function lost(row: RowTruth, gone: boolean): RowTruth {
  if (gone) return { ...row, expect: 'person' };
  if (row.expect !== 'plain') return row;
  return { ...row, expect: row.reading === 'blank' ? 'person-or-empty' : 'person-or-read' };
}

/** The other side of the sheet shines through, mirrored; in place. `behind` has the same size. */
export function showThrough(picture: Picture, behind: GreyImage, random: Random): void {
  const { width, height, channels, data } = picture;
  const strength = between(random, 0.02, 0.1) / 255;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const dark = 255 - (behind.data[y * width + width - 1 - x] ?? 255);
      if (dark === 0) continue;
      const at = (y * width + x) * channels;
      for (let channel = 0; channel < channels; channel += 1)
        data[at + channel] = (data[at + channel] ?? 255) * (1 - strength * dark);
    }
}
