// Counting by tally sheets: totals per person, entered independently, checked before they are taken.
import { z } from 'zod';
import { type Refusal, refuse } from '../basics/findings.ts';
import { type ListId, listIdSchema } from '../basics/ids.ts';
import { err, ok, type Result } from '../basics/result.ts';
import { text } from '../basics/text.ts';
import { unknownList } from '../polls/refusals.ts';
import { listOf } from '../polls/state.ts';
import { type Context, command } from '../record/command.ts';
import type { Rules } from '../rules/rules.ts';
import { carries, vote } from './decide.ts';
import { type CountEvent, reasonCounts, type TallyCell, tallyCellSchema, tallyRowSchema } from './events.ts';
import { tallyCellText } from './evolve.ts';
import { methodWords } from './fit.ts';
import { reasonsOfLayer } from './marks.ts';
import * as refusals from './refusals.ts';
import type { Counting, ListCounting, TallyEntry, TallyRow } from './state.ts';
import { compareTally, type TallyState, tallyTotal, voidKey } from './tally.ts';

type TallyCounting = Extract<ListCounting, { method: 'tally-sheet' }>;

const committee = ['committee-head', 'committee-secretary', 'committee-member'] as const;

/** How a list's tally stands; refuses for another way of counting. */
export function tallyOf(
  state: Counting,
  list: ListId,
): Result<{ counting: TallyCounting; standing: TallyState; collected: number }, Refusal> {
  const counting = state.counts[list];
  if (counting === undefined) return err(refuse(unknownList, list));
  if (counting.method !== 'tally-sheet') return err(refuse(refusals.wrongMethod, methodWords[counting.method]));
  const collected = state.stock[list]?.collected ?? 0;
  const people = listOf(state, list)?.votedOn.map((who) => who.person) ?? [];
  return ok({
    counting,
    standing: compareTally(counting, people, collected, state.setup.count.independent),
    collected,
  });
}

export const enterTally = command({
  name: 'enter-tally',
  title: text('Nhập phiếu kiểm', 'Enter a tally sheet'),
  data: z.strictObject({
    list: listIdSchema,
    voided: reasonCounts.default({}),
    people: z.array(tallyRowSchema).max(200),
  }),
  roles: committee,
  stages: ['counting'],
  decide: (rules: Rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const tally = tallyOf(state, data.list);
    if (!tally.ok) return tally;
    const { counting, standing, collected } = tally.value;
    // Compared as soon as all have entered it; until then whoever entered it may correct it.
    if (standing.compared)
      return err(
        refuse(
          refusals.tallyTaken,
          counting.entries.map((entry) => entry.name),
        ),
      );
    const votedOn = listOf(state, data.list)?.votedOn ?? [];
    if (data.people.length !== votedOn.length)
      return err(
        refuse(
          refusals.wrongMarks,
          text(
            `Phiếu kiểm có ${votedOn.length} người, đã nhập ${data.people.length}.`,
            `The sheet has ${votedOn.length} people, ${data.people.length} were entered.`,
          ),
        ),
      );
    const odd = oddReason(rules, data.voided, data.people);
    if (odd !== null) return err(odd);
    const wrong = data.people.flatMap((row, index) =>
      problemOf(votedOn[index]?.name ?? '', row, data.voided, collected),
    );
    return wrong.length > 0
      ? err(refuse(refusals.tallyDoesNotAddUp, wrong, collected))
      : ok([{ type: 'tally-entered', data }]);
  },
});

function problemOf(name: string, row: TallyRow, voided: TallyEntry['voided'], collected: number): string[] {
  const total = tallyTotal(row, voided);
  return total === collected ? [] : [`${name}: ${total}`];
}

/** A reason that stands in the wrong place: what voids the ballot is counted once for the ballot, what voids a row with its person (S11). */
function oddReason(rules: Rules, voided: TallyEntry['voided'], rows: readonly TallyRow[]): Refusal | null {
  const outside = (counts: TallyEntry['voided'], layer: 'ballot' | 'row') =>
    Object.keys(counts).find((code) => !reasonsOfLayer(rules, layer).some((reason) => reason.code === code));
  const whole = outside(voided, 'ballot');
  const row = rows.map((totals) => outside(totals.invalid, 'row')).find((code) => code !== undefined);
  if (whole !== undefined)
    return refuse(
      refusals.wrongMarks,
      text(
        `Theo quy định này, lý do “${whole}” không làm cả phiếu không hợp lệ.`,
        `Under these rules “${whole}” does not void a whole ballot.`,
      ),
    );
  return row === undefined
    ? null
    : refuse(
        refusals.wrongMarks,
        text(
          `Theo quy định này, lý do “${row}” làm cả phiếu không hợp lệ: ghi ở phần phiếu không hợp lệ.`,
          `Under these rules “${row}” voids the whole ballot: count it among the void ballots.`,
        ),
      );
}

function oddCell(rules: Rules, cell: TallyCell): Refusal | null {
  return cell.kind === 'void' ? oddReason(rules, cell.voided, []) : oddReason(rules, {}, [cell.totals]);
}

export const readTallyAgain = command({
  name: 'read-tally-again',
  title: text('Nhập lại chỗ khác nhau', 'Enter a tally row again'),
  data: z.strictObject({ list: listIdSchema, cell: tallyCellSchema }),
  roles: committee,
  stages: ['counting'],
  decide: (rules: Rules, state: Counting, data, { by }: Context): Result<CountEvent[], Refusal> => {
    const tally = tallyOf(state, data.list);
    if (!tally.ok) return tally;
    const waiting = tally.value.standing.open.find((cell) => cell.key === keyOf(data.cell))?.waitingFor ?? [];
    if (!waiting.includes(by.account)) return err(refuse(refusals.nothingToReadAgain));
    const odd = oddCell(rules, data.cell);
    if (odd !== null) return err(odd);
    return ok([{ type: 'tally-read-again', data }]);
  },
});

export const adjudicateTally = command({
  name: 'adjudicate-tally',
  title: text('Ghi kết quả Ban Kiểm phiếu cùng đếm lại', 'Record what the committee counted together'),
  data: z.strictObject({ list: listIdSchema, cell: tallyCellSchema, ...vote }),
  roles: ['committee-head', 'committee-secretary'],
  stages: ['counting'],
  decide: (rules: Rules, state: Counting, data): Result<CountEvent[], Refusal> => {
    const tally = tallyOf(state, data.list);
    if (!tally.ok) return tally;
    const cell = tally.value.standing.open.find((other) => other.key === keyOf(data.cell));
    if (cell?.status !== 'committee') return err(refuse(refusals.nothingToDecide));
    const odd = oddCell(rules, data.cell);
    if (odd !== null) return err(odd);
    const refused = carries(state.committee, data.votesFor, data.votesAgainst);
    return refused === null ? ok([{ type: 'tally-decided', data }]) : err(refused);
  },
});

function keyOf(cell: TallyCell): string {
  return cell.kind === 'void' ? voidKey : tallyCellText(cell)[0];
}
