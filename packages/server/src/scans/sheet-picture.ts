// A page of a sheet for people to look at: the whole of it the right way up, or one row laid straight.
import type { BallotPage, PagePlace, Rect } from '@tinnhiem/paper';
import sharp from 'sharp';

/** Pixels per millimetre of a row: a scan at 200 dpi has eight. */
const perMm = 10;
const quality = 85;

/** The page the right way up, as JPEG. `place: null`: as it was scanned. */
export async function uprightPage(jpeg: Uint8Array, place: PagePlace | null): Promise<Uint8Array> {
  const turns = place === null ? 0 : quarterTurns(place);
  if (turns === 0) return jpeg;
  return await sharp(jpeg)
    .rotate(turns * 90)
    .jpeg({ quality })
    .toBuffer();
}

/** A scanned page with one place of the paper covered in grey, as JPEG. `rect` in millimetres on the paper. */
export async function coveredPage(
  jpeg: Uint8Array,
  place: PagePlace,
  [left, top, width, height]: Rect,
): Promise<Buffer> {
  const [x, y, right, down] = [left - margin, top - margin, left + width + margin, top + height + margin];
  const corners = [
    [x, y],
    [right, y],
    [right, down],
    [x, down],
  ].map(([cornerX = 0, cornerY = 0]) =>
    project(place, cornerX, cornerY)
      .map((pixel) => pixel.toFixed(1))
      .join(),
  );
  const image = sharp(jpeg);
  const { width: pixels, height: lines } = await image.metadata();
  const cover = `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${lines}"><polygon points="${corners.join(' ')}" fill="#999"/></svg>`;
  return await image
    .composite([{ input: Buffer.from(cover) }])
    .greyscale()
    .jpeg({ quality: coveredQuality })
    .toBuffer();
}

/** For people's eyes only, never for the reader: what is kept for years may be half as large. */
const coveredQuality = 65;

/** Quarter turns clockwise that set a page upright. */
function quarterTurns(place: PagePlace): number {
  const [topX, topY] = project(place, 100, 100);
  const [downX, downY] = project(place, 100, 200);
  // Clockwise from straight down.
  const angle = Math.atan2(topX - downX, downY - topY);
  return (4 - Math.round(angle / (Math.PI / 2))) % 4;
}

/** A piece of the page laid straight, as JPEG. `rect` in millimetres on the paper. */
export async function straightPiece(
  jpeg: Uint8Array,
  place: PagePlace,
  [left, top, width, height]: Rect,
): Promise<Uint8Array> {
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true });
  const size = { width: Math.round(width * perMm), height: Math.round(height * perMm) };
  const piece = new Uint8Array(size.width * size.height).fill(255);
  for (let y = 0; y < size.height; y += 1)
    for (let x = 0; x < size.width; x += 1) {
      const [sx, sy] = project(place, left + (x + 0.5) / perMm, top + (y + 0.5) / perMm);
      const [x0, y0] = [Math.floor(sx - 0.5), Math.floor(sy - 0.5)];
      if (x0 < 0 || y0 < 0 || x0 + 1 >= info.width || y0 + 1 >= info.height) continue;
      const [u, v] = [sx - 0.5 - x0, sy - 0.5 - y0];
      const at = y0 * info.width + x0;
      const above = (data[at] as number) * (1 - u) + (data[at + 1] as number) * u;
      const below = (data[at + info.width] as number) * (1 - u) + (data[at + info.width + 1] as number) * u;
      piece[y * size.width + x] = Math.round(above * (1 - v) + below * v);
    }
  return await sharp(piece, { raw: { ...size, channels: 1 } })
    .jpeg({ quality })
    .toBuffer();
}

function project([a, b, c, d, e, f, g, h]: PagePlace, X: number, Y: number): readonly [number, number] {
  const w = g * X + h * Y + 1;
  return [(a * X + b * Y + c) / w, (d * X + e * Y + f) / w];
}

/** White around what is shown, in millimetres. */
const margin = 3;

/**
 * Where a row is on its page: from the name to the last box, the rows above and below half visible; or, where not `wide`, its boxes alone.
 * `null` where the page has no such row.
 */
export function rowRect({ rows }: BallotPage, number: number, wide: boolean): Rect | null {
  const index = rows.findIndex(({ row }) => row === number);
  const row = rows[index];
  if (row === undefined) return null;
  const { high, low } = row.boxes;
  const right = low[0] + low[2] + margin;
  if (!wide) {
    const left = high[0] - margin;
    return [left, high[1] - margin, right - left, high[3] + 2 * margin];
  }
  const middle = (of: typeof row) => of.boxes.high[1] + of.boxes.high[3] / 2;
  const [before, after] = [rows[index - 1], rows[index + 1]];
  const pitch =
    after !== undefined ? middle(after) - middle(row) : before !== undefined ? middle(row) - middle(before) : 10;
  const left = Math.max(0, row.nameRect[0] - margin);
  const top = Math.max(0, middle(row) - pitch);
  return [left, top, right - left, 2 * pitch];
}
