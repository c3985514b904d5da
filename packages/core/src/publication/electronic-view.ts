// Electronic casting as people see it. Key and slips are no secret of the office; what is in a box is, until the figures may be seen.
import type { Instant } from '../basics/dates.ts';
import { countList } from '../canvass/result.ts';
import { boxWithheld, waysMayBeShown } from '../count/box/count.ts';
import type { Counting } from '../count/state.ts';
import type { BoxRow, ElectronicBox, KeyCeremony, Seat } from '../polls/electronic/state.ts';
import type { Held } from '../polls/state.ts';
import type { Rules } from '../rules/rules.ts';

export interface CeremonyView extends Pick<KeyCeremony, 'members' | 'needed' | 'key'> {
  readonly begun: { readonly at: Instant; readonly by: string };
  readonly seats: readonly Seat[];
}

export interface BoxView extends Pick<ElectronicBox, 'election' | 'replaced' | 'credentials' | 'prepared'> {
  readonly list: string;
  /** Misprinted slips whose codes were burnt. */
  readonly misprints: number;
  readonly closed: {
    readonly ballots: number;
    readonly voters: number;
    readonly end: string;
    readonly tally: string;
    readonly at: Instant;
  } | null;
  /** Seats that gave their share of opening it. */
  readonly decryptions: readonly number[];
  readonly opened: {
    readonly bel: { readonly sha256: string; readonly bytes: number };
    readonly end: string;
    readonly at: Instant;
    /** The figures of this box alone, in ballot order: only for who sees figures, once the list is counted, and never where too few cast in one way. */
    readonly result: readonly BoxRow[] | null;
  } | null;
  /** Nobody cast in it: it is not opened. */
  readonly empty: boolean;
  /** Its result is kept from the public, as too few cast in one of the ways; only the encrypted tally is published. */
  readonly withheld: boolean;
}

export interface ElectronicView {
  readonly ceremony: CeremonyView | null;
  readonly boxes: readonly BoxView[];
}

/** Electronic casting of a conference; `figures`: whether the viewer sees figures now. `null` where it casts on paper. */
export function electronicView(rules: Rules, state: Held, figures: boolean): ElectronicView | null {
  if (state.electronic === null) return null;
  const { ceremony, boxes } = state.electronic;
  return {
    ceremony:
      ceremony === null
        ? null
        : { ...ceremony, begun: { at: ceremony.begun.at, by: ceremony.begun.by.name }, seats: ceremony.seats },
    boxes: state.setup.lists.flatMap((list): BoxView[] => {
      const box = boxes[list.id];
      if (box === undefined) return [];
      const { election, replaced, misprints, credentials, prepared, closed, decryptions, opened } = box;
      const only = (state.stock[list.id]?.collected ?? 0) === 0;
      const shown = figures && (only || waysMayBeShown(rules, state, list.id)) && isCounted(rules, state, list);
      return [
        {
          list: list.id,
          election,
          replaced,
          misprints: misprints.length,
          credentials,
          prepared,
          closed: closed === null ? null : withoutAct(closed),
          decryptions: decryptions.map(({ seat }) => seat),
          opened: opened === null ? null : { ...withoutAct(opened), result: shown ? opened.result : null },
          empty: closed?.voters === 0,
          withheld: boxWithheld(rules, state, list.id),
        },
      ];
    }),
  };
}

/** Without the hash of the act, which during the count is shown to nobody (docs/decisions/008). */
function withoutAct<T extends { readonly done: { readonly at: Instant } }>({ done, ...rest }: T) {
  return { ...rest, at: done.at };
}

function isCounted(rules: Rules, state: Held, list: Held['setup']['lists'][number]): boolean {
  return 'counts' in state && countList(rules, state as unknown as Counting, list) !== null;
}
