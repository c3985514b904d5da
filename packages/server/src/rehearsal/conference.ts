// One conference of a rehearsal, from the committee to the hand-over, by the acts that people give.
import {
  type ConferenceId,
  type ConferenceState,
  convened,
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

/** Committee, voters and ballots: everything up to check-in. Who takes part is chosen here. */
export async function prepareConference(
  run: RehearsalRun,
  conference: ConferenceId,
  voters: number,
  mode: RehearsalMode,
): Promise<Participants> {
  const { rolls, setup } = await run.conference(conference);
  const chosen = chooseParticipants(rolls, voters, mode, run.random);
  await run.act(actors.organiser, 'propose-committee', { members }, conference);
  for (const { list, person, name } of chosen.invented) {
    const data = { list, change: 'added', person, name, unit: 'Diễn tập', reason };
    await run.act(actors.organiser, 'amend-roll', data, conference);
  }
  for (const { id } of setup.lists) {
    const sheets = (await run.conference(conference)).rolls[id]?.length ?? 0;
    await run.act(actors.organiser, 'record-printing', { list: id, copies: sheets + spare }, conference);
  }
  await run.act(actors.organiser, 'make-ready', {}, conference);
  return chosen;
}

/** More ballots than voters, as a committee has them. */
const spare = 3;

/** Check-in, opening, handing out, closing. */
export async function holdPoll(
  run: RehearsalRun,
  rules: Rules,
  conference: ConferenceId,
  { ways }: Participants,
): Promise<void> {
  const present = [...ways.keys()];
  await run.act(actors.member, 'check-in', { people: present }, conference);
  await excuseAbsent(run, rules, conference, new Set(present));
  await run.act(actors.chair, 'approve-committee', { votesFor: present.length, votesAgainst: 0 }, conference);
  await run.act(actors.chair, 'open-poll', {}, conference);
  await run.act(actors.member, 'hand-out', { people: present }, conference);
  await run.act(actors.chair, 'close-poll', {}, conference);
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

/** The box and the unused ballots counted, the sheets laid into batches of at most 50. */
export async function beginCount(run: RehearsalRun, conference: ConferenceId): Promise<void> {
  const { stock } = await run.conference(conference);
  const boxes = Object.entries(stock).map(([list, { printed, issued, spoiled }]) => ({
    list,
    collected: issued,
    unused: printed - issued - spoiled,
  }));
  for (const box of boxes) await run.act(actors.head, 'record-box', box, conference);
  await run.act(actors.head, 'begin-count', {}, conference);
  for (const { list, collected } of boxes)
    if (collected > 0) await run.act(actors.head, 'form-batches', { list, sizes: batchesOf(collected) }, conference);
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
