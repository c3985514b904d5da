// One picture of a JPEG, PNG or TIFF, unpacked by sharp (libvips) into shades of grey.
import { err, ok, type Result, refuse } from '@tinnhiem/core';
import sharp, { type Sharp, type SharpOptions } from 'sharp';
import type { GreyImage } from '../image/grey-image.ts';
import { greyOf, rgb } from './grey.ts';
import type { ScanLimits } from './limits.ts';
import { damaged, type FileProblem, scanTooManyPixels, scanTooSlow } from './problems.ts';

// Nothing is decoded twice, and what stays in the cache counts against every page that is open.
sharp.cache(false);

export interface Decoding {
  /** Of a file with several pictures, which one; from 0. */
  readonly index?: number;
  /** Quarter turns clockwise; by default as the file itself says (EXIF). */
  readonly turns?: number;
}

/** Unpacks one picture; every problem of the file is a value. */
export async function decodePicture(
  bytes: Uint8Array,
  limits: ScanLimits,
  { index = 0, turns }: Decoding = {},
): Promise<Result<GreyImage, FileProblem>> {
  const options: SharpOptions = { page: index, limitInputPixels: false, sequentialRead: true, ignoreIcc: true };
  try {
    const header = await sharp(bytes, options).metadata();
    const { width, height } = header;
    if (width * height > limits.pixelsPerPage) return err(refuse(scanTooManyPixels, width, height));
    // A warning of the decoder means that pixels are missing or made up; a ballot is not read from those.
    const picture = sharp(bytes, { ...options, limitInputPixels: limits.pixelsPerPage, failOn: 'warning' });
    const upright = turns === undefined ? picture.autoOrient() : picture.rotate(turns * 90);
    const plain = header.depth === 'uchar' && (header.space === 'srgb' || header.space === 'b-w') && !header.hasAlpha;
    // Left to itself sharp makes three equal colours of grey.
    const grey = header.space === 'b-w' ? upright.toColourspace('b-w') : upright;
    return ok(await unpack(plain ? grey : onWhite(upright), Math.max(width, height), limits));
  } catch (error) {
    return err(problemOf(error, limits));
  }
}

/** Shrinks and turns a picture that is unpacked already, where it must be. */
export async function finishPicture(image: GreyImage, turns: number, limits: ScanLimits): Promise<GreyImage> {
  const longest = Math.max(image.width, image.height);
  if (turns === 0 && longest <= limits.untouchedSide) return image;
  const { width, height, data } = image;
  const grey = sharp(data, { raw: { width, height, channels: 1 } }).toColourspace('b-w');
  return await unpack(grey.rotate(turns * 90), longest, limits);
}

/** Paper is white where the picture is transparent; 16 bits and inks become eight bits of grey. */
function onWhite(picture: Sharp): Sharp {
  return picture.flatten({ background: '#ffffff' }).greyscale();
}

async function unpack(picture: Sharp, longest: number, limits: ScanLimits): Promise<GreyImage> {
  const side = limits.shrunkSide;
  // The linear kernel leaves no bright rims around black lines.
  const sized =
    longest <= limits.untouchedSide ? picture : picture.resize(side, side, { fit: 'inside', kernel: 'linear' });
  const { data, info } = await sized
    .timeout({ seconds: Math.ceil(limits.secondsPerPage) })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels === 1) return { width, height, data };
  return { width, height, data: greyOf(data, { ...rgb, bytes: channels }, width * height) };
}

/** Whatever a decoder says about the bytes is a fault of the bytes. */
function problemOf(error: unknown, limits: ScanLimits): FileProblem {
  if (!(error instanceof Error)) throw error;
  return error.message.includes('timeout') ? refuse(scanTooSlow, limits.secondsPerPage) : damaged;
}
