// One conference of a rehearsal, from the committee to the hand-over, by the acts that people give.
import {
  type ConferenceId,
  type ConferenceState,
  convened,
  inHand,
  type ListId,
  type PersonId,
  type Rules,
  signersOf,
  standings,
} from '@tinnhiem/core';
import { chooseParticipants, type Participants, type RehearsalMode } from './participants.ts';
import { actors, type RehearsalRun } from './run.ts';

/** Why findings stand and people are added in a rehearsal. */
export const reason = 'rehearsal';

const members = [
  { name: actors.head.name, role: 'head' },
  { name: actors.secretary.name, role: 'secretary' },
  { name: actors.member.name, role: 'member' },
] as const;

/** The committee proposed, and everybody on the rolls who takes part; who that is is chosen here. */
export async function gather(
  run: RehearsalRun,
  conference: ConferenceId,
  voters: number,
  mode: RehearsalMode,
): Promise<Participants> {
  const { rolls } = await run.conference(conference);
  const chosen = chooseParticipants(rolls, voters, mode, run.random);
  await run.act(actors.organiser, 'propose-committee', { members }, conference);
  for (const { list, person, name } of chosen.invented) {
    const data = { list, change: 'added', person, name, unit: 'Diễn tập', reason };
    await run.act(actors.organiser, 'amend-roll', data, conference);
  }
  return chosen;
}

/** As many ballots of a list as a committee has printed of each kind: one for everybody on the roll, and some more. */
export async function copiesFor(run: RehearsalRun, conference: ConferenceId): Promise<(list: ListId) => number> {
  const { rolls } = await run.conference(conference);
  return (list) => (rolls[list]?.length ?? 0) + spare;
}

const spare = 3;

/** The paper ballots of every list. */
export async function printBallots(run: RehearsalRun, conference: ConferenceId): Promise<void> {
  const { setup } = await run.conference(conference);
  const copies = await copiesFor(run, conference);
  for (const { id } of setup.lists)
    await run.act(actors.organiser, 'record-printing', { list: id, copies: copies(id) }, conference);
}

/** Check-in, opening, handing out: to each what they vote with. */
export async function openPoll(
  run: RehearsalRun,
  rules: Rules,
  conference: ConferenceId,
  { ways }: Participants,
): Promise<void> {
  const present = [...ways.keys()];
  await run.act(actors.organiser, 'make-ready', {}, conference);
  await run.act(actors.member, 'check-in', { people: present }, conference);
  await excuseAbsent(run, rules, conference, new Set(present));
  await run.act(actors.chair, 'approve-committee', { votesFor: present.length, votesAgainst: 0 }, conference);
  await run.act(actors.chair, 'open-poll', {}, conference);
  for (const way of new Set(ways.values())) {
    const people = present.filter((person) => ways.get(person) === way);
    await run.act(actors.member, 'hand-out', { people, way }, conference);
  }
}

/** Where the rules want a quorum, those who do not take part come off the roll. */
async function excuseAbsent(
  run: RehearsalRun,
  rules: Rules,
  conference: ConferenceId,
  present: ReadonlySet<PersonId>,
): Promise<void> {
  const state = await run.conference(conference);
  for (const [person, { name }] of convened(state)) {
    if (present.has(person)) continue;
    if (rules.quorum.value === null) {
      await run.act(actors.member, 'record-absence', { person, reason }, conference);
      continue;
    }
    for (const list of listsWith(state, person))
      await run.act(actors.organiser, 'amend-roll', { list, change: 'removed', person, name, reason }, conference);
  }
}

function listsWith({ rolls }: Pick<ConferenceState, 'rolls'>, person: PersonId): ListId[] {
  return (Object.keys(rolls) as ListId[]).filter((list) => rolls[list]?.some((voter) => voter.person === person));
}

/** The box and the unused ballots counted, the sheets laid into batches. */
export async function beginCount(run: RehearsalRun, conference: ConferenceId): Promise<void> {
  const { stock, electronic } = await run.conference(conference);
  for (const [list, paper] of Object.entries(stock)) {
    const slips = electronic?.boxes[list as ListId]?.slips;
    const unusedSlips = slips === undefined ? {} : { unusedSlips: inHand(slips) };
    const box = { list, collected: paper.issued, unused: inHand(paper), ...unusedSlips };
    await run.act(actors.head, 'record-box', box, conference);
  }
  await run.act(actors.head, 'begin-count', {}, conference);
  for (const [list, { issued }] of Object.entries(stock))
    if (issued > 0) await run.act(actors.head, 'form-batches', { list, sizes: batchesOf(issued) }, conference);
}

const batchSize = 50;

function batchesOf(sheets: number): number[] {
  const batches = Math.ceil(sheets / batchSize);
  return Array.from({ length: batches }, (_, index) => Math.floor((sheets + index) / batches));
}

/** From the count that is done to the ballots that are handed over. */
export async function finishConference(run: RehearsalRun, rules: Rules, conference: ConferenceId): Promise<void> {
  const counting = await run.conference(conference);
  if (counting.stage !== 'counting') throw new Error(`${conference} is not being counted`);
  const settlements = standings(rules, counting)
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severity === 'warning')
    .map(({ id }) => ({ finding: id, reason }));
  await run.act(actors.head, 'canvass', { settlements }, conference);
  const minutes = { place: counting.setup.place ?? 'Hội trường', startedAt: '08:00', endedAt: '11:00', remarks: [] };
  await run.act(actors.secretary, 'write-minutes', minutes, conference);
  const canvassed = await run.conference(conference);
  if (canvassed.stage !== 'canvassed') throw new Error(`${conference} has no result`);
  const signers = signersOf(canvassed).map(({ name }) => name);
  await run.act(actors.head, 'sign-minutes', { signers }, conference);
  await run.act(actors.chair, 'announce', {}, conference);
  const packets = canvassed.setup.lists.map(({ id }, index) => ({
    list: id,
    ballots: canvassed.stock[id]?.collected ?? 0,
    sealNumber: `DT-${index + 1}`,
  }));
  const sealedBy = [actors.head.name, actors.secretary.name];
  await run.act(actors.head, 'seal', { packets, sealedBy, place: 'Phòng Tổ chức' }, conference);
  const handOver = {
    givenBy: actors.head.name,
    receivedBy: actors.organiser.name,
    receivingUnit: 'Ban Tổ chức',
    day: canvassed.setup.day,
    keptAt: 'Tủ hồ sơ số 1',
  };
  await run.act(actors.organiser, 'hand-over', handOver, conference);
}
