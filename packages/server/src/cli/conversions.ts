// What the reading of a roster changed in its cells, for people at the command line: nothing is converted in silence.
import { type Conversion, type ConversionKind, conversionTexts, type Language } from '@tinnhiem/core';
import { placeWords } from './findings.ts';

const shown = 3;

/** One line for each kind of change with how many cells it was made in, and the first of these. */
export function conversionLines(conversions: readonly Conversion[], language: Language): string[] {
  return (Object.keys(conversionTexts) as ConversionKind[]).flatMap((kind) => {
    const cells = conversions.filter(({ kinds }) => kinds.includes(kind));
    if (cells.length === 0) return [];
    return [
      `· ${conversionTexts[kind][language]}: ${cellWords[language](cells.length)}`,
      ...cells.slice(0, shown).map(({ from, to, where }) => `    “${from}” → “${to}” (${placeWords(where, language)})`),
      ...(cells.length > shown ? [`    ${moreWords[language](cells.length - shown)}`] : []),
    ];
  });
}

const cellWords = {
  vi: (cells: number) => `${cells} ô`,
  en: (cells: number) => (cells === 1 ? '1 cell' : `${cells} cells`),
} as const;

const moreWords = {
  vi: (cells: number) => `… và ${cells} ô nữa; --json liệt kê tất cả.`,
  en: (cells: number) => `… and ${cells} more; --json lists all.`,
} as const;
