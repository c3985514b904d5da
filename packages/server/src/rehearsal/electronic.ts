// The electronic part of a rehearsal: the committee's key, slips, ballots that are really encrypted, boxes that are really opened.
import { randomBytes, randomUUID } from 'node:crypto';
import { type Choice, type Credential, newElectionId } from '@tinnhiem/ballot-box';
import { fastestGroup } from '@tinnhiem/ballot-box/server';
import {
  addUp,
  type ConferenceId,
  type CountedBallot,
  canonicalJson,
  type ElectronicBox,
  everyRowMarked,
  interpret,
  type ListId,
  levels,
  type RowMark,
  type Rules,
} from '@tinnhiem/core';
import { usualRates } from '@tinnhiem/paper/practice';
import type { Boxes } from '../boxes/boxes.ts';
import { type MembersBoxes, memberLine } from '../boxes/member-line.ts';
import {
  type Arithmetic,
  ballotOf,
  decrypt,
  done,
  electionOf,
  holdCeremony,
  makeSlips,
  type SeatedMember,
} from '../boxes/participants.ts';
import { actors, type RehearsalRun } from './run.ts';

/** Two of three open a box. */
const committee = [actors.head, actors.secretary, actors.member] as const;
const needed = 2;

// Marks follow the seed; what keeps them secret never does.
const arithmetic = (): Arithmetic => ({ group: fastestGroup(), random: (bytes) => randomBytes(bytes) });

/** What invented members and voters hold on their own devices, and no server. */
export interface ElectronicHands {
  readonly members: readonly SeatedMember[];
  readonly slips: ReadonlyMap<ListId, readonly Credential[]>;
}

/** The key ceremony, and slips for every list; the boxes are then prepared by themselves. */
export async function prepareElectronic(
  run: RehearsalRun,
  boxes: MembersBoxes & Pick<Boxes, 'keepSlips'>,
  conference: ConferenceId,
  copiesOf: (list: ListId) => number,
): Promise<ElectronicHands> {
  const own = arithmetic();
  const place = { round: run.round, conference };
  const lists = (await run.conference(conference)).setup.lists.map(({ id }) => id);
  const elections = lists.map((list) => ({ list, election: newElectionId(own.random) }));
  await run.act(actors.head, 'begin-key-ceremony', { members: committee.length, needed, elections }, conference);
  const members = await holdCeremony(
    own,
    committee.map((by) => memberLine(boxes, place, by)),
  );
  const slips = new Map<ListId, readonly Credential[]>();
  for (const { list, election } of elections) {
    const made = makeSlips(own, election, copiesOf(list));
    slips.set(list, made.codes);
    done(
      await boxes.keepSlips(place, {
        id: randomUUID(),
        list,
        credentials: made.credentials,
        by: actors.organiser,
      }),
    );
  }
  return { members, slips };
}

/** What was cast, by list: the marks that count of every voter. */
export type ElectronicTruth = ReadonlyMap<ListId, readonly (readonly RowMark[])[]>;

/** Every holder of a slip votes, one in ten of them twice: the last ballot counts. */
export async function castBallots(
  run: RehearsalRun,
  rules: Rules,
  boxes: Pick<Boxes, 'booth' | 'cast'>,
  conference: ConferenceId,
  { slips }: ElectronicHands,
): Promise<ElectronicTruth> {
  const own = arithmetic();
  const state = await run.conference(conference);
  const truth = new Map<ListId, readonly (readonly RowMark[])[]>();
  for (const { id, votedOn } of state.setup.lists) {
    const box = state.electronic?.boxes[id];
    if (box?.election == null) throw new Error(`the list ${id} has no box`);
    const election = electionOf(own, done(await boxes.booth(box.election)).record);
    const cast: (readonly RowMark[])[] = [];
    for (const code of (slips.get(id) ?? []).slice(0, box.slipHolders.size)) {
      let marks = someMarks(run, rules, votedOn.length);
      const ballot = async () =>
        done(await boxes.cast(election.record.uuid, ballotOf(own, election, code, marks.map(choiceOf)).text));
      await ballot();
      if (run.random() < votesTwice) {
        marks = someMarks(run, rules, votedOn.length);
        await ballot();
      }
      cast.push(marks);
    }
    truth.set(id, cast);
  }
  return truth;
}

const votesTwice = 0.1;
const leftEmpty = 0.01;

/** The marks of a voter in some mood; a row is left empty now and then where the rules allow it. */
function someMarks({ random }: RehearsalRun, rules: Rules, rows: number): RowMark[] {
  const mood = usualRates.moods[Math.floor(random() * usualRates.moods.length)] ?? { high: 1, confidence: 0, low: 0 };
  return Array.from({ length: rows }, () => {
    if (!everyRowMarked(rules) && random() < leftEmpty) return 'blank';
    const at = random();
    if (at < mood.high) return 'high';
    return at < mood.high + mood.low ? 'low' : 'confidence';
  });
}

function choiceOf(mark: RowMark): Choice {
  return levels.map((level) => (level === mark ? 1 : 0));
}

/** What the ballots of a list count as. */
export function countedElectronically(rules: Rules, truth: ElectronicTruth, list: ListId): CountedBallot[] {
  return (truth.get(list) ?? []).map((rows) => interpret(rules, { whole: 'ok', rows: [...rows] }));
}

/** The boxes are closed and, once the count has begun, opened by as many members as are needed. */
export async function closeElectronic(
  run: RehearsalRun,
  boxes: Pick<Boxes, 'close'>,
  conference: ConferenceId,
): Promise<void> {
  done(await boxes.close({ round: run.round, conference }, actors.head));
}

export async function openElectronic(
  run: RehearsalRun,
  conference: ConferenceId,
  { members }: ElectronicHands,
): Promise<void> {
  const { electronic, setup } = await run.conference(conference);
  for (const { id } of setup.lists)
    if ((electronic?.boxes[id]?.closed?.voters ?? 0) > 0)
      for (const member of members.slice(0, needed)) await decrypt(arithmetic(), member, id);
}

/** Throws where a box that was opened says something else than what was cast into it. */
export function sameAsCast(
  { opened }: Pick<ElectronicBox, 'opened'>,
  list: ListId,
  people: readonly string[],
  cast: readonly CountedBallot[],
): void {
  const counted = addUp(people, cast).people.map(({ high, confidence, low }) => [high, confidence, low]);
  if (cast.length > 0 && canonicalJson(counted) !== canonicalJson(opened?.result ?? null))
    throw new Error(`the electronic box of ${list} says something else than was cast`);
}
