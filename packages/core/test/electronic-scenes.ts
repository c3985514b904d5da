// A conference that casts electronically, or in both ways, brought to each of its stages by commands.
import type { BoxRow, Casting, ListId, Plan, Rules } from '../src/index.ts';
import { chair, conference, follow, head, member, organiser, type Scene, type Step, secretary } from './given.ts';
import { countedBy, planWith, rulesWith } from './people.ts';
import * as scenes from './scenes.ts';

/** Stands for the SHA-256 of a file that the server keeps. */
export function hash(seed: number): string {
  return seed.toString(16).padStart(64, '0');
}
const base64 = (letter: string) => letter.repeat(43);

/** The same plan, with a decision that allows electronic casting, and conferences that cast in this way. */
export function castBy(casting: Casting, plan: Plan = planWith()): Plan {
  return {
    ...plan,
    electronicCasting: { decision: 'Nghị quyết số 12-NQ/ĐU', date: '2019-01-15' as never },
    conferences: plan.conferences.map((other) => ({ ...other, casting })),
  };
}

export interface Electronically {
  readonly casting?: 'mixed' | 'electronic';
  readonly rules?: Rules;
  readonly plan?: Plan;
  readonly members?: number;
  readonly needed?: number;
}

export const elections: Readonly<Record<string, string>> = { khoa: 'AbCdEfGhJkLmNp', 'thuong-vu': 'QrStUvWxYz1234' };
const committee = [head, secretary, member];
/** Slips made for each list. */
export const slips = 12;

const settingOf = ({ casting = 'mixed', rules = rulesWith(), plan = planWith() }: Electronically) => ({
  rules,
  plan: castBy(casting, plan),
});

export function ceremonyBegun(setting: Electronically = {}): Scene {
  const scene = follow(scenes.preparing(settingOf(setting)), [
    organiser,
    'propose-committee',
    { members: scenes.committee },
  ]);
  const { members = 3, needed = 2 } = setting;
  return follow(scene, begin(scene, { members, needed }));
}

/** The ceremony, for the elections of `elections`. */
export function begin(scene: Scene, more: Readonly<Record<string, unknown>> = {}): Step {
  const named = scenes.listIds(scene).map((list) => ({ list, election: elections[list] }));
  return [head, 'begin-key-ceremony', { members: 3, needed: 2, elections: named, ...more }];
}

export const message = (step: string, seat: number): Step => [
  committee[seat - 1]!,
  'record-key-message',
  { step, seat, sha256: hash(step.length * 100 + seat) },
];
const seats = [1, 2, 3];
export const key: Step = [head, 'record-key', { trustees: hash(7), fingerprint: base64('K') }];

export function keyFormed(setting: Electronically = {}): Scene {
  const { members = 3, needed = 2 } = setting;
  const taken = seats.slice(0, members);
  const steps = needed === members ? ['certificate'] : ['certificate', 'shares', 'part'];
  return follow(
    ceremonyBegun(setting),
    ...steps.flatMap((step) => taken.map((seat): Step => message(step, seat))),
    key,
  );
}

export const slipsOf = (list: string, copies = slips): Step => [
  organiser,
  'record-slips',
  { list, copies, credentials: hash(40 + list.length) },
];
export const boxOf = (list: string): Step => [
  organiser,
  'record-box-prepared',
  { list, fingerprint: base64('F'), setup: hash(60 + list.length) },
];

/** Key, slips, boxes, and paper where there is any. */
export function prepared(setting: Electronically = {}): Scene {
  const scene = keyFormed(setting);
  const paper = setting.casting !== 'electronic';
  return follow(
    scene,
    ...scenes
      .listIds(scene)
      .flatMap((list): Step[] => [
        slipsOf(list),
        boxOf(list),
        ...(paper ? [[organiser, 'record-printing', { list, copies: scenes.printed }] as Step] : []),
      ]),
  );
}

export function ready(setting: Electronically = {}): Scene {
  return follow(prepared(setting), [organiser, 'make-ready']);
}

export function polling(setting: Electronically = {}): Scene {
  const scene = ready(setting);
  const all = scenes.voters(scene);
  return follow(
    scene,
    [head, 'check-in', { people: all }],
    [chair, 'approve-committee', { votesFor: all.length, votesAgainst: 0 }],
    [chair, 'open-poll'],
  );
}

/** Where both ways are open, these get paper and everybody else a slip. */
export const onPaper = ['CB01', 'CB02', 'CB03'];

export function handedOut(setting: Electronically = {}): Scene {
  const scene = polling(setting);
  return setting.casting === 'electronic'
    ? follow(scene, [head, 'hand-out'])
    : follow(scene, [head, 'hand-out', { people: onPaper, way: 'paper' }], [head, 'hand-out', { way: 'slip' }]);
}

export function closed(setting: Electronically = {}): Scene {
  return follow(handedOut(setting), [chair, 'close-poll']);
}

/** A box closed with ballots of so many codes. */
export const boxClosed = (list: string, voters: number, ballots = voters): Step => [
  head,
  'record-box-closed',
  { list, ballots, voters, end: hash(80 + list.length), tally: hash(90 + list.length) },
];

/** Every slip voted, every paper ballot came back, and what was left was counted. */
export function boxed(setting: Electronically = {}): Scene {
  const scene = closed(setting);
  const { stock, electronic } = conference(scene).state;
  return follow(
    scene,
    ...scenes.listIds(scene).flatMap((list): Step[] => {
      const { printed, issued, spoiled } = stock[list]!;
      const own = electronic!.boxes[list]!.slips;
      return [
        boxClosed(list, own.issued),
        [
          head,
          'record-box',
          {
            list,
            collected: issued,
            unused: printed - issued - spoiled,
            unusedSlips: own.printed - own.issued - own.spoiled,
          },
        ],
      ];
    }),
  );
}

export function counting(setting: Electronically = {}): Scene {
  return follow(boxed(setting), [head, 'begin-count']);
}

export const decryption = (list: string, seat: number): Step => [
  committee[seat - 1]!,
  'record-decryption',
  { list, seat, sha256: hash(110 + seat) },
];

export const opening = (list: string, result: readonly BoxRow[]): Step => [
  head,
  'record-box-opened',
  { list, result, bel: { sha256: hash(130 + list.length), bytes: 9000 }, end: hash(140 + list.length) },
];

/** Everybody high, in every box that anybody used. */
export function openAll(scene: Scene, row: (voters: number) => BoxRow = (voters) => [voters, 0, 0]): Scene {
  const { setup, electronic } = conference(scene).state;
  return follow(
    scene,
    ...setup.lists.flatMap(({ id, votedOn }): Step[] => {
      const voters = electronic!.boxes[id]!.closed!.voters;
      if (voters === 0) return [];
      return [
        decryption(id, 1),
        decryption(id, 3),
        opening(
          id,
          votedOn.map(() => row(voters)),
        ),
      ];
    }),
  );
}

/** The paper counted ballot by ballot, everybody high. */
export function paperCounted(scene: Scene): Scene {
  const { setup, stock } = conference(scene).state;
  return follow(
    scene,
    ...setup.lists.flatMap(({ id, votedOn }): Step[] => {
      const collected = stock[id]!.collected!;
      if (collected === 0) return [];
      const marks = () => scenes.marks('ok', ...votedOn.map(() => 'high' as const));
      return [
        [head, 'form-batches', { list: id, sizes: [collected] }],
        ...scenes.entered(id, 1, collected, [secretary, member], marks),
      ];
    }),
  );
}

export function counted(setting: Electronically = {}): Scene {
  return openAll(paperCounted(counting(setting)));
}

export function canvassed(setting: Electronically = {}): Scene {
  return follow(counted(setting), [head, 'canvass']);
}

export const scanned = { plan: countedBy(planWith(), { method: 'scan' }) };
export const khoa = 'khoa' as ListId;
export const thuongVu = 'thuong-vu' as ListId;
