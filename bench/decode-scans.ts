// node scripts/run.mjs bench/decode-scans.ts
// What it costs to take a page out of each kind of file, beside the bare floor: sharp unpacking the same picture and nothing else.
import { drawPdf, openScan } from '@tinnhiem/paper';
import {
  documentFormats,
  encode,
  encodePages,
  markPage,
  type Picture,
  planSheet,
  scan,
  seededRandom,
  usualRates,
} from '@tinnhiem/paper/practice';
import sharp from 'sharp';
import { printedBallot } from './paper/ballots.ts';

const { layout, pdf } = await printedBallot('27');
const [page] = layout.pages;
if (page === undefined) throw new Error('a ballot without pages');
const pictureOf = async (colour: 'grey' | 'rgb', dpi: 200 | 300): Promise<Picture> => {
  for await (const clean of drawPdf(pdf, 12, 1)) {
    const random = seededRandom(1);
    const marked = markPage(clean, page, planSheet(page, usualRates, random), random, { colour });
    return scan(marked, page, { severity: 2, dpi, colour }, random);
  }
  throw new Error('a PDF without pages');
};

const pages = 10;
const grey = await pictureOf('grey', 200);
const colour = await pictureOf('rgb', 200);
const fine = await pictureOf('grey', 300);
const options = { dpi: 200, quality: 80 };
const jpeg = await encode(grey, 'jpeg', options);
const files: (readonly [name: string, file: Buffer, bare: Buffer])[] = [
  ['JPEG', jpeg, jpeg],
  ...(await Promise.all(
    (
      [
        ['JPEG in colour', colour, 'jpeg'],
        ['JPEG at 300 dpi', fine, 'jpeg'],
        ['PNG', grey, 'png'],
      ] as const
    ).map(async ([name, picture, format]) => {
      const file = await encode(picture, format, options);
      return [name, file, file] as const;
    }),
  )),
];
for (const format of documentFormats) {
  const file = await encodePages(
    Array.from({ length: pages }, () => grey),
    format,
    options,
  );
  const single = format.startsWith('tiff') ? await encode(grey, format as 'tiff-lzw', options) : jpeg;
  files.push([`${format}, ${pages} pages`, file, single]);
}

sharp.concurrency(1);
const rows = [];
for (const [name, file, bare] of files) {
  const opened = await openScan({ name, bytes: file });
  if (!opened.ok) throw new Error(opened.error.message.en);
  const scanned = opened.value;
  let next = 0;
  const ours = await leastCpu(async () => {
    const read = await scanned.page((next++ % scanned.pages) + 1);
    if (!read.ok) throw new Error(read.error.message.en);
  });
  const isGrey = (await sharp(bare).metadata()).space === 'b-w';
  const floor = await leastCpu(async () => {
    await (isGrey ? sharp(bare).toColourspace('b-w') : sharp(bare)).raw().toBuffer();
  });
  scanned.close();
  rows.push({ file: name, 'kB/page': Math.round(file.byteLength / scanned.pages / 1000), 'CPU ms/page': ours, floor });
}
console.table(rows);

/** CPU milliseconds of the cheapest of many runs: others use the machine too. */
async function leastCpu(work: () => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 25; run += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return Math.round(10 * least) / 10;
}
