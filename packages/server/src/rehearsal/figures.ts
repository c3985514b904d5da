// What was marked and what was counted, side by side: every difference is named with its reason.
import {
  addUp,
  type CountedBallot,
  type InvalidityCode,
  type Level,
  type ListCount,
  type ListId,
  type ListResult,
  sum,
} from '@tinnhiem/core';

/** One list as a rehearsal writes it into its files, in ballots. `invalidRows`: rows void singly plus ballots void whole. */
export interface ListFigures {
  readonly id: ListId;
  readonly collected: number;
  readonly people: readonly {
    readonly person: string;
    readonly high: number;
    readonly confidence: number;
    readonly low: number;
    readonly invalidRows: number;
  }[];
}

/** One row. `adjudicated`: people decided on the row or on its sheet. `silent`: the reading stood, and nobody looked. */
export interface Difference {
  readonly list: ListId;
  /** Place among the ballots of the list, from 1. */
  readonly ballot: number;
  readonly person: string;
  readonly truth: string;
  readonly counted: string;
  readonly why: 'adjudicated' | 'silent';
}

/** The figures of the marks that were made. */
export function figuresOfTruth(id: ListId, people: readonly string[], ballots: readonly CountedBallot[]): ListFigures {
  return figuresOfCount(id, addUp(people, ballots));
}

function figuresOfCount(id: ListId, { counted, reasons, people }: ListCount): ListFigures {
  return {
    id,
    collected: counted,
    people: people.map(({ person, high, confidence, low, rowReasons }) => ({
      person,
      high,
      confidence,
      low,
      invalidRows: sum(rowReasons) + sum(reasons),
    })),
  };
}

/** The figures of a result that stands. */
export function figuresOfResult({ id, collected, people }: ListResult): ListFigures {
  return {
    id,
    collected,
    people: people.map(({ person, high, confidence, low, invalidRows }) => ({
      person,
      high,
      confidence,
      low,
      invalidRows,
    })),
  };
}

/** A ballot that was counted, and whether people decided on each of its rows. */
export interface JudgedBallot {
  readonly counted: CountedBallot;
  /** By row: somebody decided on it, or on the sheet as a whole. */
  readonly decided: readonly boolean[];
}

/** Where the count says something else than the mark that was made. Two reasons for which a row is void are no difference. */
export function differencesOf(
  list: ListId,
  people: readonly string[],
  truth: readonly CountedBallot[],
  judged: readonly JudgedBallot[],
): Difference[] {
  return judged.flatMap(({ counted, decided }, index) =>
    people.flatMap((person, row): Difference[] => {
      const [made, stands] = [outcomeOf(truth[index], row), outcomeOf(counted, row)];
      if (columnOf(made) === columnOf(stands)) return [];
      const why = decided[row] === true ? 'adjudicated' : 'silent';
      return [{ list, ballot: index + 1, person, truth: made, counted: stands, why }];
    }),
  );
}

type RowOutcome = Level | InvalidityCode | `void: ${InvalidityCode}` | 'missing';

function outcomeOf(ballot: CountedBallot | undefined, row: number): RowOutcome {
  if (ballot === undefined) return 'missing';
  return ballot.void === null ? (ballot.rows[row] ?? 'missing') : `void: ${ballot.void}`;
}

/** The column of the result in which a row is counted. */
function columnOf(outcome: RowOutcome): string {
  return outcome === 'high' || outcome === 'confidence' || outcome === 'low' || outcome === 'missing'
    ? outcome
    : 'invalid';
}
