import { type Rect, styleCodeText } from '@tinnhiem/paper/layout';
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

const level = { errorCorrectionLevel: 'M' } as const;

/** Stands for the random code of a ballot where only its length matters. */
const anySerial = 'ZZZZZZZZZZ';

/**
 * The version (ISO/IEC 18004, 1–40) in which all codes of a ballot are drawn: there is room for a random code whether it carries one or
 * not, so that both have one layout.
 */
export function codeVersion(style: string, pages: number): number {
  return create(styleCodeText(style, pages, pages, anySerial), level).version;
}

/** Throws where the version has no room for the text. */
export function styleCode(text: string, version: number): StyleCode {
  const { modules } = create(text, { ...level, version });
  const rows = Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) => modules.get(row, column) === 1),
  );
  return { text, side: modules.size * moduleSide, outerSide: (modules.size + 2 * quiet) * moduleSide, modules: rows };
}

/** Where the modules of a code are whose white begins at `x`, `y`. */
export function codeRect(code: StyleCode, x: number, y: number): Rect {
  return exactRect(x + quiet * moduleSide, y + quiet * moduleSide, code.side, code.side);
}

/** A code drawn with its first module at the corner of `rect`. */
export function drawCode(code: StyleCode, [left, top]: Rect): readonly Ink[] {
  return darkRuns(code).map(
    ([column, row, length]): Ink => ({
      kind: 'solid',
      rect: exactRect(left + column * moduleSide, top + row * moduleSide, length * moduleSide, moduleSide),
    }),
  );
}

/** Dark modules that stand side by side: column and row of the first, and how many. */
export function darkRuns({ modules }: StyleCode): readonly (readonly [column: number, row: number, length: number])[] {
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
