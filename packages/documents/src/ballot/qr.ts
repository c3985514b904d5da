import type { Rect } from '@tinnhiem/paper/layout';
import { create, type QRCodeOptions } from 'qrcode';
import { exactRect, type Ink } from './sheet.ts';

/** The modules of a QR code, row by row; `true` is dark. */
export type Modules = readonly (readonly boolean[])[];

/** The white that must surround a code, in modules (ISO/IEC 18004). */
export const quietModules = 4;

/** Throws where the version asked for has no room for the text. */
export function qrModules(text: string, options: QRCodeOptions): Modules {
  const { modules } = create(text, options);
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) => modules.get(row, column) === 1),
  );
}

/** Dark modules that stand side by side: column and row of the first, and how many. */
export function darkRuns(modules: Modules): readonly (readonly [column: number, row: number, length: number])[] {
  return modules.flatMap((row, index) => {
    const runs: [number, number, number][] = [];
    for (const [column, dark] of row.entries()) {
      const last = runs.at(-1);
      if (!dark) continue;
      if (last !== undefined && last[0] + last[2] === column) last[2] += 1;
      else runs.push([column, index, 1]);
    }
    return runs;
  });
}

/** The code drawn so that it fills `rect`, without the white around it. */
export function drawModules(modules: Modules, [left, top, width]: Rect): readonly Ink[] {
  const side = width / modules.length;
  return darkRuns(modules).map(
    ([column, row, length]): Ink => ({
      kind: 'solid',
      rect: exactRect(left + column * side, top + row * side, length * side, side),
    }),
  );
}
