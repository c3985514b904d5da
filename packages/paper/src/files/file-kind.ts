// What a file is, by its content: names and endings are often wrong.
import { type Text, text } from '@tinnhiem/core';

export type ScanKind = 'pdf' | 'tiff' | 'jpeg' | 'png';

/** First bytes in hexadecimal. */
const starts: readonly (readonly [start: RegExp, kind: ScanKind | Text])[] = [
  [/^ffd8ff/u, 'jpeg'],
  [/^89504e470d0a1a0a/u, 'png'],
  [/^(?:4949(?:2a|2b)00|4d4d00(?:2a|2b))/u, 'tiff'],
  // ftyp, then heic, heix, hevc, hevx, mif1, msf1, avif, avis
  [
    /^.{8}66747970(?:686569|686576|6d6966|6d7366|617669)/u,
    text('ảnh HEIC/AVIF (kiểu ảnh của iPhone)', "a HEIC or AVIF picture (an iPhone's)"),
  ],
  [/^.{8}66747970/u, text('phim', 'a film')],
  [/^4749463839|^4749463837/u, text('ảnh GIF', 'a GIF picture')],
  [/^52494646.{8}57454250/u, text('ảnh WebP', 'a WebP picture')],
  [/^424d.{8}00000000/u, text('ảnh BMP', 'a BMP picture')],
  [/^0000000c6a502020|^ff4fff51/u, text('ảnh JPEG 2000', 'a JPEG 2000 picture')],
  [/^38425053/u, text('tệp Photoshop', 'a Photoshop file')],
  [/^41542654464f524d/u, text('tệp DjVu', 'a DjVu file')],
  [/^504b(?:0304|0506)/u, text('tệp nén ZIP hoặc tệp Word, Excel', 'a ZIP archive, or a file of Word or Excel')],
  [/^d0cf11e0/u, text('tệp Word hoặc Excel kiểu cũ', 'an old file of Word or Excel')],
  [/^52617221|^377abcaf/u, text('tệp nén', 'an archive')],
];

/** One of the four kinds that are read, the name of another kind, or `undefined` for what is no picture at all. */
export function scanKindOf(bytes: Uint8Array): ScanKind | Text | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.byteLength));
  const known = starts.find(([pattern]) => pattern.test(start.toString('hex')))?.[1];
  // Some programs write a few lines before it; readers of PDF look through the first kilobyte.
  return known ?? (start.includes('%PDF-') ? 'pdf' : undefined);
}
