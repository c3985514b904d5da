// A page of a PDF that is one picture, as scanners write it: the picture itself, without drawing the page.
import type { GreyImage } from '../image/grey-image.ts';
import { greyOf, type PixelOrder } from './grey.ts';
import { type Pdfium, withMemory } from './pdfium.ts';

/** The picture of a page: a JPEG as it stands in the file, or unpacked; to be turned clockwise by quarter turns. */
export type PageImage =
  | { readonly kind: 'jpeg'; readonly bytes: Uint8Array; readonly turns: number }
  | { readonly kind: 'unpacked'; readonly image: GreyImage; readonly turns: number };

// fpdfview.h, fpdf_edit.h
const objectTypes = { text: 1, image: 3, form: 5 } as const;
const invisibleText = 3;
/** Colour spaces in which the samples of a JPEG are grey, or red, green and blue: DeviceGray, DeviceRGB, CalGray, CalRGB, ICCBased. */
const plainColourSpaces: readonly number[] = [1, 2, 4, 5, 7];
/** Bitmap formats: grey, BGR, BGRx. */
const bitmapOrders: Readonly<Record<number, PixelOrder>> = {
  1: { bytes: 1, red: 0, green: 0, blue: 0 },
  2: { bytes: 3, red: 2, green: 1, blue: 0 },
  3: { bytes: 4, red: 2, green: 1, blue: 0 },
};
/** How far, in parts of the page, a picture may miss its edge or go beyond it, and its sides be stretched unequally. */
const slack = 0.02;

/** The one picture that fills the page; `undefined` where there is more to see, or where it is not certain that this is all. */
export function pageImage(module: Pdfium, page: number, jpegAsItStands: boolean): PageImage | undefined {
  const image = onlyImage(module, page);
  if (image === undefined || module._FPDFPageObj_HasTransparency(image) !== 0) return undefined;
  if (module._FPDFClipPath_CountPaths(module._FPDFPageObj_GetClipPath(image)) > 0) return undefined;
  const size = imageSize(module, image);
  const turns = size === undefined ? undefined : fillingTurns(module, page, image, size);
  const colourSpace = metadataColourSpace(module, page, image);
  if (turns === undefined || colourSpace === 0) return undefined;
  const [filter, ...more] = filters(module, image);
  if (jpegAsItStands && filter === 'DCTDecode' && more.length === 0 && plainColourSpaces.includes(colourSpace)) {
    const bytes = rawData(module, image);
    if (isGreyOrColourJpeg(bytes)) return { kind: 'jpeg', bytes, turns };
  }
  const unpacked = bitmapOf(module, image);
  return unpacked === undefined ? undefined : { kind: 'unpacked', image: unpacked, turns };
}

/** Pixels of the largest picture on a page, by what the PDF says about it. */
export function largestImage(module: Pdfium, page: number): { width: number; height: number } {
  let largest = { width: 0, height: 0 };
  const look = (object: number, depth: number) => {
    const type = module._FPDFPageObj_GetType(object);
    if (type === objectTypes.image) {
      const size = imageSize(module, object);
      if (size !== undefined && size.width * size.height > largest.width * largest.height) largest = size;
    } else if (type === objectTypes.form && depth < 8)
      for (let at = 0; at < module._FPDFFormObj_CountObjects(object); at += 1)
        look(module._FPDFFormObj_GetObject(object, at), depth + 1);
  };
  for (let at = 0; at < module._FPDFPage_CountObjects(page); at += 1) look(module._FPDFPage_GetObject(page, at), 0);
  return largest;
}

/** Pixels per point of the finest picture that lies on the page, 0 where there is none. */
export function finestResolution(module: Pdfium, page: number): number {
  let finest = 0;
  for (let at = 0; at < module._FPDFPage_CountObjects(page); at += 1) {
    const object = module._FPDFPage_GetObject(page, at);
    if (module._FPDFPageObj_GetType(object) !== objectTypes.image) continue;
    const [a = 0, b = 0] = floats(module, 6, (to) => module._FPDFPageObj_GetMatrix(object, to));
    const across = imageSize(module, object)?.width ?? 0;
    if (Math.hypot(a, b) > 0) finest = Math.max(finest, across / Math.hypot(a, b));
  }
  return finest;
}

/** How many times longer than the page a picture on it may be; PDFium unpacks even what lies outside. */
const longestPicture = 20;

/** Whether a picture, or a group of things, reaches so far beyond the page that drawing it would only cost memory. */
export function reachesTooFar(module: Pdfium, page: number): boolean {
  const most = longestPicture * Math.max(module._FPDF_GetPageWidthF(page), module._FPDF_GetPageHeightF(page));
  for (let at = 0; at < module._FPDFPage_CountObjects(page); at += 1) {
    const object = module._FPDFPage_GetObject(page, at);
    const type = module._FPDFPageObj_GetType(object);
    if (type !== objectTypes.image && type !== objectTypes.form) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = floats(module, 4, (to) =>
      module._FPDFPageObj_GetBounds(object, to, to + 4, to + 8, to + 12),
    );
    if (!(right - left <= most && top - bottom <= most)) return true;
  }
  return false;
}

/** The one picture of a page that has nothing else to see. Beside it there may be text that is not drawn: what a scanner's text recognition found. */
export function onlyImage(module: Pdfium, page: number): number | undefined {
  if (module._FPDFPage_GetAnnotCount(page) !== 0) return undefined;
  let image: number | undefined;
  for (let at = 0; at < module._FPDFPage_CountObjects(page); at += 1) {
    const object = module._FPDFPage_GetObject(page, at);
    const type = module._FPDFPageObj_GetType(object);
    if (type === objectTypes.image && image === undefined) image = object;
    else if (type !== objectTypes.text || module._FPDFTextObj_GetTextRenderMode(object) !== invisibleText)
      return undefined;
  }
  return image;
}

/** How often the picture that fills the page is to be turned, clockwise. */
function fillingTurns(
  module: Pdfium,
  page: number,
  image: number,
  size: { readonly width: number; readonly height: number },
): number | undefined {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = floats(module, 6, (at) =>
    module._FPDFPageObj_GetMatrix(image, at),
  );
  const [left = 0, top = 0, right = 0, bottom = 0] = floats(module, 4, (at) =>
    module._FPDF_GetPageBoundingBox(page, at),
  );
  const [width, height] = [right - left, top - bottom];
  const upright = Math.abs(b) + Math.abs(c) < slack * (Math.abs(a) + Math.abs(d));
  const sideways = Math.abs(a) + Math.abs(d) < slack * (Math.abs(b) + Math.abs(c));
  if (!(width > 0 && height > 0) || upright === sideways || a * d - b * c <= 0) return undefined;
  const edges = [Math.min(0, a) + Math.min(0, c) + e, Math.min(0, b) + Math.min(0, d) + f] as const;
  const far = [Math.max(0, a) + Math.max(0, c) + e, Math.max(0, b) + Math.max(0, d) + f] as const;
  const misses = [
    Math.abs(edges[0] - left) / width,
    Math.abs(far[0] - right) / width,
    Math.abs(edges[1] - bottom) / height,
    Math.abs(far[1] - top) / height,
  ];
  if (misses.some((miss) => !(miss <= slack))) return undefined;
  const [across, along] = upright ? [Math.abs(a), Math.abs(d)] : [Math.abs(b), Math.abs(c)];
  const stretch = size.width / across / (size.height / along);
  if (!(Math.abs(stretch - 1) <= slack)) return undefined;
  const drawn = upright ? (a > 0 ? 0 : 2) : b > 0 ? 3 : 1;
  return (module._FPDFPage_GetRotation(page) + drawn) % 4;
}

export function imageSize(
  module: Pdfium,
  image: number,
): { readonly width: number; readonly height: number } | undefined {
  return withMemory(module, 8, (at) => {
    if (module._FPDFImageObj_GetImagePixelSize(image, at, at + 4) === 0) return undefined;
    const view = new DataView(module.HEAPU8.buffer, at, 8);
    return { width: view.getUint32(0, true), height: view.getUint32(4, true) };
  });
}

/** 0 where the picture has none of its own: a stencil, whose colour the page decides. */
function metadataColourSpace(module: Pdfium, page: number, image: number): number {
  return withMemory(module, 28, (at) => {
    if (module._FPDFImageObj_GetImageMetadata(image, page, at) === 0) return 0;
    return new DataView(module.HEAPU8.buffer, at, 28).getInt32(20, true);
  });
}

function filters(module: Pdfium, image: number): string[] {
  return Array.from({ length: Math.max(0, module._FPDFImageObj_GetImageFilterCount(image)) }, (_, index) =>
    withMemory(module, 64, (at) => {
      const size = module._FPDFImageObj_GetImageFilter(image, index, at, 64);
      return Buffer.from(module.HEAPU8.buffer, at, Math.max(0, Math.min(size, 64) - 1)).toString('latin1');
    }),
  );
}

function rawData(module: Pdfium, image: number): Uint8Array {
  const size = module._FPDFImageObj_GetImageDataRaw(image, 0, 0);
  return withMemory(module, Math.max(1, size), (at) => {
    module._FPDFImageObj_GetImageDataRaw(image, at, size);
    return module.HEAPU8.slice(at, at + size);
  });
}

/** By its frame header: one component or three. Four are inks, which PDF and JPEG count the other way round. */
function isGreyOrColourJpeg(bytes: Uint8Array): boolean {
  let at = 2;
  while (bytes[at] === 0xff && at + 9 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return bytes[at + 9] === 1 || bytes[at + 9] === 3;
    at += 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
  }
  return false;
}

function bitmapOf(module: Pdfium, image: number): GreyImage | undefined {
  const bitmap = module._FPDFImageObj_GetBitmap(image);
  if (bitmap === 0) return undefined;
  try {
    const width = module._FPDFBitmap_GetWidth(bitmap);
    const height = module._FPDFBitmap_GetHeight(bitmap);
    const stride = module._FPDFBitmap_GetStride(bitmap);
    const order = bitmapOrders[module._FPDFBitmap_GetFormat(bitmap)];
    const start = module._FPDFBitmap_GetBuffer(bitmap);
    if (order === undefined || start === 0 || width < 1 || height < 1) return undefined;
    const data = new Uint8Array(width * height);
    for (let row = 0; row < height; row += 1) {
      const from = start + row * stride;
      data.set(
        order.bytes === 1 ? module.HEAPU8.subarray(from, from + width) : greyOf(module.HEAPU8, order, width, from),
        row * width,
      );
    }
    return { width, height, data };
  } finally {
    module._FPDFBitmap_Destroy(bitmap);
  }
}

function floats(module: Pdfium, count: number, write: (at: number) => number): Float32Array | number[] {
  return withMemory(module, count * 4, (at) =>
    write(at) === 0 ? [] : new Float32Array(module.HEAPU8.buffer.slice(at, at + count * 4)),
  );
}
