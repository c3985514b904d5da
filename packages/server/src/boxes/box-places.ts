// Where a box belongs: from the name of its election to round, conference and list.
import type { ConferenceId, ConferenceState, ElectronicBox, FrozenList, ListId, Round } from '@tinnhiem/core';
import type { Service } from '../service/service.ts';
import type { BoxPlace } from './box-store.ts';

export interface BoxIds {
  readonly round: string;
  readonly conference: ConferenceId;
  readonly list: ListId;
}

/** A box that is prepared, with everything that the record says of it now. */
export interface PlacedBox {
  readonly ids: BoxIds;
  readonly place: BoxPlace;
  readonly round: Round;
  readonly state: ConferenceState;
  readonly list: FrozenList;
  readonly box: ElectronicBox & {
    readonly election: string;
    readonly prepared: NonNullable<ElectronicBox['prepared']>;
  };
}

export interface BoxPlaces {
  /** The box of an election; `null` where there is none that is prepared. */
  find(election: string): Promise<PlacedBox | null>;
  /** Takes note of a box that was just prepared: nobody has to wait until all are looked through again. */
  learn(box: PlacedBox): void;
  /** Every box that is prepared, in the order of rounds, conferences and lists. */
  all(): Promise<readonly PlacedBox[]>;
}

/** How long a name that is not known is not looked for again, in milliseconds: strangers may ask for anything. */
const patience = 1000;

export function boxPlaces(service: Service, milliseconds: () => number): BoxPlaces {
  const known = new Map<string, BoxIds>();
  let looked = Number.NEGATIVE_INFINITY;

  async function lookAround(): Promise<readonly BoxIds[]> {
    looked = milliseconds();
    const found = (await service.list()).flatMap(({ id: round, summary, damage }) =>
      damage !== null || summary === null
        ? []
        : summary.conferences.flatMap(({ id: conference, elections = [] }) =>
            elections.map(({ list, election }) => ({
              election,
              ids: { round, conference: conference as ConferenceId, list: list as ListId },
            })),
          ),
    );
    for (const { election, ids } of found) known.set(election, ids);
    return found.map(({ ids }) => ids);
  }

  async function placed(ids: BoxIds): Promise<PlacedBox | null> {
    const round = await service.round(ids.round);
    return round.ok ? placedBox(round.value, ids) : null;
  }

  return {
    async find(election) {
      if (!known.has(election) && Math.abs(milliseconds() - looked) > patience) await lookAround();
      const ids = known.get(election);
      const found = ids === undefined ? null : await placed(ids);
      return found?.box.election === election ? found : null;
    },
    learn({ box: { election }, ids }) {
      known.set(election, ids);
    },
    async all() {
      const found = await Promise.all((await lookAround()).map(placed));
      return found.filter((box) => box !== null);
    },
  };
}

/** The box of a list as a round's record has it; `null` where it is not prepared. */
export function placedBox(round: Round, ids: BoxIds): PlacedBox | null {
  const state = round.conferences.get(ids.conference)?.state;
  const list = state?.setup.lists.find(({ id }) => id === ids.list);
  const box = state?.electronic?.boxes[ids.list];
  if (state === undefined || list === undefined || box === undefined) return null;
  const { election, prepared } = box;
  if (election === null || prepared === null) return null;
  return { ids, place: { round: ids.round, election }, round, state, list, box: { ...box, election, prepared } };
}
