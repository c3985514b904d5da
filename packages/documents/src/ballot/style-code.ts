import type { Rect } from '@tinnhiem/paper/layout';
import { create } from 'qrcode';
import { exactRect, type Ink } from './sheet.ts';

/** Side of one module of the code, and the white that must surround it, in modules (ISO/IEC 18004). */
const moduleSide = 0.7;
const quiet = 4;

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
