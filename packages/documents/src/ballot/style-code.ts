import { type Rect, styleCodeText } from '@tinnhiem/paper/layout';
import { create } from 'qrcode';
import { type Modules, qrModules, quietModules } from './qr.ts';
import { exactRect } from './sheet.ts';

/** Side of one module of the code, in millimetres. */
const moduleSide = 0.7;
const level = { errorCorrectionLevel: 'M' } as const;

/** A code to be drawn. `side` is without, `outerSide` with the white around it; millimetres. */
export interface StyleCode {
  readonly text: string;
  readonly side: number;
  readonly outerSide: number;
  readonly modules: Modules;
}

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
  const modules = qrModules(text, { ...level, version });
  const side = modules.length * moduleSide;
  return { text, side, outerSide: side + 2 * quietModules * moduleSide, modules };
}

/** Where the modules of a code are whose white begins at `x`, `y`. */
export function codeRect({ side }: StyleCode, x: number, y: number): Rect {
  const quiet = quietModules * moduleSide;
  return exactRect(x + quiet, y + quiet, side, side);
}
