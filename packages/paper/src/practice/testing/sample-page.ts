// A ballot page drawn by hand, for tests: rows of three boxes, corner squares, bars; no text.
import type { GreyImage } from '../../image/grey-image.ts';
import type { BallotPage, Rect } from '../../layout/index.ts';

const corners: readonly Rect[] = [
  [11, 11, 6, 6],
  [193, 11, 6, 6],
  [11, 280, 6, 6],
  [193, 280, 6, 6],
];

/** A page of `count` invented people. */
export function samplePage(count: number, pitch = 9): BallotPage {
  const rows = Array.from({ length: count }, (_, index) => {
    const y = 60 + index * pitch;
    return {
      row: index + 1,
      person: `P${index + 1}`,
      name: 'Nguyễn Thị Giả Định',
      nameRect: [29, y - 1, 60, 7] as const,
      boxes: { high: [137.5, y, 5, 5], confidence: [157.5, y, 5, 5], low: [177.5, y, 5, 5] } as const,
    };
  });
  const bars = rows.map(
    ({ boxes: { high } }) => [[12, high[1] + 1.6, 4, 1.8] as const, [194, high[1] + 1.6, 4, 1.8] as const] as const,
  );
  const codes = [{ rect: [169.7, 20, 17.5, 17.5] as const, text: 'THU/1/1/0000' }];
  return {
    page: 1,
    widthMm: 210,
    heightMm: 297,
    rows,
    signatureRect: [112, 249, 78, 26],
    stampRect: [25, 11, 42, 42],
    freeRects: rows.map(({ boxes: { high } }) => [95, high[1], 35, 6] as const),
    protectRects: [...corners, ...bars.flat(), ...codes.map(({ rect }) => rect)],
    fiducials: corners,
    bars,
    codes,
  };
}

/** The page as printed: solid squares and bars, empty boxes with a line of 0.35 mm. */
export function samplePrint(page: BallotPage, pixelsPerMm: number): GreyImage {
  const [width, height] = [Math.round(page.widthMm * pixelsPerMm), Math.round(page.heightMm * pixelsPerMm)];
  const data = new Uint8Array(width * height).fill(255);
  const fill = ([x, y, w, h]: Rect, value: number): void => {
    for (let row = Math.round(y * pixelsPerMm); row < Math.round((y + h) * pixelsPerMm); row += 1)
      data.fill(value, row * width + Math.round(x * pixelsPerMm), row * width + Math.round((x + w) * pixelsPerMm));
  };
  for (const rect of page.protectRects) fill(rect, 0);
  for (const { boxes } of page.rows)
    for (const [x, y, w, h] of Object.values(boxes)) {
      fill([x, y, w, h], 0);
      fill([x + 0.35, y + 0.35, w - 0.7, h - 0.7], 255);
    }
  return { width, height, data };
}
