import { advances, unitsPerEm } from './tinos-metrics.generated.ts';

export type Face = keyof typeof advances;

const millimetresPerPoint = 25.4 / 72;

function parse(spans: string): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const span of spans.split(' ')) {
    const [first = '', list = ''] = span.split(':');
    const start = Number.parseInt(first, 36);
    for (const [index, width] of list.split(',').entries()) widths.set(start + index, Number.parseInt(width, 36));
  }
  return widths;
}

const widths: Readonly<Record<Face, ReadonlyMap<number, number>>> = {
  regular: parse(advances.regular),
  bold: parse(advances.bold),
  italic: parse(advances.italic),
  boldItalic: parse(advances.boldItalic),
};

/** Stands, visibly, for a letter that the fonts do not have. */
export const replacement = '\ufffd';

/** Characters that show nothing, or turn the direction of what follows. */
const invisible = /[\p{Cf}\p{Variation_Selector}]/gu;
const control = /\p{Cc}/gu;

/** Whether all four faces can draw this letter. */
const hasLetter = (letter: string): boolean => widths.regular.has(letter.codePointAt(0) ?? 0);

/** Composed letters, every run of blanks and line ends one space, nothing invisible. */
const tidy = (text: string): string =>
  text.replace(invisible, '').normalize('NFC').replace(/\s+/gu, ' ').replace(control, '');

/**
 * The text as it is printed: composed letters (NFC), every run of blanks and line ends one space, no invisible or
 * text-turning characters, and in place of each letter that the fonts lack a visible sign, so that nothing vanishes silently.
 */
export function printable(text: string): string {
  return [...tidy(text)].map((letter) => (hasLetter(letter) ? letter : replacement)).join('');
}

/** The letters of a text that the fonts lack, each once: to warn before a name is printed with a sign in it. */
export function unprintable(text: string): readonly string[] {
  return [...new Set([...tidy(text)].filter((letter) => !hasLetter(letter)))];
}

/** Width in millimetres of printable text set at `size` points, without kerning. */
export function widthOf(text: string, size: number, face: Face): number {
  const table = widths[face];
  let units = 0;
  for (const letter of text) units += table.get(letter.codePointAt(0) ?? 0) ?? unitsPerEm;
  return (units / unitsPerEm) * size * millimetresPerPoint;
}

/** Cuts a word that is wider than the line into pieces that are not. */
function pieces(word: string, width: number, size: number, face: Face): readonly string[] {
  if (widthOf(word, size, face) <= width) return [word];
  const result: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(piece + letter, size, face) > width) {
      result.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...result, piece];
}

/** Breaks printable text into lines of at most `width` millimetres, at spaces; a word wider than that is cut. No text gives one empty line. */
export function wrap(text: string, width: number, size: number, face: Face): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    for (const [index, piece] of pieces(word, width, size, face).entries()) {
      const joined = line === '' || index > 0 ? piece : `${line} ${piece}`;
      if (line !== '' && (index > 0 || widthOf(joined, size, face) > width)) {
        lines.push(line);
        line = piece;
      } else line = joined;
    }
  }
  return [...lines, line];
}

/** Broken like `wrap`, into as many lines, but of about the same width: for headings. No word is cut that `wrap` leaves whole. */
export function wrapEvenly(text: string, width: number, size: number, face: Face): readonly string[] {
  const lines = wrap(text, width, size, face);
  const longest = Math.max(...text.split(' ').map((word) => widthOf(word, size, face)));
  if (lines.length === 1 || longest >= width) return lines;
  let [low, high] = [longest, width];
  for (let step = 0; step < 12; step += 1) {
    const tried = (low + high) / 2;
    if (wrap(text, tried, size, face).length > lines.length) low = tried;
    else high = tried;
  }
  return wrap(text, high, size, face);
}
