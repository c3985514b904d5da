// The procedure over the API, stage by stage, for tests that are about one screen of it. The whole vote on the screen is whole-vote.e2e.ts.
import type { ConferenceStage, ConferenceView } from '@tinnhiem/core';
import type { TestOffice } from './office.ts';
import { colleagues, committee } from './people.ts';
import { changedFile, roundId, sampleFile, tooManyPlaces } from './sample.ts';
import { figuresOf, type ListFigures, type Sheets, sheetsOf } from './truth.ts';

/** How a conference of a test goes. */
export interface Course {
  readonly conference: string;
  /** Of those on the roll, who comes; all, unless it is said. */
  readonly present?: (view: ConferenceView) => readonly string[];
  /** What the ballots of a list say, unless it is said. */
  readonly sheets?: (list: ConferenceView['lists'][number]) => Sheets;
  readonly batch?: number;
}

/** The sample's round, imported and approved. `counted`: how its conferences count. */
export async function approvedRound(office: TestOffice, counted: 'entry' | 'tally-sheet' = 'entry'): Promise<void> {
  const organiser = office.as('organiser');
  const plan =
    counted === 'entry'
      ? sampleFile('plan.yaml')
      : changedFile('plan.yaml', { 'method: entry': 'method: tally-sheet' });
  const form = new FormData();
  form.append('plan', new Blob([new Uint8Array(plan.buffer)]), plan.name);
  for (const name of ['people.csv', 'posts.csv'] as const)
    form.append('roster', new Blob([new Uint8Array(sampleFile(name).buffer)]), name);
  const preview = await organiser.ask('POST', '/api/previews', form);
  const created = await organiser.ask('POST', '/api/rounds', { preview: preview.json.preview });
  if (created.status !== 200) throw new Error(created.text);
  const { findings } = await organiser.round();
  for (const { id } of findings.filter(({ severity }) => severity === 'warning')) {
    const choice = id === tooManyPlaces ? { choose: ['ban-thuong-vu', 'ban-giam-hieu'] } : {};
    await organiser.order('settle-finding', { finding: id, reason: 'Ban Thường vụ đã thống nhất', ...choice });
  }
  await office.as('chair').order('approve-plan', {});
}

const order = [
  'preparing',
  'ready',
  'polling',
  'closed',
  'counting',
  'canvassed',
  'signed',
  'announced',
  'sealed',
] as const satisfies readonly ConferenceStage[];

/** Leads a conference to a stage, from whichever it is in, and says the figures that are true of it. */
export async function leadTo(
  office: TestOffice,
  stage: ConferenceStage,
  course: Course,
): Promise<ReadonlyMap<string, ListFigures>> {
  const start = await office.as('head').conference(course.conference);
  for (const next of order.slice(order.indexOf(start.stage) + 1, order.indexOf(stage) + 1))
    await steps[next](office, course);
  return truthOf(await office.as('head').conference(course.conference), course);
}

/** The true figures of every list, from the sheets of those who hold a ballot. */
export function truthOf(view: ConferenceView, course: Course): ReadonlyMap<string, ListFigures> {
  return new Map(view.lists.map((list) => [list.id, figuresOf(list.people.length, sheetsIn(list, course))]));
}

function sheetsIn(list: ConferenceView['lists'][number], { sheets }: Course): Sheets {
  return sheets?.(list) ?? sheetsOf(list.people.length, list.holders);
}

type Step = (office: TestOffice, course: Course) => Promise<void>;

const steps: Readonly<Record<(typeof order)[number], Step>> = {
  async preparing(office) {
    await approvedRound(office);
  },
  async ready(office, { conference }) {
    const organiser = office.as('organiser');
    const { lists } = await organiser.conference(conference);
    await organiser.order(
      'name-officials',
      { chair: colleagues.chair.name, secretary: null, observers: [] },
      conference,
    );
    await organiser.order('propose-committee', { members: [...committee] }, conference);
    for (const { id, voters } of lists)
      await organiser.order('record-printing', { list: id, copies: voters + 2 }, conference);
    await organiser.order('make-ready', {}, conference);
  },
  async polling(office, { conference, present }) {
    const view = await office.as('head').conference(conference);
    const people = present?.(view) ?? view.roll.map(({ person }) => person);
    await office.as('member').order('check-in', { people: [...people] as never[] }, conference);
    await office.as('chair').order('approve-committee', { votesFor: people.length, votesAgainst: 0 }, conference);
    await office.as('chair').order('open-poll', {}, conference);
  },
  async closed(office, { conference }) {
    await office.as('head').order('hand-out', {}, conference);
    await office.as('chair').order('close-poll', {}, conference);
  },
  async counting(office, { conference }) {
    const head = office.as('head');
    const { lists } = await head.conference(conference);
    for (const { id, stock, holders } of lists)
      await head.order('record-box', { list: id, collected: holders, unused: stock.printed - holders }, conference);
    await head.order('begin-count', {}, conference);
  },
  async canvassed(office, course) {
    await enterEverything(office, course);
    await office.as('head').order('canvass', {}, course.conference);
  },
  async signed(office, { conference }) {
    const minutes = { place: 'Phòng họp số 2', startedAt: '09:15', endedAt: '10:40', remarks: [] };
    await office.as('secretary').order('write-minutes', minutes, conference);
    const { signers } = await office.as('head').conference(conference);
    await office.as('head').order('sign-minutes', { signers: signers.map(({ name }) => name) }, conference);
  },
  async announced(office, { conference }) {
    await office.as('chair').order('announce', {}, conference);
  },
  async sealed(office, { conference }) {
    const head = office.as('head');
    const { lists } = await head.conference(conference);
    const packets = lists.map(({ id, stock }, index) => ({
      list: id,
      ballots: stock.collected ?? 0,
      sealNumber: `NP-${index + 1}`,
    }));
    const sealedBy = [colleagues.head.name, colleagues.secretary.name];
    await head.order('seal', { packets: packets as never[], sealedBy, place: 'Phòng họp số 2' }, conference);
  },
};

/** Two of the committee enter every ballot of every list, each as the sheets are. */
async function enterEverything(office: TestOffice, course: Course): Promise<void> {
  const { conference, batch: most = 25 } = course;
  const { lists } = await office.as('head').conference(conference);
  for (const list of lists) {
    const sheets = sheetsIn(list, course);
    const sizes = batchSizes(sheets.length, most);
    await office.as('head').order('form-batches', { list: list.id, sizes }, conference);
    for (const who of ['secretary', 'member'] as const)
      for (const [index, size] of sizes.entries()) {
        const place = { list: list.id, batch: index + 1 };
        for (const [ballot, marks] of sheets.slice(index * most, index * most + size).entries())
          await office
            .as(who)
            .order(
              'enter-ballot',
              { ...place, ballot: ballot + 1, marks: { ...marks, rows: [...marks.rows] } },
              conference,
            );
        await office.as(who).order('finish-batch', place, conference);
      }
  }
}

/** As full as allowed, the last with what is left. */
export function batchSizes(ballots: number, most: number): number[] {
  return Array.from({ length: Math.ceil(ballots / most) }, (_, index) => Math.min(most, ballots - index * most));
}

export const conferenceKey = (conference: string): string => `${roundId}~${conference}`;
