// The procedure over the API, stage by stage, for tests that are about one screen of it. The whole vote on the screen is whole-vote.e2e.ts.
import type { ConferenceStage, ConferenceView, CountMethod } from '@tinnhiem/core';
import type { TestOffice } from './office.ts';
import { colleagues, committee, type Who } from './people.ts';
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

/** The sample's round, imported. `counted`: how its conferences count; `changes`: what the plan says otherwise. */
export async function draftedRound(
  office: TestOffice,
  counted: CountMethod = 'entry',
  changes: Readonly<Record<string, string>> = {},
): Promise<void> {
  const method = counted === 'entry' ? {} : { 'method: entry': `method: ${counted}` };
  const plan = changedFile('plan.yaml', { ...method, ...changes });
  const form = new FormData();
  form.append('plan', new Blob([new Uint8Array(plan.buffer)]), plan.name);
  for (const name of ['people.csv', 'posts.csv'] as const)
    form.append('roster', new Blob([new Uint8Array(sampleFile(name).buffer)]), name);
  const organiser = office.as('organiser');
  const preview = await organiser.ask('POST', '/api/previews', form);
  const created = await organiser.ask('POST', '/api/rounds', { preview: preview.json.preview });
  if (created.status !== 200) throw new Error(created.text);
}

/** The sample's round with every finding settled, and approved; imported first where it is not there yet. */
export async function approvedRound(office: TestOffice, counted: CountMethod = 'entry'): Promise<void> {
  const organiser = office.as('organiser');
  if ((await organiser.ask('GET', `/api/rounds/${roundId}`)).status === 404) await draftedRound(office, counted);
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

/** Two of the committee enter every ballot of every list that they have not entered yet, each as the sheets are. */
async function enterEverything(office: TestOffice, course: Course): Promise<void> {
  const { conference, batch: most = 25 } = course;
  const { lists } = await office.as('head').conference(conference);
  for (const list of lists) {
    const sheets = sheetsIn(list, course);
    const { unbatched } = await countOf(office, 'head', conference, list.id);
    if (unbatched > 0)
      await office.as('head').order('form-batches', { list: list.id, sizes: batchSizes(unbatched, most) }, conference);
    for (const who of ['secretary', 'member'] as const) {
      let above = 0;
      for (const { number, size, mine } of (await countOf(office, who, conference, list.id)).batches) {
        const place = { list: list.id, batch: number };
        for (const [index, { whole, rows }] of sheets.slice(above, above + size).entries())
          if (mine?.entered.includes(index + 1) !== true)
            await office
              .as(who)
              .order('enter-ballot', { ...place, ballot: index + 1, marks: { whole, rows: [...rows] } }, conference);
        if (mine?.finished !== true) await office.as(who).order('finish-batch', place, conference);
        above += size;
      }
    }
  }
}

async function countOf(office: TestOffice, who: Who, conference: string, list: string) {
  const { counts } = await office.as(who).conference(conference);
  const count = counts?.find((other) => other.list === list);
  if (count === undefined) throw new Error(`nothing is counted of ${list}`);
  return count;
}

/** As full as allowed, the last with what is left. */
function batchSizes(ballots: number, most: number): number[] {
  return Array.from({ length: Math.ceil(ballots / most) }, (_, index) => Math.min(most, ballots - index * most));
}

export const conferenceKey = (conference: string): string => `${roundId}~${conference}`;
