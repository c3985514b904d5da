// What the screens read of electronic casting.
import type { ConferenceView } from '@tinnhiem/core';
import { useHere } from '../here.tsx';

export type Electronic = NonNullable<ConferenceView['electronic']>;
export type CeremonyView = NonNullable<Electronic['ceremony']>;
export type BoxView = Electronic['boxes'][number];

/** Electronic casting of this conference; `null` where it casts on paper. */
export function useElectronic(): Electronic | null {
  return useHere().view.electronic;
}

/** The electronic box of a list; `undefined` where there is none. */
export function boxOf({ electronic }: Pick<ConferenceView, 'electronic'>, list: string): BoxView | undefined {
  return electronic?.boxes.find((box) => box.list === list);
}
