// Two backups made while people cast tell which ballots came between them (docs/threat-model.md).
import type { PlacedBox } from '../boxes/box-places.ts';
import { castingState } from '../boxes/casting-state.ts';

/** Titles of conferences by round whose electronic boxes take ballots, or are not closed yet. */
export function openBoxes(boxes: readonly PlacedBox[]): Map<string, string[]> {
  const open = new Map<string, string[]>();
  for (const { place: at, state, box } of boxes)
    if (castingState(state.stage) !== 'not-open' && box.closed === null) {
      const titles = open.get(at.round) ?? [];
      if (!titles.includes(state.setup.title)) open.set(at.round, [...titles, state.setup.title]);
    }
  return open;
}
