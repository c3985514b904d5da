// A ballot that went into the box folded: each fold is a fine grey line from edge to edge, over white paper as over names and boxes.

import type { Rect } from '../layout/layout.ts';

/** Every limit of a fold, with what it was measured against (docs/decisions/024). */
export const foldLimits = {
  /** Greyer than paper by so much of printed black is a trace, */
  pale: 0.05,
  /** over so much of the white of a piece of line one tile long, within three pixels. */
  share: 0.3,
  /** Traces in a line in so many tiles, and in so much of those with white on that line, are a fold. */
  tiles: 8,
  along: 0.45,
  /** The line rises by at most so much. */
  slope: 0.014,
  /** What is darker in the middle, of 255, was drawn. */
  darkest: 80,
  /** Seen close up a fold is so many times as dark at most. */
  spare: 1.7,
  /** A fold's ink is taken off over so much to either side, and less and less over as much again, millimetres. */
  reach: 0.6,
} as const;

/** A fold: `at` millimetres from the top where it runs across, from the left where it runs down; half-way along the page. */
export interface Fold {
  readonly way: 'across' | 'down';
  readonly at: number;
  /** Millimetres it moves per millimetre along. */
  readonly slope: number;
  /** How dark it is at most, 0 to 255. */
  readonly ink: number;
}

/** How much of the page is white on the clean one, and grey on this one: by tiles along one way, and lines across it within each. */
export interface Traces {
  readonly tiles: number;
  readonly lines: number;
  /** Pixels that are white on the clean page; how many of those are grey here, and how grey all of these are together. */
  readonly white: Uint8Array;
  readonly grey: Uint8Array;
  readonly ink: Uint16Array;
}

export function noTraces(white: Uint8Array, lines: number): Traces {
  const { length } = white;
  return { tiles: length / lines, lines, white, grey: new Uint8Array(length), ink: new Uint16Array(length) };
}

const slopes = Array.from({ length: 15 }, (_, step) => (foldLimits.slope * (step - 7)) / 7);

/** The folds that run one way. `tile` and `line`: millimetres of each. */
export function foldsIn(traces: Traces, way: Fold['way'], tile: number, line: number): Fold[] {
  const { tiles, lines, white } = traces;
  const hits: (readonly [tile: number, line: number])[] = [];
  for (let t = 0; t < tiles; t += 1)
    for (let l = 1; l < lines - 1; l += 1) if (isTrace(traces, t * lines + l)) hits.push([t, l]);
  if (hits.length < foldLimits.tiles) return [];
  const found: Found[] = [];
  const drop = (slope: number, t: number): number => Math.round((slope * (t - (tiles - 1) / 2) * tile) / line);
  for (const slope of slopes) {
    const votes = new Uint16Array(lines);
    for (const [t, l] of hits) {
      const middle = l - drop(slope, t);
      if (middle >= 0 && middle < lines) votes[middle] = (votes[middle] as number) + 1;
    }
    for (let middle = 0; middle < lines; middle += 1) {
      if ((votes[middle] as number) < foldLimits.tiles) continue;
      let open = 0;
      const inks: number[] = [];
      for (let t = 0; t < tiles; t += 1) {
        const l = middle + drop(slope, t);
        if (l < 1 || l >= lines - 1 || (white[t * lines + l] as number) < leastWhite) continue;
        open += 1;
        inks.push(darkest(traces, t * lines + l));
      }
      inks.sort((a, b) => a - b);
      const ink = inks[Math.floor(0.8 * inks.length)] ?? 0;
      if ((votes[middle] as number) >= foldLimits.along * open && ink <= foldLimits.darkest)
        found.push({ fold: { way, at: (middle + 0.5) * line, slope, ink }, votes: votes[middle] as number });
    }
  }
  return strongest(found);
}

interface Found {
  readonly fold: Fold;
  readonly votes: number;
}

/** Of lines that lie about each other the one with most traces. */
function strongest(found: readonly Found[]): Fold[] {
  const kept: Fold[] = [];
  for (const { fold } of [...found].sort((a, b) => b.votes - a.votes))
    if (kept.every(({ at }) => Math.abs(at - fold.at) > apart)) kept.push(fold);
  return kept;
}

/** Two folds are further apart, millimetres. */
const apart = 4;

/** A piece of a line with fewer white pixels says nothing. */
const leastWhite = 6;

function isTrace({ white, grey }: Traces, at: number): boolean {
  const most = Math.max(grey[at - 1] as number, grey[at] as number, grey[at + 1] as number);
  return (white[at] as number) >= leastWhite && most >= foldLimits.share * (white[at] as number) && most === grey[at];
}

function darkest({ grey, ink }: Traces, at: number): number {
  const inks = [at - 1, at, at + 1].map((line) => (ink[line] as number) / Math.max(leastWhite, grey[line] as number));
  return Math.max(...inks);
}

/** Where a fold is `along` millimetres from the side on which it begins, on a page of this length that way. */
const placeOf = ({ at, slope }: Fold, along: number, length: number): number => at + slope * (along - length / 2);

/** Whether a spot is no more than a piece of the fold. `size`: width and height of the page, millimetres. */
export function liesIn(fold: Fold, [x, y, w, h]: Rect, size: readonly [number, number]): boolean {
  const across = fold.way === 'across';
  const middle = across ? placeOf(fold, x + w / 2, size[0]) : placeOf(fold, y + h / 2, size[1]);
  const [from, to] = across ? [y, y + h] : [x, x + w];
  return from >= middle - 2 * foldLimits.reach && to <= middle + 2 * foldLimits.reach;
}

/**
 * Takes the ink of a fold off a piece of the page that begins at (`X`, `Y`) millimetres, in place. What is drawn or printed there is darker
 * than a fold and stays.
 */
export function withoutFold(
  fold: Fold,
  { width, height, ink }: { readonly width: number; readonly height: number; readonly ink: Uint8Array },
  [X, Y, perMm]: readonly [number, number, number],
  size: readonly [number, number],
): void {
  const across = fold.way === 'across';
  const [longest, lines] = across ? [width, height] : [height, width];
  const [begin, first, length] = across ? [X, Y, size[0]] : [Y, X, size[1]];
  const reach = 2 * foldLimits.reach * perMm;
  for (let along = 0; along < longest; along += 1) {
    const middle = (placeOf(fold, begin + (along + 0.5) / perMm, length) - first) * perMm;
    for (let line = Math.max(0, Math.ceil(middle - reach)); line < Math.min(lines, middle + reach); line += 1) {
      const off = Math.min(1, 2 - Math.abs(line + 0.5 - middle) / (foldLimits.reach * perMm));
      const at = across ? line * width + along : along * width + line;
      ink[at] = Math.max(0, (ink[at] as number) - Math.max(0, off) * foldLimits.spare * fold.ink);
    }
  }
}
