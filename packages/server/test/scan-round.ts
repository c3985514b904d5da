// An invented rehearsal whose ballots are read by a scanner: one list on one page, one on two, led to the count. All people are invented.
import { randomUUID } from 'node:crypto';
import { type Plan, planSchema, type Roster, rosterSchema } from '@tinnhiem/core';
import type { Service } from '../src/service/service.ts';
import { committeeNames, conferenceId, inRole, type Step, samplePlan, sampleRoster } from './sample.ts';

export const scanRoundId = 'quet-thu';
export const shortList = 'khoa';
export const longList = 'phong';
/** More than fit on one page. */
const offices = 26;

const posts = ['Trưởng phòng', 'Phó trưởng phòng phụ trách công tác cơ sở vật chất và quản trị thiết bị'];

export const scanRoster: Roster = rosterSchema.parse({
  people: [
    ...sampleRoster.people,
    ...Array.from({ length: offices }, (_, index) => ({
      id: `CB5${String(index + 1).padStart(2, '0')}`,
      name: `Triệu Thị Giả Định ${['An', 'Bình', 'Chi', 'Dung', 'Én', 'Giang'][index % 6]} ${index + 1}`,
      unit: `Phòng ${index + 1}`,
      posts: [{ title: posts[0], unit: `Phòng ${index + 1}`, start: '2015-09-01', managedBy: 'Đảng ủy Trường' }],
    })),
  ],
});

export function scanPlan(method: 'scan' | 'entry' = 'scan', round = scanRoundId, ballotCode?: 'random'): Plan {
  const [list] = samplePlan().lists;
  const [conference] = samplePlan().conferences;
  return planSchema.parse({
    ...samplePlan(),
    id: round,
    lists: [
      list,
      {
        id: longList,
        title: 'Trưởng phòng',
        place: 'workplace',
        votedOn: { posts: ['Trưởng phòng'] },
        voters: [
          { label: 'Trưởng khoa', posts: ['Trưởng khoa'] },
          { label: 'Giảng viên', posts: ['Giảng viên'] },
        ],
      },
    ],
    conferences: [
      {
        ...conference,
        lists: [shortList, longList],
        count: { method, ...(ballotCode === undefined ? {} : { ballotCode }) },
      },
    ],
  });
}

export interface ScanRound {
  readonly round: string;
  readonly conference: string;
  /** Carries out a step as somebody in the role; throws where it is refused. */
  readonly act: (step: Step) => Promise<void>;
}

export interface ScanRoundOptions {
  readonly round?: string;
  readonly method?: 'scan' | 'entry';
  readonly rehearsal?: boolean;
  /** Every ballot has a code of its own. */
  readonly ballotCode?: 'random';
  /** Where it stops before the count: `drafting` prints only specimens, `closed` has a box that is not open yet. */
  readonly until?: 'drafting' | 'closed';
  /** Sheets in the box of each list, and how they lie in batches. */
  readonly sizes?: Readonly<Record<string, readonly number[]>>;
}

const ofRound = ['create-round', 'settle-finding', 'approve-plan'];

/** A round whose ballots lie counted in batches. */
export async function scanRound(service: Service, options: ScanRoundOptions = {}): Promise<ScanRound> {
  const { round = scanRoundId, method = 'scan', rehearsal = true } = options;
  const { sizes = { [shortList]: [4, 3], [longList]: [5] } } = options;
  const act = async ([by, command, data]: Step) => {
    const order = { round, command, id: randomUUID(), data, by: inRole(by) };
    const done = await service.perform(ofRound.includes(command) ? order : { ...order, conference: conferenceId });
    if (!done.ok) throw new Error(`${command}: ${done.error.code} ${done.error.message.en}`);
  };
  const plan = scanPlan(method, round, options.ballotCode);
  await act(['organiser', 'create-round', { round, rehearsal, plan, roster: scanRoster, sources: [] }]);
  if (options.until === 'drafting') return { round, conference: conferenceId, act };
  await act(['organiser', 'approve-plan', {}]);
  const members = committeeNames.map((name, index) => ({ name, role: ['head', 'secretary', 'member'][index] }));
  await act(['organiser', 'propose-committee', { members }]);
  const lists = plan.lists.map(({ id }) => id);
  const collected = (list: string) => (sizes[list] ?? []).reduce((sum, size) => sum + size, 0);
  for (const list of lists) await act(['organiser', 'record-printing', { list, copies: 20 }]);
  await act(['organiser', 'make-ready', {}]);
  const loaded = await service.round(round);
  const rolls = loaded.ok ? [...loaded.value.conferences.values()][0]?.state.rolls : undefined;
  const people = [...new Set(Object.values(rolls ?? {}).flatMap((roll) => roll.map(({ person }) => person)))];
  await act(['committee-member', 'check-in', { people }]);
  await act(['chair', 'approve-committee', { votesFor: people.length, votesAgainst: 0 }]);
  await act(['chair', 'open-poll', {}]);
  await act(['committee-head', 'hand-out', {}]);
  await act(['chair', 'close-poll', {}]);
  if (options.until === 'closed') return { round, conference: conferenceId, act };
  for (const list of lists)
    await act(['committee-head', 'record-box', { list, collected: collected(list), unused: 5 }]);
  await act(['committee-head', 'begin-count', {}]);
  for (const list of lists)
    if (collected(list) > 0) await act(['committee-head', 'form-batches', { list, sizes: sizes[list] }]);
  return { round, conference: conferenceId, act };
}
