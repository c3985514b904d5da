// Pictures as the files that scanners and phones write.
import sharp from 'sharp';
import type { Picture } from './picture.ts';

export const fileFormats = ['jpeg', 'png', 'tiff-lzw', 'tiff-g4', 'tiff-jpeg'] as const;
export type FileFormat = (typeof fileFormats)[number];

export interface EncodeOptions {
  readonly dpi: number;
  /** JPEG only, 1–100. */
  readonly quality?: number;
}

/** One picture as one file. */
export function encode(picture: Picture, format: FileFormat, { dpi, quality = 80 }: EncodeOptions): Promise<Buffer> {
  const { width, height, channels, data } = picture;
  const raw = sharp(data, { raw: { width, height, channels } }).withMetadata({ density: dpi });
  const image = channels === 1 ? raw.toColourspace('b-w') : raw;
  const perMm = dpi / 25.4;
  switch (format) {
    case 'jpeg':
      return image.jpeg({ quality }).toBuffer();
    case 'png':
      return image.png({ compressionLevel: 6 }).toBuffer();
    case 'tiff-lzw':
      return image.tiff({ compression: 'lzw', xres: perMm, yres: perMm }).toBuffer();
    case 'tiff-g4':
      return image.tiff({ compression: 'ccittfax4', bitdepth: 1, xres: perMm, yres: perMm }).toBuffer();
    case 'tiff-jpeg':
      return image.tiff({ compression: 'jpeg', quality, xres: perMm, yres: perMm }).toBuffer();
  }
}
