// A conference that counts by scanner, in each step of its count, brought there by commands. All readings are invented.
import {
  type BallotMarks,
  hashOf,
  type ListId,
  type RowReading,
  type Rules,
  type ScanPageCode,
  type SheetReading,
} from '../src/index.ts';
import { begin, boxClosed, boxOf, castBy, keySteps, slipsOf } from './electronic-steps.ts';
import { chair, follow, head, member, organiser, type Scene, type Step, secretary, stateOf } from './given.ts';
import { countedBy, khoa as khoaList, person, planWith, rosterOf, rulesWith } from './people.ts';
import * as scenes from './scenes.ts';

export const khoa = 'khoa' as ListId;
export const thuongVu = 'thuong-vu' as ListId;
export const reader = 'tinnhiem-reader 1';
export const byScan: scenes.Setting = { plan: countedBy(planWith(), { method: 'scan' }) };
export const vote = { votesFor: 2, votesAgainst: 0 };

/** What stands for the picture of a scan; another one for another number. */
export function picture(number: number): string {
  return `picture ${number}`;
}

/** The SHA-256 of that picture. */
export function sha(number: number): string {
  return hashOf(picture(number));
}

/** A row that the machine read without a doubt, or for a reason leaves to people. */
export function row(reading: RowReading['reading'], ...reasons: RowReading['reasons']): RowReading {
  return { reading, reasons };
}

/** A sheet as the machine read it; `image` names its scan. */
export function sheet(image: number, rows: readonly RowReading[], ...flags: readonly ScanPageCode[]): SheetReading {
  return { images: [{ sha256: sha(image), page: 1 }], flags: [...flags], rows: [...rows] };
}

/** Six sheets of `khoa`, two rows each, all high. */
export function sixSheets(): SheetReading[] {
  return Array.from({ length: 6 }, (_, index) => sheet(index + 1, [row('high'), row('high')]));
}

/** Four sheets of `thuong-vu`, one row each, all high. */
export function fourSheets(): SheetReading[] {
  return Array.from({ length: 4 }, (_, index) => sheet(index + 101, [row('high')]));
}

export function recorded(list: ListId, batch: number, sheets: readonly SheetReading[]): Step {
  return [member, 'record-sheets', { list, batch, reader, sheets }];
}

/** One batch a list, nothing read. */
export function batched(setting: scenes.Setting = byScan): Scene {
  return scenes.batched(setting);
}

/** Both lists read; what is given replaces the first sheets of `khoa`. */
export function read(first: readonly SheetReading[] = [], setting: scenes.Setting = byScan): Scene {
  const sheets = [...first, ...sixSheets().slice(first.length)];
  return follow(batched(setting), recorded(khoa, 1, sheets), recorded(thuongVu, 1, fourSheets()));
}

export function decided(ballot: number, at: number | null, decision: unknown, who = member): Step {
  return [who, 'decide-flag', { list: khoa, batch: 1, ballot, row: at, decision, note: 'Xem chung', ...vote }];
}

export function confirmed(ballot: number, at: number | null, who = secretary): Step {
  return [who, 'confirm-flag', { list: khoa, batch: 1, ballot, row: at }];
}

export function contested(ballot: number, at: number | null, who = secretary): Step {
  return [who, 'contest-flag', { list: khoa, batch: 1, ballot, row: at, reason: 'Chưa đồng ý' }];
}

export const commits: readonly Step[] = [khoa, thuongVu].map((list): Step => [head, 'commit-readings', { list }]);

export function committed(first: readonly SheetReading[] = [], ...steps: readonly Step[]): Scene {
  return follow(read(first), ...steps, ...commits);
}

export function checked(list: ListId, batch: number, ballot: number, ...differences: readonly unknown[]): Step {
  return [member, 'check-sheet', { list, batch, ballot, differences }];
}

/** A look at every sheet of both lists without a difference. */
export const checks: readonly Step[] = [
  ...Array.from({ length: 6 }, (_, index) => checked(khoa, 1, index + 1)),
  ...Array.from({ length: 4 }, (_, index) => checked(thuongVu, 1, index + 1)),
];

/** Read, committed and checked; it only has to be canvassed. */
export function ended(first: readonly SheetReading[] = [], ...steps: readonly Step[]): Scene {
  return follow(committed(first, ...steps), ...checks);
}

/** The machine count of a list as it stands. */
export function scanOf(scene: Scene, list = khoa) {
  const counting = stateOf(scene, 'counting').counts[list];
  if (counting?.method !== 'scan') throw new Error(`${list} is not counted by scanner`);
  return counting;
}

/** How somebody with the paper before them would write down what the machine read of it. */
export function readingOf({ whole, rows }: BallotMarks, image: number, people: number): SheetReading {
  if (whole !== 'ok') return sheet(image, [], 'unreadable');
  return sheet(
    image,
    Array.from({ length: people }, (_, index) => {
      const mark = rows[index] ?? 'blank';
      if (mark === 'high' || mark === 'confidence' || mark === 'low') return row(mark);
      return mark === 'blank' || mark === 'multiple' ? row(mark, mark) : row(null, 'doubtful');
    }),
  );
}

/** Three people are voted on, by themselves and others. */
function rosterFor(voters: number) {
  return [
    person('CB001', 'Nguyễn Văn An', 'Trưởng khoa'),
    person('CB002', 'Trần Thị Bình', 'Trưởng khoa'),
    person('CB003', 'Lê Văn Cường', 'Trưởng khoa'),
    ...Array.from({ length: voters - 3 }, (_, index) => person(`GV${index}`, `Người ${index}`, 'Giảng viên')),
  ];
}

/**
 * Batches of forty, the last as large as the rest, in which the first `low` sheets are low for each of the three people. `slips`: so many more cast
 * electronically, and their box is closed and not open.
 */
export function largeRead(
  low: readonly [number, number, number],
  rules: Rules = rulesWith(),
  many = 120,
  slips = 0,
): Scene {
  const onPaper = countedBy(planWith([khoaList]), { method: 'scan' });
  const plan = slips === 0 ? onPaper : castBy('mixed', onPaper);
  const prepared = scenes.preparing({ rules, plan, roster: rosterOf(rosterFor(many + slips)) });
  const everybody = scenes.voters(prepared);
  const ready = follow(
    prepared,
    [organiser, 'propose-committee', { members: scenes.committee }],
    [organiser, 'record-printing', { list: khoa, copies: many }],
    ...(slips === 0 ? [] : [begin(prepared), ...keySteps(), slipsOf(khoa, slips), boxOf(khoa)]),
    [organiser, 'make-ready'],
    [head, 'check-in', { people: everybody }],
    [chair, 'approve-committee', { votesFor: everybody.length, votesAgainst: 0 }],
    [chair, 'open-poll'],
  );
  const box = { list: khoa, collected: many, unused: 0 };
  const handedOut: readonly Step[] =
    slips === 0
      ? [[head, 'hand-out']]
      : [
          [head, 'hand-out', { people: everybody.slice(0, many), way: 'paper' }],
          [head, 'hand-out', { way: 'slip' }],
        ];
  const boxed: readonly Step[] =
    slips === 0
      ? [[head, 'record-box', box]]
      : [boxClosed(khoa, slips), [head, 'record-box', { ...box, unusedSlips: 0 }]];
  const counting = follow(
    ready,
    ...handedOut,
    [chair, 'close-poll'],
    ...boxed,
    [head, 'begin-count'],
    [head, 'form-batches', { list: khoa, sizes: [40, 40, many - 80] }],
  );
  const rows = (index: number): RowReading[] => low.map((count) => row(index < count ? 'low' : 'high'));
  const reading = (index: number) => ({ images: [{ sha256: sha(index + 1), page: 1 }], flags: [], rows: rows(index) });
  return follow(
    counting,
    ...[0, 1, 2].map(
      (batch): Step => [
        member,
        'record-sheets',
        {
          list: khoa,
          batch: batch + 1,
          reader,
          sheets: Array.from({ length: batch < 2 ? 40 : many - 80 }, (_, index) => reading(batch * 40 + index)),
        },
      ],
    ),
  );
}
