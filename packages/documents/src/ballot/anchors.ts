import type { Rect } from '@tinnhiem/paper/layout';
import { exactRect, type Ink, paper } from './sheet.ts';

/** Side of a fiducial and distance of its centre from both edges of the paper. */
const fiducial = { side: 6, centre: 14 } as const;
/** A timing bar beside a row. */
const bar = { width: 4, height: 1.8, centre: 14 } as const;

/** The four solid squares in the corners: top left, top right, bottom left, bottom right. */
export const fiducials: readonly Rect[] = [fiducial.centre, paper.height - fiducial.centre].flatMap((y) =>
  [fiducial.centre, paper.width - fiducial.centre].map((x) =>
    exactRect(x - fiducial.side / 2, y - fiducial.side / 2, fiducial.side, fiducial.side),
  ),
);

/** The two bars at the ends of the row whose middle is at `y`: left, right. */
export function timingBars(y: number): readonly [Rect, Rect] {
  const at = (x: number): Rect => exactRect(x - bar.width / 2, y - bar.height / 2, bar.width, bar.height);
  return [at(bar.centre), at(paper.width - bar.centre)];
}

export const solid = (rect: Rect): Ink => ({ kind: 'solid', rect });
