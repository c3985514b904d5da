// S17, S18: the conference approves its committee, the committee hands out ballots, members mark and cast.
import { z } from 'zod';
import { inHand, sheetCount } from '../ballots/stock.ts';
import { type Refusal, refuse } from '../basics/findings.ts';
import { compareShare, leastCount } from '../basics/fractions.ts';
import { type ListId, listIdSchema, personIdSchema } from '../basics/ids.ts';
import { err, ok } from '../basics/result.ts';
import { proseSchema, text } from '../basics/text.ts';
import { command } from '../record/command.ts';
import type { Rules } from '../rules/rules.ts';
import { boxesWhere, holdsSlip, slipsLeft, wayProblem } from './electronic/fits.ts';
import * as electronicRefusals from './electronic/refusals.ts';
import { boxOf, type Way, ways, waysOf } from './electronic/state.ts';
import type { PollEvent } from './events.ts';
import * as refusals from './refusals.ts';
import { reopeningProblem } from './reopening.ts';
import { type Closed, convened, type Held, listOf, listsOf, type Polling, type Ready } from './state.ts';

const committee = ['committee-head', 'committee-secretary', 'committee-member'] as const;

export const approveCommittee = command({
  name: 'approve-committee',
  title: text('Ghi kết quả biểu quyết Ban Kiểm phiếu', 'Record the vote on the counting committee'),
  data: z.strictObject({ votesFor: sheetCount, votesAgainst: sheetCount }),
  roles: ['chair', 'organiser'],
  stages: ['ready'],
  decide: (_rules, state: Ready, data) => {
    const { votesFor, votesAgainst } = data;
    const present = state.present.size;
    if (votesFor + votesAgainst > present || 2 * votesFor <= present)
      return err(refuse(refusals.committeeRejected, votesFor, votesAgainst, present));
    return ok<PollEvent[]>([{ type: 'committee-approved', data }]);
  },
});

export const openPoll = command({
  name: 'open-poll',
  title: text('Bắt đầu ghi phiếu', 'Open the poll'),
  data: z.strictObject({}),
  roles: ['chair'],
  stages: ['ready'],
  decide: (rules: Rules, state: Ready) => {
    // A key begun anew after all was ready voids the boxes.
    const unprepared = boxesWhere(state, (box) => box.prepared === null);
    if (unprepared.length > 0)
      return err(
        refuse(
          refusals.notPrepared,
          unprepared.map((title) => text(`hòm phiếu điện tử “${title}”`, `the electronic box of “${title}”`)),
        ),
      );
    if (state.committee.approved === null) return err(refuse(refusals.committeeNotApproved));
    if (state.present.size === 0) return err(refuse(refusals.nobodyPresent));
    const quorum = rules.quorum.value;
    for (const list of quorum === null ? [] : state.setup.lists) {
      const roll = state.rolls[list.id] ?? [];
      const present = roll.filter((voter) => state.present.has(voter.person)).length;
      if (quorum !== null && !compareShare(present, roll.length, '>=', quorum))
        return err(refuse(refusals.noQuorum, list.title, present, roll.length, leastCount(roll.length, quorum)));
    }
    return ok<PollEvent[]>([
      { type: 'poll-opened', data: { present: state.present.size, convened: convened(state).size } },
    ]);
  },
});

export const handOut = command({
  name: 'hand-out',
  title: text('Phát phiếu', 'Hand out ballots'),
  /**
   * Without `people`, everybody who is present and has none. Each person gets one ballot of every list on whose roll they are, on paper or as a
   * slip. `way` must be given where the conference has both.
   */
  data: z.strictObject({
    people: z.array(personIdSchema).min(1).max(2000).optional(),
    way: z.enum(ways).optional(),
  }),
  roles: committee,
  stages: ['polling'],
  precision: 'minute',
  decide: (_rules, state: Polling, data) => {
    const [only, other] = waysOf(state.setup);
    const way = data.way ?? (other === undefined ? only : undefined);
    if (way === undefined) return err(refuse(electronicRefusals.wayMissing));
    const notCast = wayProblem(state, way);
    if (notCast !== null) return err(notCast);
    const known = convened(state);
    const nameOf = (person: string) => known.get(person as never)?.name ?? person;
    const lacking = (person: z.output<typeof personIdSchema>) =>
      listsOf(state, person).filter((list) => !state.holders[list]?.has(person));
    const people = [...new Set(data.people ?? [...state.present].filter((person) => lacking(person).length > 0))];
    if (people.length === 0) return err(refuse(refusals.nothingToDo));
    const strangers = people.filter((person) => !known.has(person));
    if (strangers.length > 0) return err(refuse(refusals.notOnRoll, strangers));
    const away = people.filter((person) => !state.present.has(person));
    if (away.length > 0) return err(refuse(refusals.notPresent, away.map(nameOf)));
    const served = people.filter((person) => lacking(person).length === 0);
    if (served.length > 0) return err(refuse(refusals.holdsBallot, served.map(nameOf)));
    const ballots = state.setup.lists
      .map((list) => ({ list: list.id, people: people.filter((person) => lacking(person).includes(list.id)) }))
      .filter((entry) => entry.people.length > 0);
    for (const entry of ballots) {
      const short = notEnough(state, way, entry.list, entry.people.length);
      if (short !== null) return err(short);
    }
    const type = way === 'slip' ? 'slips-handed-out' : 'ballots-handed-out';
    return ok<PollEvent[]>([{ type, data: { ballots } }]);
  },
});

/** Why so many ballots of a way cannot be taken from the table; `null` where they can. */
function notEnough(state: Held, way: Way, list: ListId, copies: number) {
  if (way === 'slip') return slipsLeft(state, list, copies);
  const stock = state.stock[list];
  const left = stock === undefined ? 0 : inHand(stock);
  return left < copies ? refuse(refusals.notEnoughSheets, listOf(state, list)?.title ?? list, copies, left) : null;
}

export const replaceBallot = command({
  name: 'replace-ballot',
  title: text('Đổi phiếu hỏng', 'Replace a spoiled ballot'),
  data: z.strictObject({ list: listIdSchema, person: personIdSchema }),
  roles: committee,
  stages: ['polling'],
  precision: 'minute',
  decide: (_rules, state: Polling, data) => {
    const list = listOf(state, data.list);
    const stock = state.stock[data.list];
    if (list === undefined || stock === undefined) return err(refuse(refusals.unknownList, data.list));
    const name = convened(state).get(data.person)?.name ?? data.person;
    if (!state.holders[data.list]?.has(data.person)) return err(refuse(refusals.holdsNoBallot, name));
    if (holdsSlip(state, data.list, data.person)) return err(refuse(electronicRefusals.holdsSlip, name));
    if (inHand(stock) < 1) return err(refuse(refusals.notEnoughSheets, list.title, 1, inHand(stock)));
    return ok<PollEvent[]>([{ type: 'ballot-replaced', data }]);
  },
});

export const closePoll = command({
  name: 'close-poll',
  title: text('Kết thúc bỏ phiếu', 'Close the poll'),
  data: z.strictObject({}),
  roles: ['chair'],
  stages: ['polling'],
  decide: (_rules, state: Polling) => {
    // A list of whose voters nobody came cannot keep the others from being counted.
    const empty = state.setup.lists.find(
      (list) =>
        state.holders[list.id]?.size === 0 && state.rolls[list.id]?.some((voter) => state.present.has(voter.person)),
    );
    return empty === undefined
      ? ok<PollEvent[]>([{ type: 'poll-closed', data: {} }])
      : err(refuse(refusals.nothingHandedOut, empty.title));
  },
});

export const reopenPoll = command({
  name: 'reopen-poll',
  title: text('Mở lại việc ghi phiếu', 'Re-open the poll'),
  data: z.strictObject({ reason: proseSchema(2000) }),
  roles: ['chair'],
  stages: ['closed'],
  decide: (rules, state: Closed, data, { by }) => {
    const refused = pollReopeningProblem(state) ?? reopeningProblem(rules, state, by);
    return refused === null ? ok<PollEvent[]>([{ type: 'poll-reopened', data }]) : err(refused);
  },
});

/** Why nobody can re-open the poll; `null` where it can be. */
export function pollReopeningProblem(state: Closed): Refusal | null {
  const closed = boxesWhere(state, (box) => box.closed !== null);
  return closed.length > 0 ? refuse(electronicRefusals.boxIsClosed, closed) : null;
}

export const recordBox = command({
  name: 'record-box',
  title: text('Ghi số phiếu thu về và phiếu còn lại', 'Record ballots collected and unused'),
  /** By hand: paper in the box, paper and slips left on the table. What is in the electronic box is known from the box. */
  data: z.strictObject({
    list: listIdSchema,
    collected: sheetCount,
    unused: sheetCount,
    unusedSlips: sheetCount.exactOptional(),
  }),
  roles: committee,
  stages: ['closed'],
  decide: (_rules, state: Closed, data) => {
    const list = listOf(state, data.list);
    if (list === undefined) return err(refuse(refusals.unknownList, data.list));
    const noPaper = wayProblem(state, 'paper');
    if (noPaper !== null && data.collected + data.unused > 0) return err(noPaper);
    const noSlips = wayProblem(state, 'slip');
    if (noSlips !== null && data.unusedSlips !== undefined) return err(noSlips);
    if (noSlips === null && data.unusedSlips === undefined)
      return err(refuse(electronicRefusals.slipsNotCounted, list.title));
    return ok<PollEvent[]>([{ type: 'box-counted', data }]);
  },
});

export const correctStock = command({
  name: 'correct-stock',
  title: text('Đính chính số phiếu', 'Correct the stock'),
  /** `way: slip`: the slips, of which only `issued`, `spoiled` and `unused` are counted by people. */
  data: z.strictObject({
    list: listIdSchema,
    way: z.literal('slip').exactOptional(),
    printed: sheetCount.optional(),
    issued: sheetCount.optional(),
    spoiled: sheetCount.optional(),
    unused: sheetCount.optional(),
    collected: sheetCount.optional(),
    reason: proseSchema(2000),
  }),
  roles: ['committee-head', 'committee-secretary'],
  stages: ['closed', 'counting'],
  decide: (_rules, state: Held, data) => {
    const notCast = data.way === undefined ? null : wayProblem(state, data.way);
    if (notCast !== null) return err(notCast);
    const stock = data.way === undefined ? state.stock[data.list] : boxOf(state, data.list)?.slips;
    if (stock === undefined) return err(refuse(refusals.unknownList, data.list));
    const { list: _list, way, reason: _reason, ...values } = data;
    if (way !== undefined && (values.printed !== undefined || values.collected !== undefined))
      return err(refuse(electronicRefusals.countedByBox));
    const corrected = Object.keys(stock).some((key) => {
      const value = values[key as keyof typeof values];
      return value !== undefined && value !== stock[key as keyof typeof stock];
    });
    return corrected ? ok<PollEvent[]>([{ type: 'stock-corrected', data }]) : err(refuse(refusals.nothingCorrected));
  },
});
