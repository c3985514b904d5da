// S09, S17: officials, counting committee, ballots, roll; then ready.
import { z } from 'zod';
import { emptyStock, inHand, sheetCount } from '../ballots/stock.ts';
import { type Finding, find, refuse } from '../basics/findings.ts';
import { listIdSchema, personIdSchema } from '../basics/ids.ts';
import { err, ok } from '../basics/result.ts';
import { fold, lineSchema, proseSchema, type Text, text, tidy } from '../basics/text.ts';
import { command } from '../record/command.ts';
import type { Rules } from '../rules/rules.ts';
import { slipsLeft, wayProblem } from './electronic/fits.ts';
import { electronicPreparations, type Preparation } from './electronic/preparations.ts';
import { boxOf, waysOf } from './electronic/state.ts';
import { memberSchema, type PollEvent } from './events.ts';
import * as kinds from './findings.ts';
import * as refusals from './refusals.ts';
import {
  type Committee,
  type CommitteeMember,
  convened,
  type Gathering,
  type Held,
  listOf,
  type Polling,
  type Preparing,
  type Ready,
} from './state.ts';

const line = lineSchema(300);
const words = proseSchema(2000);
const beforeVoting = ['preparing', 'ready'] as const;

export const nameOfficials = command({
  name: 'name-officials',
  title: text('Ghi người chủ trì, thư ký, đại biểu dự', 'Name officials'),
  data: z.strictObject({
    chair: line,
    secretary: line.nullable().default(null),
    observers: z.array(line).max(100).default([]),
  }),
  roles: ['organiser', 'chair'],
  stages: [...beforeVoting, 'polling', 'closed'],
  decide: (_rules, _state: Gathering, data) => ok<PollEvent[]>([{ type: 'officials-named', data }]),
});

export const proposeCommittee = command({
  name: 'propose-committee',
  title: text('Đề xuất Ban Kiểm phiếu', 'Propose the counting committee'),
  data: z.strictObject({ members: z.array(memberSchema).min(1).max(50) }),
  roles: ['organiser', 'chair'],
  stages: beforeVoting,
  decide: (rules: Rules, state: Preparing | Ready, { members }) => {
    const needed = Math.max(state.setup.count.independent, rules.independentCounts.value);
    const heads = members.filter((member) => member.role === 'head').length;
    if (heads !== 1 || members.length < needed || namedTwice(members).length > 0)
      return err(refuse(refusals.committeeIncomplete, needed));
    const both = votedOnAmong(state, members);
    if (rules.votedOnInCommittee.value === 'forbidden' && both.length > 0)
      return err(
        refuse(
          refusals.votedOnInCommittee,
          both.map((member) => member.name),
        ),
      );
    return ok<PollEvent[]>([{ type: 'committee-proposed', data: { members } }]);
  },
});

/** Members named a second time: by id, or by name unless both have ids that tell them apart. */
export function namedTwice<Member extends { readonly name: string; readonly person?: string | undefined }>(
  members: readonly Member[],
): Member[] {
  const same = (one: Member, other: Member) =>
    one.person === undefined || other.person === undefined
      ? fold(one.name) === fold(other.name)
      : one.person === other.person;
  return members.filter((member, index) => members.slice(0, index).some((earlier) => same(earlier, member)));
}

/** Members who are voted on at this conference: by id, or by name where no id was given. */
function votedOnAmong(state: Held, members: readonly CommitteeMember[]): CommitteeMember[] {
  const votedOn = state.setup.lists.flatMap((list) => list.votedOn);
  const ids = new Set(votedOn.map((who) => who.person));
  const names = new Set(votedOn.map((who) => fold(who.name)));
  return members.filter(({ person, name }) => (person === undefined ? names.has(fold(name)) : ids.has(person)));
}

/** What the office should know about a committee that was proposed, where the rules leave it to the conference. */
export function committeeFindings(rules: Rules, state: Held & { readonly committee?: Committee | null }): Finding[] {
  const members = state.committee?.members ?? [];
  const where = ({ person, name }: CommitteeMember) => ({ conference: state.setup.id, person: person ?? name });
  const votedOn = rules.votedOnInCommittee.value === 'warn' ? votedOnAmong(state, members) : [];
  const chairing = members.filter(({ name }) => fold(name) === fold(state.officials.chair));
  return [
    ...votedOn.map((member) => find(kinds.votedOnCounts, where(member), member.name)),
    ...chairing.map((member) => find(kinds.chairCounts, where(member), member.name)),
  ];
}

export const recordPrinting = command({
  name: 'record-printing',
  title: text('Ghi nhận số phiếu in', 'Record printed ballots'),
  data: z.strictObject({ list: listIdSchema, copies: sheetCount.min(1) }),
  roles: ['organiser', 'committee-head', 'committee-secretary', 'committee-member'],
  stages: [...beforeVoting, 'polling'],
  decide: (_rules, state: Gathering, data) => {
    if (listOf(state, data.list) === undefined) return err(refuse(refusals.unknownList, data.list));
    const noPaper = wayProblem(state, 'paper');
    return noPaper === null ? ok<PollEvent[]>([{ type: 'ballots-printed', data }]) : err(noPaper);
  },
});

export const correctPrinting = command({
  name: 'correct-printing',
  title: text('Đính chính số phiếu đã in', 'Correct the number of printed ballots'),
  /** `printed`: how many were printed in all. After the poll `correct-stock` does it. */
  data: z.strictObject({ list: listIdSchema, printed: sheetCount, reason: words }),
  roles: ['organiser', 'committee-head', 'committee-secretary', 'committee-member'],
  stages: [...beforeVoting, 'polling'],
  decide: (_rules, state: Gathering, data) => {
    const list = listOf(state, data.list);
    const stock = state.stock[data.list];
    if (list === undefined || stock === undefined) return err(refuse(refusals.unknownList, data.list));
    if (data.printed === stock.printed) return err(refuse(refusals.nothingCorrected));
    const used = stock.issued + stock.spoiled;
    return data.printed < used
      ? err(refuse(refusals.fewerThanUsed, list.title, data.printed, used))
      : ok<PollEvent[]>([{ type: 'printing-corrected', data }]);
  },
});

export const recordSpoiled = command({
  name: 'record-spoiled',
  title: text('Ghi nhận phiếu in hỏng', 'Record misprinted ballots'),
  /** `way: slip`: slips whose codes cannot be read (one that can is burnt: `burn-misprint`); absent is paper. */
  data: z.strictObject({
    list: listIdSchema,
    copies: sheetCount.min(1),
    way: z.literal('slip').exactOptional(),
    reason: words,
  }),
  roles: ['organiser', 'committee-head', 'committee-secretary', 'committee-member'],
  stages: [...beforeVoting, 'polling', 'closed'],
  decide: (_rules, state: Gathering, { way, ...data }) => {
    if (way === 'slip') {
      const short = slipsLeft(state, data.list, data.copies);
      return short === null ? ok<PollEvent[]>([{ type: 'slips-spoiled', data }]) : err(short);
    }
    const list = listOf(state, data.list);
    const stock = state.stock[data.list];
    if (list === undefined || stock === undefined) return err(refuse(refusals.unknownList, data.list));
    if (inHand(stock) < data.copies)
      return err(refuse(refusals.notEnoughSheets, list.title, data.copies, inHand(stock)));
    return ok<PollEvent[]>([{ type: 'ballots-spoiled', data }]);
  },
});

/** What is missing before check-in may begin, with who must act; empty when nothing is. */
export function preparations(state: Preparing | Ready): Preparation[] {
  const missing: Preparation[] = [];
  if (state.committee === null)
    missing.push({
      what: text('Ban Kiểm phiếu chưa được đề xuất', 'no counting committee has been proposed'),
      who: ['organiser'],
      command: 'propose-committee',
    });
  const paper = waysOf(state.setup).includes('paper');
  for (const list of paper ? state.setup.lists : []) {
    const sheets = inHand(state.stock[list.id] ?? emptyStock);
    const slips = boxOf(state, list.id)?.slips ?? null;
    const needed = state.rolls[list.id]?.length ?? 0;
    if (sheets + (slips === null ? 0 : inHand(slips)) < needed)
      missing.push({
        what:
          slips === null
            ? text(
                `Danh sách “${list.title}” mới có ${sheets}/${needed} phiếu in`,
                `List “${list.title}” has ${sheets} of ${needed} ballots`,
              )
            : text(
                `Danh sách “${list.title}” mới có ${sheets} phiếu giấy và ${inHand(slips)} phiếu điện tử cho ${needed} người`,
                `List “${list.title}” has ${sheets} paper ballots and ${inHand(slips)} slips for ${needed} people`,
              ),
        who: ['organiser'],
        command: 'record-printing',
      });
  }
  return [...missing, ...electronicPreparations(state)];
}

/** What is missing before check-in may begin, in words. */
export function missingPreparations(state: Preparing | Ready): Text[] {
  return preparations(state).map(({ what }) => what);
}

export const makeReady = command({
  name: 'make-ready',
  title: text('Xác nhận đã chuẩn bị xong', 'Confirm that all is ready'),
  data: z.strictObject({}),
  roles: ['organiser', 'chair'],
  stages: ['preparing'],
  decide: (_rules, state: Preparing) => {
    const missing = missingPreparations(state);
    return missing.length > 0
      ? err(refuse(refusals.notPrepared, missing))
      : ok<PollEvent[]>([{ type: 'conference-ready', data: {} }]);
  },
});

export const amendRoll = command({
  name: 'amend-roll',
  title: text('Bổ sung hoặc rút tên người ghi phiếu', 'Amend the voter roll'),
  data: z.strictObject({
    list: listIdSchema,
    change: z.enum(['added', 'removed']),
    person: personIdSchema,
    name: line,
    unit: z.string().overwrite(tidy).max(300).default(''),
    reason: words,
  }),
  roles: ['organiser', 'chair'],
  stages: [...beforeVoting, 'polling'],
  decide: (_rules, state: Preparing | Ready | Polling, data) => {
    const { list, change, person, name, unit, reason } = data;
    const roll = state.rolls[list];
    if (roll === undefined) return err(refuse(refusals.unknownList, list));
    const known = roll.find((voter) => voter.person === person);
    if (change === 'added' && known !== undefined) return err(refuse(refusals.alreadyOnRoll, known.name));
    if (change === 'removed' && known === undefined) return err(refuse(refusals.notOnRoll, [person]));
    if (change === 'removed' && holdsAny(state, person))
      return err(refuse(refusals.holdsBallot, [known?.name ?? name]));
    // One id has one name at a conference, whatever is typed when the person is added to another roll.
    const other = convened(state).get(person);
    const voter = known ?? { person, name: other?.name ?? name, unit: other?.unit ?? unit, because: [] };
    return ok<PollEvent[]>([
      { type: 'roll-amended', data: { list, change, voter: { ...voter, because: [...voter.because] }, reason } },
    ]);
  },
});

function holdsAny(state: Held, person: z.output<typeof personIdSchema>): boolean {
  return Object.values(state.holders).some((holders) => holders.has(person));
}
