// S11: what the committee decides on a flag, who confirms it, and what stands then.
import { describe, expect, test } from 'vitest';
import { scanState, standBatch } from '../src/index.ts';
import { follow, given, member, other, type Scene, stateOf } from './given.ts';
import {
  checked,
  commits,
  confirmed,
  contested,
  decided,
  khoa,
  read,
  recorded,
  row,
  scanOf,
  sheet,
  vote,
} from './scan-scenes.ts';
import { marks } from './scenes.ts';

const reason = 'Vì một lý do';
const of = (scene: Scene, list = khoa) => scanState(stateOf(scene, 'counting'), list);
const standing = (scene: Scene, ballot: number, list = khoa) =>
  standBatch(scanOf(scene, list).batches[0]!, list === khoa ? 2 : 1)[ballot - 1]!;
const place = (ballot: number, at: number | null) => ({ list: khoa, batch: 1, ballot, row: at });
const decisionOf = (ballot: number, at: number | null, decision: unknown) => ({
  ...place(ballot, at),
  decision,
  note: '',
  ...vote,
});

describe('decide-flag, confirm-flag and contest-flag', () => {
  const doubtful = () => read([sheet(1, [row(null, 'doubtful'), row('high')])]);

  test('a decision counts once another account has confirmed it; what the machine read stays beside it', () => {
    const scene = given(doubtful())
      .when(member, 'decide-flag', decisionOf(1, 0, 'low'))
      .acts({ type: 'flag-decided', data: decisionOf(1, 0, 'low') });
    expect(of(scene).queue).toMatchObject([{ waits: 'confirm', decided: { decision: 'low', votesFor: 2 } }]);
    expect(standing(scene, 1).marks).toBeNull();
    const done = given(scene)
      .when(other, 'confirm-flag', place(1, 0))
      .acts({ type: 'flag-confirmed', data: place(1, 0) });
    expect(standing(done, 1).marks).toEqual(marks('ok', 'low', 'high'));
    expect(scanOf(done).batches[0]?.sheets[0]?.reading.rows[0]).toEqual(row(null, 'doubtful'));
    expect(of(done).batches[0]).toMatchObject({ flagged: 1, decided: 1, confirmed: 1 });
  });

  test('whoever recorded a decision takes it back until it is confirmed; it stays named, and is decided anew', () => {
    const scene = follow(doubtful(), decided(1, 0, 'low'));
    const back = given(scene)
      .when(member, 'contest-flag', { ...place(1, 0), reason: 'Bấm nhầm mức' })
      .acts({ type: 'flag-contested', data: { ...place(1, 0), reason: 'Bấm nhầm mức' } });
    expect(of(back).queue).toMatchObject([{ waits: 'decide', contested: 'Bấm nhầm mức' }]);
    expect(scanOf(back).batches[0]?.cells['1/0']?.earlier).toMatchObject([{ decision: 'low' }]);
    given(back).when(other, 'confirm-flag', place(1, 0)).refused('R-nothing-to-confirm');
    const right = follow(back, decided(1, 0, 'high'), confirmed(1, 0, other));
    expect(standing(right, 1).marks).toEqual(marks('ok', 'high', 'high'));
    given(right)
      .when(member, 'contest-flag', { ...place(1, 0), reason })
      .refused('R-own-decision');
  });

  test('nobody decides alone: nobody confirms what the same account decided', () => {
    const scene = follow(doubtful(), decided(1, 0, 'low'));
    given(scene).when(member, 'confirm-flag', place(1, 0)).refused('R-own-decision');
    const { account, name } = member;
    given(scene)
      .when({ ...other, onBehalfOf: { account, name } }, 'confirm-flag', place(1, 0))
      .refused('R-nobody-stands-in');
    given(scene)
      .when(other, 'decide-flag', decisionOf(1, 0, 'high'))
      .refused('R-nothing-to-decide');
  });

  test('a contested decision is open again, confirmed or not, and the first one stays named', () => {
    for (const steps of [[decided(1, 0, 'low')], [decided(1, 0, 'low'), confirmed(1, 0)]]) {
      const scene = given(follow(doubtful(), ...steps))
        .when(other, 'contest-flag', { ...place(1, 0), reason })
        .acts({ type: 'flag-contested', data: { ...place(1, 0), reason } });
      expect(of(scene).queue).toMatchObject([
        { reasons: ['contested', 'doubtful'], contested: reason, waits: 'decide', decided: null },
      ]);
      expect(scanOf(scene).batches[0]?.cells['1/0']?.earlier).toMatchObject([{ decision: 'low' }]);
      const again = follow(scene, decided(1, 0, 'high', other), confirmed(1, 0, member));
      expect(standing(again, 1).marks).toEqual(marks('ok', 'high', 'high'));
    }
  });

  test('nothing is confirmed or contested where nothing was decided, and nothing decided where nothing is flagged', () => {
    given(doubtful()).when(other, 'confirm-flag', place(1, 0)).refused('R-nothing-to-confirm');
    given(doubtful())
      .when(other, 'contest-flag', { ...place(1, 0), reason })
      .refused('R-nothing-to-contest');
    given(follow(doubtful(), decided(1, 0, 'low'), confirmed(1, 0)))
      .when(other, 'confirm-flag', place(1, 0))
      .refused('R-nothing-to-confirm');
    for (const [ballot, at] of [
      [1, 1],
      [1, null],
      [2, 0],
      [99, 0],
    ] as const)
      given(doubtful())
        .when(member, 'decide-flag', decisionOf(ballot, at, 'ok'))
        .refused('R-nothing-to-decide');
  });

  test('the vote must carry', () => {
    for (const [votesFor, votesAgainst] of [
      [1, 0],
      [1, 1],
      [3, 1],
    ])
      given(doubtful())
        .when(member, 'decide-flag', { ...decisionOf(1, 0, 'low'), votesFor, votesAgainst })
        .refused('R-no-majority');
  });

  test('on a row: a level, or a reason for which it is void', () => {
    for (const decision of ['high', 'confidence', 'low', 'blank', 'multiple', 'name-struck'])
      given(doubtful())
        .when(member, 'decide-flag', decisionOf(1, 0, decision))
        .accepted();
    for (const decision of ['ok', 'not-issued', 'no-stamp', 'not-a-ballot', { marks: marks('ok', 'low', 'low') }])
      given(doubtful())
        .when(member, 'decide-flag', decisionOf(1, 0, decision))
        .refused('R-wrong-marks');
    given(doubtful())
      .when(member, 'decide-flag', decisionOf(1, 0, 'doubtful'))
      .refused('R-malformed');
  });
});

describe('a sheet as a whole', () => {
  const damaged = () => read([sheet(1, [], 'damaged'), sheet(2, [row('low'), row('blank', 'blank')], 'writing')]);
  const whole = (scene: Scene, ballot: number, decision: unknown) =>
    follow(scene, decided(ballot, null, decision), confirmed(ballot, null));

  test('is void for a reason of the rules', () => {
    expect(standing(whole(damaged(), 2, 'added-text'), 2).marks).toEqual(marks('added-text'));
  });

  test('keeps the rows of the machine where the committee clears it, flags in rows included', () => {
    const scene = whole(damaged(), 2, 'ok');
    expect(standing(scene, 2)).toMatchObject({ whole: 'ok', rows: ['low', null], marks: null });
    const done = follow(scene, decided(2, 1, 'blank'), confirmed(2, 1));
    expect(standing(done, 2).marks).toEqual(marks('ok', 'low', 'blank'));
  });

  test('is read by hand whole, which settles its rows too', () => {
    const scene = whole(whole(damaged(), 1, { marks: marks('ok', 'low', 'high') }), 2, {
      marks: marks('ok', 'high', 'multiple'),
    });
    expect([standing(scene, 1).marks, standing(scene, 2).marks]).toEqual([
      marks('ok', 'low', 'high'),
      marks('ok', 'high', 'multiple'),
    ]);
    expect(of(scene).queue).toEqual([]);
  });

  test('that is no ballot does not count and is not among the sheets of its batch', () => {
    const extra = follow(damaged(), recorded(khoa, 1, [sheet(50, [row('high'), row('high')], 'duplicate')]));
    expect(of(extra).batches[0]).toMatchObject({ size: 6, read: 7, sheets: 7 });
    const scene = whole(extra, 7, 'not-a-ballot');
    expect(of(scene).batches[0]).toMatchObject({ size: 6, read: 7, sheets: 6 });
    expect(standing(scene, 7)).toMatchObject({ whole: 'not-a-ballot', marks: null });
  });

  test('cannot be cleared where the machine read no rows, nor read by hand in part or in doubt', () => {
    for (const decision of [
      'ok',
      'blank',
      'no-stamp',
      { marks: marks('ok', 'low') },
      { marks: marks('added-text') },
      { marks: marks('ok', 'low', 'doubtful') },
      { marks: marks('ok', 'low', 'not-issued') },
    ])
      given(damaged())
        .when(member, 'decide-flag', decisionOf(1, null, decision))
        .refused('R-wrong-marks');
  });

  test('read by hand after a row was decided: the later reading stands, and a row decided after it stands over it', () => {
    const cleared = follow(whole(damaged(), 2, 'ok'), decided(2, 1, 'blank'), confirmed(2, 1));
    const byHand = whole(follow(cleared, contested(2, null)), 2, { marks: marks('ok', 'high', 'high') });
    expect(standing(byHand, 2).marks).toEqual(marks('ok', 'high', 'high'));
    const seen = follow(
      whole(byHand, 1, { marks: marks('ok', 'low', 'low') }),
      ...commits,
      checked(khoa, 1, 2, { row: 0, seen: 'confidence' }),
    );
    expect(standing(seen, 2).rows).toEqual([null, 'high']);
    const last = follow(seen, decided(2, 0, 'confidence'), confirmed(2, 0));
    expect(standing(last, 2).marks).toEqual(marks('ok', 'confidence', 'high'));
    const back = whole(follow(byHand, contested(2, null)), 2, 'ok');
    expect(standing(back, 2).marks).toEqual(marks('ok', 'low', 'blank'));
  });
});
