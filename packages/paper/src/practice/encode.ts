// Pictures as the files that scanners and phones write.
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { type PdfPage, pdfOfPictures } from './pdf-of-pictures.ts';
import type { Picture } from './picture.ts';
import { joinTiffs } from './tiff-joined.ts';

/** One page a file. */
export const pictureFormats = ['jpeg', 'png', 'tiff-lzw', 'tiff-g4', 'tiff-jpeg'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** Any number of pages a file. `pdf-bands`: each page in bands of JPEG; `pdf-bits`: black and white, deflated. */
export const documentFormats = ['pdf-jpeg', 'pdf-bands', 'pdf-bits', 'tiff-lzw', 'tiff-g4', 'tiff-jpeg'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export interface EncodeOptions {
  readonly dpi: number;
  /** JPEG only, 1–100. */
  readonly quality?: number;
}

const opened = ({ width, height, channels, data }: Picture, dpi: number): Sharp => {
  const raw = sharp(data, { raw: { width, height, channels } }).withDensity(dpi);
  return channels === 1 ? raw.toColourspace('b-w') : raw;
};

/** One picture as one file. `tiff-g4` writes black and white. */
export function encode(picture: Picture, format: PictureFormat, { dpi, quality = 80 }: EncodeOptions): Promise<Buffer> {
  const image = opened(picture, dpi);
  switch (format) {
    case 'jpeg':
      return image.jpeg({ quality }).toBuffer();
    case 'png':
      return image.png({ compressionLevel: 6 }).toBuffer();
    case 'tiff-lzw':
      return image.tiff({ compression: 'lzw' }).toBuffer();
    case 'tiff-g4':
      return image.tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer();
    case 'tiff-jpeg':
      return image.tiff({ compression: 'jpeg', quality }).toBuffer();
  }
}

/** Pages as one file, in this order. */
export async function encodePages(
  pictures: readonly Picture[],
  format: DocumentFormat,
  options: EncodeOptions,
): Promise<Buffer> {
  switch (format) {
    case 'pdf-jpeg':
    case 'pdf-bands':
      return pdfOfPictures(
        await Promise.all(pictures.map((picture) => jpegPage(picture, options, format === 'pdf-bands' ? 6 : 1))),
      );
    case 'pdf-bits':
      return pdfOfPictures(pictures.map((picture) => bitPage(picture, options)));
    default:
      return joinTiffs(await Promise.all(pictures.map((picture) => encode(picture, format, options))));
  }
}

async function jpegPage(picture: Picture, options: EncodeOptions, bands: number): Promise<PdfPage> {
  const { width, height, channels, data } = picture;
  const points = 72 / options.dpi;
  const rows = Math.ceil(height / bands);
  const cut = Array.from({ length: Math.ceil(height / rows) }, (_, band) => {
    const [top, end] = [band * rows, Math.min(height, (band + 1) * rows)];
    return {
      top,
      band: { width, height: end - top, channels, data: data.subarray(top * width * channels, end * width * channels) },
    };
  });
  const colours = channels === 1 ? 'DeviceGray' : 'DeviceRGB';
  return {
    widthPoints: width * points,
    heightPoints: height * points,
    pictures: await Promise.all(
      cut.map(async ({ top, band }) => ({
        stream: await encode(band, 'jpeg', options),
        entries: `/ColorSpace /${colours} /BitsPerComponent 8 /Filter /DCTDecode`,
        width,
        height: band.height,
        top: top * points,
        widthPoints: width * points,
        heightPoints: band.height * points,
      })),
    ),
  };
}

function bitPage({ width, height, channels, data }: Picture, { dpi }: EncodeOptions): PdfPage {
  const points = 72 / dpi;
  const bytes = Math.ceil(width / 8);
  const bits = Buffer.alloc(bytes * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((data[(y * width + x) * channels] ?? 0) >= 128) {
        const at = y * bytes + (x >> 3);
        bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
      }
  const size = { width, height, widthPoints: width * points, heightPoints: height * points };
  return {
    ...size,
    pictures: [
      {
        ...size,
        top: 0,
        stream: deflateSync(bits),
        entries: '/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode',
      },
    ],
  };
}
