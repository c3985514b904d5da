// Damaged scans by the hundred: real small files of every kind, changed at random but the same for the same seed.
import type { Random } from '../../practice/random.ts';
import { seededRandom } from '../../practice/random.ts';
import { type ScanLimits, scanLimits } from '../limits.ts';
import { pagesOf } from '../scan-file.ts';
import { madePdf } from './made-pdf.ts';
import { drawn, height, jpeg, pdfOf, tiffOf, width } from './made-scans.ts';

/** What became of all inputs. */
export interface FuzzOutcome {
  readonly inputs: number;
  /** Pages that were read all the same. */
  readonly pages: number;
  /** How often each refusal was given. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Of the process at its largest. */
  readonly peakMegabytes: number;
}

/** Tighter than for people, so that a file that asks for much is seen asking. */
const limits: ScanLimits = { ...scanLimits, pixelsPerPage: 20_000_000, pagesPerFile: 50, secondsPerPage: 10 };

/** Opens `inputs` damaged files, one after the other. Throws where one neither gives pages nor a refusal. */
export async function fuzzScans(
  inputs: number,
  seed: number,
  say: (line: string) => void = () => {},
): Promise<FuzzOutcome> {
  const files = await wholeFiles();
  const refusals: Record<string, number> = {};
  let pages = 0;
  // The system's own peak begins with the memory of whoever started this process.
  let peak = 0;
  for (let input = 0; input < inputs; input += 1) {
    const random = seededRandom(seed * 1_000_003 + input);
    const file = files[input % files.length];
    if (file === undefined) throw new Error('no file to damage');
    const bytes = damage(file, random);
    let answers = 0;
    for await (const page of pagesOf({ name: `${seed}-${input}`, bytes }, limits)) {
      answers += 1;
      peak = Math.max(peak, process.memoryUsage.rss());
      if (!page.ok) refusals[page.error.code] = (refusals[page.error.code] ?? 0) + 1;
      else if (page.value.image.data.length !== page.value.image.width * page.value.image.height)
        throw new Error(`input ${input} of seed ${seed}: a picture of another size than it says`);
      else pages += 1;
    }
    if (answers === 0) throw new Error(`input ${input} of seed ${seed}: neither a page nor a refusal`);
    if ((input + 1) % 500 === 0) say(`${input + 1} of ${inputs}`);
  }
  return { inputs, pages, refusals, peakMegabytes: Math.round(peak / 1e6) };
}

async function wholeFiles(): Promise<readonly Buffer[]> {
  const vector = madePdf([
    { width: 300, height: 400, content: 'BT /F0 20 Tf 50 300 Td (Phieu) Tj ET 10 10 80 80 re f' },
  ]);
  return [
    await jpeg(),
    await drawn().toColourspace('srgb').jpeg({ progressive: true }).toBuffer(),
    await drawn().png().toBuffer(),
    await drawn().toColourspace('srgb').png({ palette: true }).toBuffer(),
    await tiffOf(2, 'lzw'),
    await tiffOf(2, 'jpeg'),
    await tiffOf(2, 'ccittfax4'),
    await tiffOf(1, 'none'),
    await pdfOf(2),
    vector,
    await pdfOf(1, { content: `q 300 0 0 400 ${width} ${height} cm /Im0 Do Q` }),
  ];
}

const interesting = [0, 1, 0x7f, 0x80, 0xff];

/** Between one and twelve changes, of the kinds that reading errors, bad copies and attackers make. */
export function damage(file: Buffer, random: Random): Buffer {
  const whole = (below: number): number => Math.floor(random() * below);
  let bytes: Buffer = Buffer.from(file);
  for (let change = whole(random() < 0.6 ? 2 : 12); change >= 0 && bytes.length > 8; change -= 1) {
    // Headers and directories decide more than pixels do.
    const at = whole(random() < 0.5 ? Math.min(400, bytes.length) : bytes.length);
    const length = Math.min(1 + whole(random() < 0.8 ? 8 : 300), bytes.length - at);
    switch (whole(7)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << whole(8));
        break;
      case 1:
        bytes[at] = interesting[whole(interesting.length)] ?? 0;
        break;
      case 2:
        for (let index = at; index < at + length; index += 1) bytes[index] = whole(256);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
        break;
      case 5:
        if (random() < 0.1) bytes = bytes.subarray(0, Math.max(1, at));
        break;
      default:
        bytes = changeNumber(bytes, whole);
    }
  }
  return bytes;
}

/** Numbers written out, as in PDF, become large, negative or nothing. */
function changeNumber(bytes: Buffer, whole: (below: number) => number): Buffer {
  const found = [...bytes.toString('latin1').matchAll(/\d+/gu)];
  const chosen = found[whole(found.length)];
  if (chosen === undefined) return bytes;
  const others = ['0', '-1', '1', '99999999', '2147483648', '4294967295', '65536', '1e9'];
  const other = Buffer.from(others[whole(others.length)] ?? '0');
  return Buffer.concat([bytes.subarray(0, chosen.index), other, bytes.subarray(chosen.index + chosen[0].length)]);
}
