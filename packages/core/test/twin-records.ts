// Two records that differ only in what was read: the same commands on both, about other marks on the second.
import fc from 'fast-check';
import { expect } from 'vitest';
import {
  type ConferenceStage,
  conferenceStages,
  conferenceView,
  inquiryView,
  listsOfGround,
  type Role,
} from '../src/index.ts';
import { conference, give, type Scene, type Step } from './given.ts';
import { anyStep, nextStep } from './machine.ts';
import { votingDay } from './people.ts';
import * as scenes from './scenes.ts';

type Turn = ReadonlyMap<string, string>;
type Data = Record<string, unknown>;

const rowValues = ['high', 'confidence', 'low', 'blank', 'multiple', 'name-struck'];
// Not `not-issued`: a foreign sheet is a finding, which makes the canvass another one.
const wholeValues = ['added-text', 'other-form'];

/** For every cell its own exchange of values, so that what agreed still agrees and what differed still differs. */
function exchange(seed: number) {
  const turn = (values: readonly string[], key: string): Turn => {
    let hash = seed;
    for (const character of key) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003;
    return new Map(values.map((value, index) => [value, values[(index + hash) % values.length]!]));
  };
  const row = (key: string, mark: unknown) => turn(rowValues, key).get(String(mark)) ?? mark;
  const whole = (key: string, mark: unknown) => turn(wholeValues, key).get(String(mark)) ?? mark;
  const levels = (key: string, totals: Data) => {
    const names = turn(['high', 'confidence', 'low'], key);
    return { ...totals, ...Object.fromEntries([...names].map(([from, to]) => [to, totals[from]])) };
  };
  const reasons = (key: string, counts: Data = {}) =>
    Object.fromEntries(Object.entries(counts).map(([code, count]) => [whole(key, code), count]));

  /** In a machine count a level stays a level, so that what needs no person still needs none; one exchange for a whole column. */
  const seen = (list: unknown, at: unknown, mark: unknown) => {
    if (at === null) return whole(`${list}`, mark);
    const key = `${list}/${at}`;
    return (
      turn(['high', 'confidence', 'low'], key).get(String(mark)) ??
      turn(['blank', 'multiple'], key).get(String(mark)) ??
      mark
    );
  };

  /** The same command about other marks. */
  return ([who, name, data]: Step): Step => {
    if (typeof data !== 'object' || data === null) return [who, name, data];
    const d = data as Data;
    const place = `${d.list}/${d.batch}/${d.ballot}`;
    switch (name) {
      case 'enter-ballot': {
        const marks = d.marks as { whole: string; rows: string[] };
        const rows = marks.rows.map((mark, index) => row(`${place}/${index}`, mark));
        return [who, name, { ...d, marks: { whole: whole(place, marks.whole), rows } }];
      }
      case 'read-again':
      case 'adjudicate': {
        const key = name === 'adjudicate' ? 'decision' : 'mark';
        const value = d.row === null ? whole(place, d[key]) : row(`${place}/${d.row}`, d[key]);
        return [who, name, { ...d, [key]: value }];
      }
      case 'enter-tally': {
        const people = (d.people as Data[]).map((totals, index) => levels(`${d.list}/${index}`, totals));
        return [who, name, { ...d, voided: reasons(String(d.list), d.voided as Data), people }];
      }
      case 'read-tally-again':
      case 'adjudicate-tally': {
        const cell = d.cell as { kind: string; row: number; voided: Data; totals: Data };
        const changed =
          cell.kind === 'void'
            ? { ...cell, voided: reasons(String(d.list), cell.voided) }
            : { ...cell, totals: levels(`${d.list}/${cell.row}`, cell.totals) };
        return [who, name, { ...d, cell: changed }];
      }
      case 'record-sheets': {
        const sheets = (d.sheets as { rows: { reading: unknown }[] }[]).map((sheet) => {
          const rows = sheet.rows.map((read, index) => ({ ...read, reading: seen(d.list, index, read.reading) }));
          return { ...sheet, rows };
        });
        return [who, name, { ...d, sheets }];
      }
      case 'record-box-opened': {
        const result = (d.result as number[][]).map((row, index) => {
          const shift = (seed + index) % 3;
          return [...row.slice(shift), ...row.slice(0, shift)];
        });
        return [who, name, { ...d, result }];
      }
      case 'decide-flag': {
        const { marks } = d.decision as { marks?: { rows: unknown[] } };
        const decision =
          marks === undefined
            ? seen(d.list, d.row, d.decision)
            : { marks: { ...marks, rows: marks.rows.map((mark, index) => seen(d.list, index, mark)) } };
        return [who, name, { ...d, decision }];
      }
      case 'check-sheet': {
        const differences = (d.differences as { row: unknown; seen: unknown }[]).map((difference) => {
          return { ...difference, seen: seen(d.list, difference.row, difference.seen) };
        });
        return [who, name, { ...d, differences }];
      }
      default:
        return [who, name, data];
    }
  };
}

const marked = [
  'enter-ballot',
  'read-again',
  'adjudicate',
  'enter-tally',
  'read-tally-again',
  'adjudicate-tally',
  'record-sheets',
  'decide-flag',
  'check-sheet',
  'record-box-opened',
];

/** What those who read the requests of a round see of them. */
export function affairsOf({ round }: Scene) {
  if (round?.state.stage !== 'approved') throw new Error('not approved');
  const { state } = round;
  const lists = listsOfGround(state, votingDay);
  return state.inquiries.map((inquiry) => inquiryView(inquiry, state.plan, lists, votingDay));
}

export function viewsOf(scene: Scene, role: Role) {
  const { state, superseded } = conference(scene);
  const rules = scene.rules;
  return conferenceView(rules, state, superseded, { account: 'somebody', roles: [role] });
}

/** As `toEqual`, which is slow, only where the texts differ. */
export function same(first: unknown, second: unknown, what: string): void {
  if (JSON.stringify(first) !== JSON.stringify(second)) expect(first, what).toEqual(second);
}

export function reaches(stage: ConferenceStage, from: ConferenceStage | null): boolean {
  return from !== null && conferenceStages.indexOf(stage) >= conferenceStages.indexOf(from);
}

/** Gives the same commands on two records, about other marks on the second, and looks at both after every act. */
export function lockstep(
  draw: fc.GeneratorValue,
  setting: scenes.Setting,
  seed: number,
  look: (one: Scene, two: Scene) => void,
) {
  const change = exchange(seed);
  let [one, two] = [scenes.boxed(setting), scenes.boxed(setting)];
  let differ = false;
  for (let step = 0; step < 90; step += 1) {
    const { state } = conference(one);
    const onward = draw(() => fc.nat(9)) === 0 ? null : nextStep(draw, one, state);
    const next = onward ?? anyStep(draw, state.stage);
    // What is entered wildly need not fit the rules on both sides alike.
    if (onward === null && marked.includes(next[1])) continue;
    const twin = change(next);
    const [first, second] = [give(one, ...withData(next)), give(two, ...withData(twin))];
    expect(second.ok, `${next[1]}: ${JSON.stringify(first)}`).toBe(first.ok);
    if (!first.ok || !second.ok) continue;
    differ ||= JSON.stringify(next) !== JSON.stringify(twin);
    [one, two] = [first.value, second.value];
    look(one, two);
  }
  return { one, two, differ };
}

function withData([who, name, data = {}]: Step): readonly [Step[0], string, unknown] {
  return [who, name, data];
}
