// Parts of the page laid straight, as ink: 0 bare paper, 255 as black as this page is printed.
import type { GreyImage } from '../image/grey-image.ts';
import { at, type PageMap } from './page-map.ts';
import { type PaperWhite, whiteAt } from './paper-white.ts';

/** Everything that is needed to look at any place of a page. */
export interface Sight {
  readonly image: GreyImage;
  readonly white: PaperWhite;
  readonly map: PageMap;
  /** Brightness of printed black, as a share of the paper's. */
  readonly black: number;
}

/** A straight piece of the page: ink, row by row. */
export interface Piece {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** Within so many millimetres the page is taken for flat. */
const tile = 8;

/** The piece of the page that begins at (`X`, `Y`) millimetres, `width` × `height` pixels at `perMm` pixels a millimetre. */
export function rectify(sight: Sight, X: number, Y: number, width: number, height: number, perMm: number): Piece {
  const pieceInk = new Uint8Array(width * height);
  const { image, white, map, black } = sight;
  const { data } = image;
  const step = Math.max(1, Math.round(tile * perMm));
  const lastX = image.width - 2;
  const lastY = image.height - 2;
  for (let tileY = 0; tileY < height; tileY += step)
    for (let tileX = 0; tileX < width; tileX += step) {
      const w = Math.min(step, width - tileX);
      const h = Math.min(step, height - tileY);
      const x0 = X + (tileX + 0.5) / perMm;
      const y0 = Y + (tileY + 0.5) / perMm;
      const origin = at(map, x0, y0);
      const across = at(map, x0 + w / perMm, y0);
      const down = at(map, x0, y0 + h / perMm);
      const ax = (across[0] - origin[0]) / w;
      const ay = (across[1] - origin[1]) / w;
      const bx = (down[0] - origin[0]) / h;
      const by = (down[1] - origin[1]) / h;
      const middleX = origin[0] + (ax * w + bx * h) / 2;
      const middleY = origin[1] + (ay * w + by * h) / 2;
      const paper = whiteAt(white, middleX, middleY);
      const scale = 255 / Math.max(1, paper * (1 - black));
      for (let row = 0; row < h; row += 1) {
        let x = origin[0] + bx * row - 0.5;
        let y = origin[1] + by * row - 0.5;
        let out = (tileY + row) * width + tileX;
        for (let column = 0; column < w; column += 1, out += 1, x += ax, y += ay) {
          if (x < 0 || y < 0 || x > lastX || y > lastY) continue;
          const px = x | 0;
          const py = y | 0;
          const fx = x - px;
          const fy = y - py;
          const here = py * image.width + px;
          const upper = (data[here] as number) * (1 - fx) + (data[here + 1] as number) * fx;
          const lower = (data[here + image.width] as number) * (1 - fx) + (data[here + image.width + 1] as number) * fx;
          const ink = (paper - (upper * (1 - fy) + lower * fy)) * scale;
          pieceInk[out] = ink <= 0 ? 0 : ink >= 255 ? 255 : ink;
        }
      }
    }
  return { width, height, ink: pieceInk };
}
