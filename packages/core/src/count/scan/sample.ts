// How large the sample is, and which sheets are in it: exact integers, and a draw that anybody can repeat with sha256sum.
import type { Fraction } from '../../basics/fractions.ts';
import type { ListId } from '../../basics/ids.ts';
import { hashOf } from '../../record/fingerprint.ts';
import type { SheetPlace } from './reading.ts';

/**
 * The fewest sheets to draw without replacement from `sheets`, so that a sample which holds none of `wrong` wrongly read sheets has at most the
 * probability `risk`: the least n with C(N−K, n) / C(N, n) ≤ risk.
 */
export function sampleSize(sheets: number, wrong: number, risk: Fraction): number {
  if (wrong < 1) throw new Error('a sample is sized for at least one wrong sheet');
  let [missed, all] = [1n, 1n];
  let size = 0;
  while (size < sheets && missed * BigInt(risk.denominator) > all * BigInt(risk.numerator)) {
    missed *= BigInt(Math.max(0, sheets - wrong - size));
    all *= BigInt(sheets - size);
    size += 1;
  }
  return size;
}

/** The text whose SHA-256 places a sheet in the order of the draw: `4615230164,khoa,3,17`. */
export function drawText(seed: string, list: ListId, place: SheetPlace): string {
  return `${seed},${list},${place.batch},${place.ballot}`;
}

/** The first `size` sheets in the order of SHA-256 over their `drawText`, as hexadecimal text. */
export function draw(seed: string, list: ListId, sheets: readonly SheetPlace[], size: number): SheetPlace[] {
  return sheets
    .map(({ batch, ballot }) => ({ place: { batch, ballot }, hash: hashOf(drawText(seed, list, { batch, ballot })) }))
    .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, size)
    .map(({ place }) => place);
}
