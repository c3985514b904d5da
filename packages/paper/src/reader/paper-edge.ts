// The edge of the paper, seen before the dark back of the scanner where a sheet came in askew or was printed off its place.
import type { BallotPage } from '../layout/layout.ts';
import type { Spot } from './spots.ts';
import { edge as unseen } from './writing.ts';

/**
 * A line so near the edge of the paper, so thin (thicker as it leans) and so long, mm, is that edge; where it comes within `touch` of what is not looked over
 * it may reach in as far as `deep`, so many times as long as thick, and is short where it is a sliver. What is as thin, no further in than that and goes on where
 * the edge is seen, within so many mm, is a piece of it (docs/decisions/024).
 */
const limits = {
  near: 7,
  thin: 1.2,
  lean: 0.03,
  long: 15,
  touch: 0.25,
  deep: 9,
  times: 3,
  sliver: 0.5,
  apart: 1,
} as const;

type Size = Pick<BallotPage, 'widthMm' | 'heightMm'>;

/** A spot as it lies along one edge, millimetres: its distance from that edge, its extent away from it and along it. */
interface Along {
  readonly off: number;
  readonly across: number;
  readonly length: number;
}

/** Those of the spots that are the edge of the paper, or a piece of it. */
export function paperEdges(spots: readonly Spot[], { widthMm, heightMm }: Size): ReadonlySet<Spot> {
  const upright = ({ rect: [x, , w, h] }: Spot): Along => ({ off: Math.min(x, widthMm - x - w), across: w, length: h });
  const level = ({ rect: [, y, w, h] }: Spot): Along => ({ off: Math.min(y, heightMm - y - h), across: h, length: w });
  return new Set([upright, level].flatMap((along) => [...edgesAlong(spots, along)]));
}

function edgesAlong(spots: readonly Spot[], along: (spot: Spot) => Along): ReadonlySet<Spot> {
  const edges = new Set(spots.filter((spot) => isEdge(along(spot))));
  const pieces = spots.filter((spot) => !edges.has(spot) && mayBePiece(along(spot)));
  for (const edge of edges) for (const piece of pieces) if (touches(edge, piece)) edges.add(piece);
  return edges;
}

function isEdge({ off, across, length }: Along): boolean {
  const { near, touch, deep, times, sliver, long } = limits;
  if (off > unseen + touch) return off + across <= near && isThin({ across, length }) && length >= long;
  return off + across <= deep && (across <= sliver || (length >= times * across && length >= long));
}

const mayBePiece = ({ off, across, length }: Along): boolean =>
  off + across <= limits.deep && length >= limits.times * across && isThin({ across, length });

const isThin = ({ across, length }: Pick<Along, 'across' | 'length'>): boolean =>
  across <= limits.thin + limits.lean * length;

function touches({ rect: a }: Spot, { rect: b }: Spot): boolean {
  const { apart } = limits;
  return (
    a[0] <= b[0] + b[2] + apart &&
    a[0] + a[2] >= b[0] - apart &&
    a[1] <= b[1] + b[3] + apart &&
    a[1] + a[3] >= b[1] - apart
  );
}
