// The layers of the networks that look at marks (docs/decisions/088): what goes in and what comes out of each.

/** A layer that looks at the 3 × 3 pixels around each; every second pixel where `stride` is 2. */
export interface LookLayer {
  readonly side: number;
  readonly from: number;
  readonly to: number;
  readonly stride: 1 | 2;
}

/** The layers from the picture to the last small one, then a full one: what the mark looks like. */
export const lookLayers: readonly LookLayer[] = [
  { side: 48, from: 1, to: 16, stride: 2 },
  { side: 24, from: 16, to: 16, stride: 1 },
  { side: 24, from: 16, to: 32, stride: 2 },
  { side: 12, from: 32, to: 32, stride: 1 },
  { side: 12, from: 32, to: 48, stride: 2 },
  { side: 6, from: 48, to: 64, stride: 2 },
];
export const lookLayer = { from: 3 * 3 * 64, to: 64 } as const;

/** So many numbers are what a mark looks like, and so many are measured of it (`markMeasures`). */
export const lookCount = lookLayer.to;
export const measureCount = 13;
/** So many numbers say what a mark is, and so many of them tell which marks are alike. */
export const wide = 64;
export const alike = 16;
/** What is judged: what a mark is, by how much more than all others together, than those most alike, and the latter either way; and how many there are. */
export const judged = 4 * wide + 2;

export const togetherLayers = [
  { from: lookCount + measureCount, to: wide },
  { from: wide, to: alike },
  { from: judged, to: 64 },
  { from: 64, to: 32 },
  { from: 32, to: 1 },
] as const;
