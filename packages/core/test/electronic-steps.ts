// The commands of electronic casting, as a test gives them.
import type { BoxRow, Casting, Plan } from '../src/index.ts';
import { conference, head, member, organiser, type Scene, type Step, secretary } from './given.ts';
import { planWith } from './people.ts';

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

export const elections: Readonly<Record<string, string>> = { khoa: 'AbCdEfGhJkLmNp', 'thuong-vu': 'QrStUvWxYz1234' };
/** Who holds the key, by seat. */
const committee = [head, secretary, member];
/** Slips made for each list. */
export const slips = 12;
/** Where both ways are open, these get paper and everybody else a slip. */
export const onPaper = ['CB01', 'CB02', 'CB03'];

/** The ceremony, for the elections of `elections`. */
export function begin(scene: Scene, more: Readonly<Record<string, unknown>> = {}): Step {
  const named = conference(scene).state.setup.lists.map(({ id }) => ({ list: id, election: elections[id] }));
  return [head, 'begin-key-ceremony', { members: 3, needed: 2, elections: named, ...more }];
}

export const message = (step: string, seat: number): Step => [
  committee[seat - 1] ?? head,
  'record-key-message',
  { step, seat, sha256: hash(step.length * 100 + seat) },
];

export const key: Step = [head, 'record-key', { trustees: hash(7), fingerprint: base64('K') }];

/** Every message of a ceremony, and its key. */
export function keySteps({ members = 3, needed = 2 } = {}): Step[] {
  const steps = needed === members ? ['certificate'] : ['certificate', 'shares', 'part'];
  const taken = [1, 2, 3].slice(0, members);
  return [...steps.flatMap((step) => taken.map((seat) => message(step, seat))), key];
}

export const slipsOf = (list: string, copies = slips): Step => [
  organiser,
  'record-slips',
  { list, copies, credentials: hash(40 + list.length) },
];

/** A misprinted slip of a list, by a number that stands for its code. */
export const misprint = (list: string, slip = 1): Step => [
  organiser,
  'burn-misprint',
  { list, credential: hash(200 + slip), reason: 'In nhòe' },
];

export const boxOf = (list: string): Step => [
  organiser,
  'record-box-prepared',
  { list, fingerprint: base64('F'), setup: hash(60 + list.length) },
];

/** Key, slips and boxes of a conference that casts electronically; nothing where it casts on paper. */
export function preparation(scene: Scene): Step[] {
  const { setup, electronic } = conference(scene).state;
  if (electronic === null) return [];
  return [begin(scene), ...keySteps(), ...setup.lists.flatMap(({ id }) => [slipsOf(id), boxOf(id)])];
}

/** Everybody who has no ballot gets one, in the ways there are. */
export function handOuts(scene: Scene): Step[] {
  return conference(scene).state.setup.casting === 'mixed'
    ? [
        [head, 'hand-out', { people: onPaper, way: 'paper' }],
        [head, 'hand-out', { way: 'slip' }],
      ]
    : [[head, 'hand-out']];
}

/** A box closed with ballots of so many codes. */
export const boxClosed = (list: string, voters: number, ballots = voters): Step => [
  head,
  'record-box-closed',
  { list, ballots, voters, end: hash(80 + list.length), tally: hash(90 + list.length) },
];

export const decryption = (list: string, seat: number): Step => [
  committee[seat - 1] ?? head,
  'record-decryption',
  { list, seat, sha256: hash(110 + seat) },
];

export const opening = (list: string, result: readonly BoxRow[]): Step => [
  head,
  'record-box-opened',
  { list, result, bel: { sha256: hash(130 + list.length), bytes: 9000 }, end: hash(140 + list.length) },
];
