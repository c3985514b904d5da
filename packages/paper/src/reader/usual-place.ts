// Where a voter's marks lie in their boxes: one who sets each of them a little to the same side means these boxes all the same.
import type { BoxShape } from './box-shape.ts';
import { median } from './median.ts';

/**
 * So many marks show where they usually lie, if so many of all have their middles so near the usual place, both ways, in halves of the box; none counts for its box of which the middle lies
 * further off than the last (docs/decisions/024).
 */
const habit = { marks: 6, share: 0.6, near: 0.6, furthest: 1.1 } as const;

/** Whether a mark lies where this voter's usually do, beside the middle of its box. */
export function usualPlace(marks: readonly BoxShape[]): (mark: BoxShape) => boolean {
  const [x, y] = [median(marks.map(({ middle }) => middle[0])), median(marks.map(({ middle }) => middle[1]))];
  const isNear = ({ middle }: BoxShape): boolean =>
    Math.abs(middle[0] - x) <= habit.near && Math.abs(middle[1] - y) <= habit.near;
  const isHabit = marks.length >= habit.marks && marks.filter(isNear).length >= habit.share * marks.length;
  return (mark) => isHabit && isNear(mark) && mark.off <= habit.furthest;
}
