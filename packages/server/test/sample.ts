// An invented round, as small as the procedure allows, and the acts that lead it from stage to stage. All people are invented.
import { randomUUID } from 'node:crypto';
import {
  type Instant,
  type Plan,
  planSchema,
  type Role,
  type Roster,
  roles,
  rosterSchema,
  roundCommands,
} from '@tinnhiem/core';
import type { Doer, Order, Service } from '../src/service/service.ts';

export const roundId = 'thu-nghiem';
export const conferenceId = 'hoi-nghi';
export const listId = 'khoa';
/** Some days before the conference of the sample. */
export const sampleTime = '2019-02-20T01:02:03.456Z' as Instant;

export const sampleRoster: Roster = rosterSchema.parse({
  people: [
    ...['Ngô Văn Ích', 'Lê Thị Ớt', 'Đỗ Minh Ý'].map((name, index) => ({
      id: `CB00${index + 1}`,
      name,
      unit: `Khoa ${index + 1}`,
      posts: [{ title: 'Trưởng khoa', unit: `Khoa ${index + 1}`, start: '2015-09-01', managedBy: 'Đảng ủy Trường' }],
    })),
    ...[
      'Trần Văn Ấm',
      'Vũ Thị Én',
      'Bùi Văn Ổn',
      'Hồ Thị Ước',
      'Mai Văn Ưng',
      'Lý Thị Ân',
      'Tạ Văn Ái',
      'Cao Thị Oanh',
      'Võ Văn Uy',
      'Đinh Thị Yên',
      'Trịnh Văn Anh',
      'Hà Thị Ý',
    ].map((name, index) => ({
      id: `CB1${String(index + 1).padStart(2, '0')}`,
      name,
      unit: 'Khoa 1',
      posts: [{ title: 'Giảng viên', unit: 'Khoa 1', start: '2016-09-01' }],
    })),
  ],
});

export function samplePlan(values: Readonly<Record<string, unknown>> = {}): Plan {
  return planSchema.parse({
    schema: 'tinnhiem/plan/1',
    id: roundId,
    title: 'Lấy phiếu tín nhiệm thử nghiệm',
    organisation: {
      name: 'TRƯỜNG THỬ NGHIỆM',
      issuer: 'ĐẢNG ỦY TRƯỜNG THỬ NGHIỆM',
      place: 'Hà Nội',
      stamp: 'Ban Chấp hành',
    },
    document: {
      profile: 'party-2018',
      subject: 'Lấy phiếu tín nhiệm',
      legalBases: [],
      sections: [],
      recipients: [],
      signature: { onBehalfOf: 'T/M BAN THƯỜNG VỤ', role: 'BÍ THƯ', name: 'Phan Văn Ơn' },
    },
    rules: { id: 'vn/262-qd-tw-2014' },
    lists: [
      {
        id: listId,
        title: 'Trưởng khoa',
        place: 'workplace',
        votedOn: { posts: ['Trưởng khoa'] },
        voters: [
          { label: 'Trưởng khoa', posts: ['Trưởng khoa'] },
          { label: 'Giảng viên', posts: ['Giảng viên'] },
        ],
      },
    ],
    conferences: [
      {
        id: conferenceId,
        title: 'Hội nghị thử nghiệm',
        day: '2019-03-01',
        chair: 'Phan Văn Ơn',
        lists: [listId],
        count: { method: 'entry' },
      },
    ],
    ...values,
  });
}

/** Somebody in one role; the account is named after it. */
export function inRole(role: Role, account: string = role): Doer {
  return { account, name: `Người ${account}`, roles: [role] };
}

export const everyRole: readonly Role[] = roles;
export const voters = sampleRoster.people.map(({ id }) => id);
export const committeeNames = ['Người committee-head', 'Người committee-secretary', 'Người committee-member'];
const marks = { whole: 'ok', rows: ['high', 'confidence', 'low'] };

export type Step = readonly [by: Role, command: string, data: unknown];

export const create: Step = [
  'organiser',
  'create-round',
  { round: roundId, rehearsal: false, plan: samplePlan(), roster: sampleRoster, sources: [] },
];

const entries = (by: Role): Step[] => [
  ...voters.map((_, index): Step => [by, 'enter-ballot', { list: listId, batch: 1, ballot: index + 1, marks }]),
  [by, 'finish-batch', { list: listId, batch: 1 }],
];

/** What leads to each stage from the one before, in the order of the procedure. */
export const toStage = {
  drafting: [create],
  preparing: [['organiser', 'approve-plan', {}]],
  ready: [
    [
      'organiser',
      'propose-committee',
      {
        members: [
          { name: committeeNames[0], role: 'head' },
          { name: committeeNames[1], role: 'secretary' },
          { name: committeeNames[2], role: 'member' },
        ],
      },
    ],
    ['organiser', 'record-printing', { list: listId, copies: voters.length }],
    ['organiser', 'make-ready', {}],
  ],
  polling: [
    ['committee-member', 'check-in', { people: voters }],
    ['chair', 'approve-committee', { votesFor: voters.length, votesAgainst: 0 }],
    ['chair', 'open-poll', {}],
  ],
  closed: [
    ['committee-head', 'hand-out', {}],
    ['chair', 'close-poll', {}],
  ],
  counting: [
    ['committee-head', 'record-box', { list: listId, collected: voters.length, unused: 0 }],
    ['committee-head', 'begin-count', {}],
  ],
  canvassed: [
    ['committee-head', 'form-batches', { list: listId, sizes: [voters.length] }],
    ...entries('committee-head'),
    ...entries('committee-member'),
    ['committee-head', 'canvass', {}],
  ],
  signed: [
    [
      'committee-secretary',
      'write-minutes',
      { place: 'Hội trường', startedAt: '08:00', endedAt: '10:00', remarks: [] },
    ],
    ['committee-head', 'sign-minutes', { signers: [...committeeNames, 'Phan Văn Ơn'] }],
  ],
  announced: [['chair', 'announce', {}]],
  sealed: [
    [
      'committee-head',
      'seal',
      {
        packets: [{ list: listId, ballots: voters.length, sealNumber: 'A1' }],
        sealedBy: [committeeNames[0], committeeNames[1]],
        place: 'Phòng Tổ chức',
      },
    ],
  ],
} as const satisfies Record<string, readonly Step[]>;

export type SampleStage = keyof typeof toStage;
export const sampleStages = Object.keys(toStage) as readonly SampleStage[];

/** Every step from nothing up to and including a stage. */
export function stepsTo(stage: SampleStage): readonly Step[] {
  return sampleStages.slice(0, sampleStages.indexOf(stage) + 1).flatMap((each): readonly Step[] => toStage[each]);
}

const ofRound: readonly string[] = roundCommands.map(({ name }) => name);

export function orderOf([by, command, data]: Step, round = roundId, id: string = randomUUID()): Order {
  const placed = command === 'create-round' ? { ...(data as object), round } : data;
  const order = { round, command, id, data: placed, by: inRole(by) };
  return ofRound.includes(command) ? order : { ...order, conference: conferenceId };
}

/** Leads the sample round to a stage; throws where an act is refused. */
export async function leadTo(
  service: Service,
  stage: SampleStage,
  round = roundId,
  plan = samplePlan(),
): Promise<void> {
  for (const step of stepsTo(stage)) {
    const [by, command, data] = step;
    const planned: Step = command === 'create-round' ? [by, command, { ...(data as object), plan }] : step;
    const done = await service.perform(orderOf(planned, round));
    if (!done.ok) throw new Error(`${step[1]}: ${done.error.code} ${done.error.message.en}`);
  }
}
