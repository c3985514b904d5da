import { create } from 'qrcode';
import { exactRect, type Ink, type Rect } from './sheet.ts';

/** Side of one module of the code, and the white that must surround it, in modules (ISO/IEC 18004). */
const moduleSide = 0.7;
const quiet = 4;

/** CRC-16/CCITT-FALSE of ASCII text, four hexadecimal digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const letter of text) {
    crc ^= letter.charCodeAt(0) << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, '0');
}

/**
 * What the codes of a page say: `STYLE/page/of/check`, the same on every copy of the ballot. The check is the CRC-16 of
 * what stands before it, so that a foreign code is not taken for ours.
 */
export function styleCodeText(style: string, page: number, of: number): string {
  const text = `${style}/${page}/${of}`;
  return `${text}/${crc16(text)}`;
}

/** A code to be drawn. `side` is without, `outerSide` with the white around it; millimetres. */
export interface StyleCode {
  readonly text: string;
  readonly side: number;
  readonly outerSide: number;
  readonly modules: readonly (readonly boolean[])[];
}

export function styleCode(text: string): StyleCode {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const rows = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) => modules.get(row, column) === 1),
  );
  return { text, side: modules.size * moduleSide, outerSide: (modules.size + 2 * quiet) * moduleSide, modules: rows };
}

/** The code drawn so that its white begins at `x`, `y`: its ink, and the rectangle of its modules. */
export function drawCode(code: StyleCode, x: number, y: number): { readonly ink: readonly Ink[]; readonly rect: Rect } {
  const left = x + quiet * moduleSide;
  const top = y + quiet * moduleSide;
  const ink = code.modules.flatMap((row, rowIndex) =>
    spans(row).map(
      ([from, length]): Ink => ({
        kind: 'solid',
        rect: exactRect(left + from * moduleSide, top + rowIndex * moduleSide, length * moduleSide, moduleSide),
      }),
    ),
  );
  return { ink, rect: exactRect(left, top, code.side, code.side) };
}

/** Runs of dark modules in a row. */
function spans(row: readonly boolean[]): readonly (readonly [from: number, length: number])[] {
  const result: [number, number][] = [];
  for (const [index, dark] of row.entries()) {
    const last = result.at(-1);
    if (!dark) continue;
    if (last !== undefined && last[0] + last[1] === index) last[1] += 1;
    else result.push([index, 1]);
  }
  return result;
}
