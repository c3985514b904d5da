// A conference in each of its stages, brought there by commands.
import type { BallotMarks, Instant, ListId, Plan, Roster, RowMark, Rules, WholeMark } from '../src/index.ts';
import * as electronic from './electronic-steps.ts';
import {
  chair,
  conference,
  follow,
  head,
  member,
  organiser,
  type Scene,
  type Step,
  secretary,
  start,
} from './given.ts';
import { planWith, rosterOf, rulesWith } from './people.ts';

export interface Setting {
  readonly rules?: Rules;
  readonly plan?: Plan;
  readonly roster?: Roster;
}

/** The acts that brought a stage about happen once for each setting. */
export function drafting({ rules = rulesWith(), plan = planWith(), roster = rosterOf() }: Setting = {}): Scene {
  return follow(start(rules), [
    organiser,
    'create-round',
    { round: 'thu-nghiem-1', rehearsal: false, plan, roster, sources: [] },
  ]);
}

export function preparing(setting: Setting = {}): Scene {
  return follow(drafting(setting), [chair, 'approve-plan']);
}

export const committee = [
  { name: 'Người head', role: 'head' },
  { name: 'Người secretary', role: 'secretary' },
  { name: 'Người member', role: 'member' },
];

/** Ids of the lists of the conference, in the order of the plan. */
export function listIds(scene: Scene): ListId[] {
  return conference(scene).state.setup.lists.map((list) => list.id);
}

function castsOnPaper(scene: Scene): boolean {
  return conference(scene).state.setup.casting !== 'electronic';
}

/** More sheets than voters, so that spoiled ones can be replaced. */
export const printed = 12;

export function ready(setting: Setting = {}): Scene {
  const scene = preparing(setting);
  return follow(
    scene,
    [organiser, 'propose-committee', { members: committee }],
    ...electronic.preparation(scene),
    ...(castsOnPaper(scene)
      ? listIds(scene).map((list): Step => [organiser, 'record-printing', { list, copies: printed }])
      : []),
    [organiser, 'make-ready'],
  );
}

/** Everybody on any roll. */
export function voters(scene: Scene): string[] {
  const { rolls } = conference(scene).state;
  return [...new Set(Object.values(rolls).flatMap((roll) => roll.map((voter) => voter.person)))];
}

export function gathered(setting: Setting = {}): Scene {
  const scene = ready(setting);
  const all = voters(scene);
  return follow(
    scene,
    [head, 'check-in', { people: all }],
    [chair, 'approve-committee', { votesFor: all.length, votesAgainst: 0 }],
  );
}

export function polling(setting: Setting = {}): Scene {
  return follow(gathered(setting), [chair, 'open-poll']);
}

export function handedOut(setting: Setting = {}): Scene {
  const scene = polling(setting);
  return follow(scene, ...electronic.handOuts(scene));
}

export function closed(setting: Setting = {}): Scene {
  return follow(handedOut(setting), [chair, 'close-poll']);
}

/** Every ballot that was issued came back, and every slip was voted with. */
export function boxed(setting: Setting = {}): Scene {
  const scene = closed(setting);
  const { stock, electronic: cast } = conference(scene).state;
  return follow(
    scene,
    ...listIds(scene).flatMap((list): Step[] => {
      const { printed, issued, spoiled } = stock[list]!;
      const box = { list, collected: issued, unused: printed - issued - spoiled };
      const slips = cast?.boxes[list]?.slips;
      if (slips === undefined) return [[head, 'record-box', box]];
      const unusedSlips = slips.printed - slips.issued - slips.spoiled;
      return [electronic.boxClosed(list, slips.issued), [head, 'record-box', { ...box, unusedSlips }]];
    }),
  );
}

export function counting(setting: Setting = {}): Scene {
  return follow(boxed(setting), [head, 'begin-count']);
}

/** One batch a list. */
export function batched(setting: Setting = {}): Scene {
  const scene = counting(setting);
  const { stock } = conference(scene).state;
  return follow(
    scene,
    ...listIds(scene)
      .filter((list) => (stock[list]?.collected ?? 0) > 0)
      .map((list): Step => [head, 'form-batches', { list, sizes: [stock[list]!.collected] }]),
  );
}

export function marks(whole: WholeMark, ...rows: readonly RowMark[]): BallotMarks {
  return { whole, rows: [...rows] };
}

/** A batch as these people read it, each confirming it. `read` gives the marks of a ballot, which count from 1. */
export function entered(
  list: string,
  batch: number,
  size: number,
  readers: readonly Step[0][],
  read: (ballot: number, reader: Step[0]) => BallotMarks,
): Step[] {
  return readers.flatMap((reader): Step[] => [
    ...Array.from({ length: size }, (_, index): Step => {
      const ballot = index + 1;
      return [reader, 'enter-ballot', { list, batch, ballot, marks: read(ballot, reader) }];
    }),
    [reader, 'finish-batch', { list, batch }],
  ]);
}

/** Every ballot says `high` for everybody, read by two people. */
export function counted(setting: Setting = {}): Scene {
  const scene = batched(setting);
  const { setup, stock } = conference(scene).state;
  return follow(
    scene,
    ...setup.lists.flatMap((list) =>
      entered(list.id, 1, stock[list.id]?.collected ?? 0, [secretary, member], () =>
        marks('ok', ...list.votedOn.map(() => 'high' as const)),
      ),
    ),
  );
}

export function canvassed(setting: Setting = {}): Scene {
  return follow(counted(setting), [head, 'canvass']);
}

export const minutes = { place: 'Hội trường A', startedAt: '08:00', endedAt: '11:30', remarks: [] };

export function minuted(setting: Setting = {}): Scene {
  return follow(canvassed(setting), [secretary, 'write-minutes', minutes]);
}

export const signers = [...committee.map((who) => who.name), 'Ngô Văn Ích'];

export function signed(setting: Setting = {}): Scene {
  return follow(minuted(setting), [head, 'sign-minutes', { signers }]);
}

export function announced(setting: Setting = {}): Scene {
  return follow(signed(setting), [chair, 'announce']);
}

export function packets(scene: Scene) {
  const { stock } = conference(scene).state;
  return listIds(scene).map((list, index) => ({
    list,
    ballots: stock[list]?.collected ?? 0,
    sealNumber: `NP-${index + 1}`,
  }));
}

export function sealed(setting: Setting = {}): Scene {
  const scene = announced(setting);
  return follow(scene, [
    head,
    'seal',
    { packets: packets(scene), sealedBy: ['Người head', 'Người secretary'], place: 'Văn phòng' },
  ]);
}

export const handOver = {
  givenBy: 'Người head',
  receivedBy: 'Người nhận',
  receivingUnit: 'Bộ phận Tổ chức cán bộ',
  day: '2019-01-30',
  keptAt: 'Tủ số 3',
};

export function handedOver(setting: Setting = {}): Scene {
  return follow(sealed(setting), [head, 'hand-over', handOver]);
}

/** Over on the day before that of the scenes. */
export const term = { keptAt: 'Tủ số 3', until: '2019-01-31', basis: 'Quy chế lưu trữ của Đảng ủy' };

export function kept(setting: Setting = {}): Scene {
  return follow(handedOver(setting), [organiser, 'set-keeping', term]);
}

/** A scene for every stage of a conference. */
/** A plan that demands two people for re-opening and for reading signed minutes. */
export const byTwo: Setting = {
  rules: rulesWith({
    fourEyes: { value: ['reopening', 'minutes'], cite: { instrument: 'Kế hoạch', provision: 'mục IV' } },
  }),
};
export const look = {
  reader: { account: 'organiser', name: 'Người organiser' },
  reason: 'Trả lời đơn',
  until: '2019-03-02T03:00:00.000Z' as Instant,
};

export const stages = {
  preparing,
  ready,
  polling,
  closed,
  counting,
  canvassed,
  signed,
  announced,
  sealed,
} as const;
