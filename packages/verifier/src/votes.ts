// The single paper ballots of a round as they count (cast-vote records): under the committee's passphrase, in an order that is drawn, with
// nothing beside them. Lists of which the exports give none out have none here.
import {
  boxOf,
  type Canvassed,
  type ConferenceState,
  type CountedBallot,
  canonicalJson,
  paperBallots,
  type RandomBytes,
  type Round,
  shuffled,
  waysMayBeShown,
} from '@tinnhiem/core';

type WithResult = Extract<ConferenceState, { readonly canvass: Canvassed['canvass'] }>;

export interface ListVotes {
  readonly conference: string;
  readonly list: string;
  /** Ids, in the order of the rows. */
  readonly people: readonly string[];
  readonly ballots: readonly CountedBallot[];
}

/** The paper ballots of every list that is counted, in the order of reading. */
export function votesOf({ state, conferences }: Round): ListVotes[] {
  if (state.stage !== 'approved') return [];
  const { rules } = state;
  return [...conferences].flatMap(([id, { state: held }]) =>
    'canvass' in held
      ? held.setup.lists.flatMap((list): ListVotes[] => {
          const apart =
            boxOf(held as WithResult, list.id) === null || waysMayBeShown(rules, held as WithResult, list.id);
          const ballots = apart ? paperBallots(rules, held as WithResult, list) : null;
          const people = list.votedOn.map(({ person }) => person);
          return ballots === null || ballots.length === 0 ? [] : [{ conference: id, list: list.id, people, ballots }];
        })
      : [],
  );
}

/** Their text, each list shuffled. Empty where there are none. */
export function votesText(round: Round, random: RandomBytes): string {
  const votes = votesOf(round).map((list) => ({ ...list, ballots: shuffled(list.ballots, random) }));
  return votes.length === 0 ? '' : canonicalJson({ lists: votes });
}

/** The single ballots that lie in an archive; `null` where these bytes are none. */
export function readVotes(bytes: Uint8Array): readonly ListVotes[] | null {
  try {
    const read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as {
      lists?: readonly ListVotes[];
    };
    return Array.isArray(read.lists) ? read.lists : null;
  } catch {
    return null;
  }
}

/** Whether both hold the same ballots, in whatever order. */
export function sameVotes(a: readonly ListVotes[], b: readonly ListVotes[]): boolean {
  const sorted = (lists: readonly ListVotes[]) =>
    canonicalJson(lists.map((list) => ({ ...list, ballots: list.ballots.map((one) => canonicalJson(one)).sort() })));
  return sorted(a) === sorted(b);
}
