// Reading 10: a random code on each ballot is an option of the plan, and what it shows is for people to decide.
import { describe, expect, test } from 'vitest';
import { conferenceSchema, type Plan, scanState, settledSheets } from '../src/index.ts';
import { follow, given, member, type Scene, stateOf } from './given.ts';
import { countedBy, planWith } from './people.ts';
import { batched, committed, confirmed, decided, khoa, read, reader, row, scanOf, sheet } from './scan-scenes.ts';

describe('a code on each ballot', () => {
  const copied = [{ batch: 1, ballot: 2 }];
  const copy = { list: khoa, batch: 1, reader, sheets: [sheet(77, [row('low'), row('low')], 'duplicate')], copied };
  const whole = (ballot: number) => ({ ballot, row: null, reasons: ['duplicate'], waits: 'decide' });
  const queue = (scene: Scene) => scanState(stateOf(scene, 'counting'), khoa).queue;

  test('goes with the plan into the conference; a plan that says nothing of it stays as it was', () => {
    const scene = batched({ plan: countedBy(planWith(), { method: 'scan', ballotCode: 'random' }) });
    expect(stateOf(scene, 'counting').setup.count).toEqual({ method: 'scan', independent: 2, ballotCode: 'random' });
    expect(stateOf(batched(), 'counting').setup.count).toEqual({ method: 'scan', independent: 2 });
    const [planned] = planWith().conferences as [Plan['conferences'][number]];
    expect(conferenceSchema.parse(planned)).toEqual(planned);
    for (const ballotCode of [undefined, 'serial'])
      expect(conferenceSchema.safeParse({ ...planned, count: { ...planned.count, ballotCode } }).success).toBe(false);
  });

  test('that is read again asks people which of the two sheets is the ballot, even where they had decided on the first', () => {
    const written = read([sheet(1, [row('low'), row('low')]), sheet(2, [row('low'), row('low')], 'writing')]);
    const scene = given(follow(written, decided(2, null, 'ok'), confirmed(2, null)))
      .when(member, 'record-sheets', copy)
      .acts({ type: 'sheets-recorded', data: copy });
    expect(queue(scene)).toMatchObject([{ ...whole(2), reasons: ['writing', 'duplicate'] }, whole(7)]);
    expect(settledSheets(stateOf(scene, 'counting'), khoa)).toBeNull();
  });

  test('that is read again touches no other sheet, and voids what was committed to', () => {
    const scene = follow(committed(), [member, 'record-sheets', copy]);
    expect(queue(scene)).toMatchObject([whole(2), whole(7)]);
    expect(scanOf(scene).commitment).toBeNull();
    expect(scanOf(scene).batches[0]?.sheets[1]?.reading.flags).toEqual([]);
  });

  test('names only sheets that stand', () => {
    for (const [batch, ballot, code] of [
      [1, 8, 'R-no-such-sheet'],
      [9, 1, 'R-unknown-batch'],
    ] as const)
      given(read())
        .when(member, 'record-sheets', { ...copy, copied: [{ batch, ballot }] })
        .refused(code);
  });
});
