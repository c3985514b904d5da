// The two codes of a page: which ballot, which page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import type { GreyImage } from '../image/grey-image.ts';

let ready = false;
/** The decoder's own file: without it the package would fetch it from the network. */
function prepare(): void {
  if (ready) return;
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer },
  });
  ready = true;
}

const quick: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 1,
};
const thorough: ReaderOptions = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 4 };

/** A code in the picture. `upsideDown`: its top points down. `x`, `y`: one of its corners, pixels of what was searched. */
export interface SeenCode {
  readonly text: string;
  readonly upsideDown: boolean;
  readonly x: number;
  readonly y: number;
}

/** The codes in a part of the picture; `hard`: however long it takes. */
export async function readCodes(part: GreyImage, hard: boolean): Promise<readonly SeenCode[]> {
  // The decoder throws at a picture without pixels.
  if (!(part.width > 0 && part.height > 0)) return [];
  prepare();
  const rgba = new Uint8ClampedArray(part.width * part.height * 4);
  for (let pixel = 0, out = 0; pixel < part.data.length; pixel += 1, out += 4) {
    const value = part.data[pixel] as number;
    rgba[out] = value;
    rgba[out + 1] = value;
    rgba[out + 2] = value;
    rgba[out + 3] = 255;
  }
  const found = await readBarcodes(
    { data: rgba, width: part.width, height: part.height, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0],
    hard ? thorough : quick,
  );
  return found
    .filter(({ isValid }) => isValid)
    .map(({ text, position: { topLeft, bottomLeft } }) => ({
      text,
      upsideDown: topLeft.y > bottomLeft.y,
      x: topLeft.x,
      y: topLeft.y,
    }));
}

/** The part of a picture inside the given pixels. */
export function crop(image: GreyImage, left: number, top: number, right: number, bottom: number): GreyImage {
  const x0 = Math.max(0, Math.floor(left));
  const y0 = Math.max(0, Math.floor(top));
  const x1 = Math.min(image.width, Math.ceil(right));
  const y1 = Math.min(image.height, Math.ceil(bottom));
  const width = Math.max(0, x1 - x0);
  const height = Math.max(0, y1 - y0);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1)
    data.set(image.data.subarray((y0 + row) * image.width + x0, (y0 + row) * image.width + x1), row * width);
  return { width, height, data };
}
