// A JPEG, PNG or TIFF as somebody is shown it: every picture of it upright, within A4.
import { err, ok, type Result, refuse } from '@tinnhiem/core';
import sharp, { type SharpOptions } from 'sharp';
import type { ScanLimits } from './limits.ts';
import { damaged, type FileProblem, scanTooManyPixels, scanTooSlow } from './problems.ts';
import type { PagePicture, ShownFile, ShownPage } from './shown-file.ts';
import { tiffPages } from './tiff-pages.ts';

/** In points. */
const a4 = { short: 595.28, long: 841.89 } as const;
const quality = 88;

export async function shownPictures(
  kind: 'jpeg' | 'png' | 'tiff',
  bytes: Uint8Array,
  limits: ScanLimits,
): Promise<Result<ShownFile, FileProblem>> {
  const count = kind === 'tiff' ? tiffPages(bytes, limits.pagesPerFile) : ok(1);
  if (!count.ok) return count;
  const options = (index: number): SharpOptions => ({
    page: index,
    limitInputPixels: limits.pixelsPerPage,
    sequentialRead: true,
    // Missing pixels are an error. Warnings, of fields that only the scanner's maker knows, are no reason not to show a paper to people.
    failOn: 'error',
  });
  const pages: ShownPage[] = [];
  for (let index = 0; index < count.value; index += 1) {
    const { width, height, autoOrient } = await sharp(bytes, { ...options(index), limitInputPixels: false }).metadata();
    if (width * height > limits.pixelsPerPage) return err(refuse(scanTooManyPixels, width, height));
    pages.push({ ...within(autoOrient), holds: false, only: null });
  }
  const picture = async (number: number): Promise<Result<PagePicture, FileProblem>> => {
    try {
      return ok(await upright(bytes, options(number - 1), limits));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return err(error.message.includes('timeout') ? refuse(scanTooSlow, limits.secondsPerPage) : damaged);
    }
  };
  const look = () => {
    throw new RangeError('no page of a PDF');
  };
  return ok({ pages, picture, look, largest: look, close: () => {} });
}

/** A page as large as A4 allows, standing or lying as the picture does. */
function within({ width, height }: { readonly width: number; readonly height: number }) {
  const [across, down] = width > height ? [a4.long, a4.short] : [a4.short, a4.long];
  const scale = Math.min(across / width, down / height);
  return { width: Math.max(1, width * scale), height: Math.max(1, height * scale) };
}

async function upright(bytes: Uint8Array, options: SharpOptions, limits: ScanLimits): Promise<PagePicture> {
  const {
    width,
    height,
    bitsPerSample,
    hasAlpha,
    orientation = 1,
    format,
    space,
  } = await sharp(bytes, options).metadata();
  const small = Math.max(width, height) <= limits.untouchedSide;
  const plain = orientation === 1 && !hasAlpha && (space === 'srgb' || space === 'b-w') && small;
  // As it stands: nothing is lost by packing it again.
  if (plain && format === 'jpeg') {
    await sharp(bytes, options).stats();
    return { bytes, ending: 'jpg' };
  }
  const side = limits.shrunkSide;
  const turned = sharp(bytes, options)
    .autoOrient()
    .timeout({ seconds: Math.ceil(limits.secondsPerPage) });
  const sized = small ? turned : turned.resize(side, side, { fit: 'inside', kernel: 'linear' });
  const paper = hasAlpha ? sized.flatten({ background: '#ffffff' }) : sized;
  const colours = space === 'b-w' ? paper.toColourspace('b-w') : paper.toColourspace('srgb');
  if (bitsPerSample === 1)
    return { bytes: await colours.png({ palette: true, colours: 2, compressionLevel: 6 }).toBuffer(), ending: 'png' };
  return { bytes: await colours.jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer(), ending: 'jpg' };
}
