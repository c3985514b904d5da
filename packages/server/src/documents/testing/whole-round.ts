// The sample's round with both conferences held: every list tallied by two people who agree, announced and sealed.
import type { RoundStore } from '../../store/round-store.ts';
import {
  approvedRound,
  finish,
  gather,
  type HeldRound,
  type Sheets,
  sheetsOf,
  stateOf,
  writeMinutes,
} from './held-round.ts';

export const conferences = ['hoi-nghi-dang-uy', 'hoi-nghi-can-bo'] as const;

/** `upTo`: how many of the conferences are held; `named`: who has another name than in the sample. */
export async function wholeRound(
  store: RoundStore,
  upTo: number = conferences.length,
  named: Readonly<Record<string, string>> = {},
): Promise<HeldRound> {
  const held = await approvedRound(store, 'tally-sheet', 'paper', named);
  for (const conference of conferences.slice(0, upTo)) await hold(held, conference);
  return held;
}

/** From check-in to hand-over. The first of every list gets most of the high marks, the last most of the low ones. */
export async function hold(held: HeldRound, conference: string): Promise<void> {
  const { setup } = await stateOf(held.service, held.round, conference);
  const marks = setup.lists.map(({ id, voters, votedOn }) => ({
    id,
    total: voters.length,
    people: votedOn.map((_, row) => ({ low: Math.min(voters.length, 2 * row), total: voters.length })),
  }));
  const boxes: Record<string, Sheets> = Object.fromEntries(
    marks.map(({ id, total, people }) => [
      id,
      sheetsOf(
        total,
        people.map(({ low }) => ({ low, high: total - low })),
      ),
    ]),
  );
  await gather(held, { conference, absent: {}, boxes, spares: 0 });
  for (const { id, people } of marks)
    for (const who of ['secretary', 'member'] as const)
      await held.act(
        who,
        'enter-tally',
        {
          list: id,
          voided: {},
          people: people.map(({ low, total }) => ({ high: total - low, confidence: 0, low, invalid: {} })),
        },
        conference,
      );
  await held.act('head', 'canvass', { settlements: [] }, conference);
  await writeMinutes(held, conference);
  await finish(held, conference, boxes);
}
