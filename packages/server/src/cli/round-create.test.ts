// A round is made from files, or from the round before it.
import { existsSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import type { PrintedFinding } from './findings.ts';
import { json, samples, temporaryFolder } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const plan = `${samples}tuaf-2019/plan.yaml`;
const roster = `${samples}tuaf-2019`;
const places = 'W-too-many-places:ban-thuong-vu+ban-giam-hieu+doan-the:CB004';
const moved = 'W-left-out-by-move:don-vi:CB007';

describe('the clock', { timeout: 60_000 }, () => {
  const data = folder.path('clock');
  const at = ['--at', '2019-02-01T08:00:00+07:00'];
  const settle = ['round', 'settle', 'tuaf-2019', '--data', data, '--finding', moved, '--reason', 'x'];

  test('is set in rehearsals only', async () => {
    const create = ['round', 'create', '--plan', plan, '--roster', roster, '--data', data];
    expect(await json([...create, ...at])).toMatchObject({
      status: 1,
      json: { round: null, code: 'R-clock-only-in-rehearsal' },
    });
    expect(existsSync(data)).toBe(false);
    const created = await json(create);
    expect(created).toMatchObject({ status: 0, json: { round: 'tuaf-2019', rehearsal: false } });
    const past = (created.json.findings as PrintedFinding[]).filter(({ code }) => code === 'W-voting-day-past');
    expect(past.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(await json([...settle, ...at])).toMatchObject({ status: 1, json: { code: 'R-clock-only-in-rehearsal' } });
    expect(await json(settle)).toMatchObject({ status: 0 });
  });

  test('takes a moment and nothing else', async () => {
    const { status, json: wrong } = await json([...settle, '--at', 'hôm qua']);
    expect(status).toBe(2);
    expect(wrong).toMatchObject({ code: 'wrong-use', message: expect.stringContaining('hôm qua') });
  });

  test('the second round of a plan gets the next id', async () => {
    const again = await json(['round', 'create', '--plan', plan, '--roster', roster, '--data', data]);
    expect(again.json).toMatchObject({ round: 'tuaf-2019-2' });
    const third = await json(['round', 'create', '--plan', plan, '--roster', roster, '--data', data]);
    expect(third.json).toMatchObject({ round: 'tuaf-2019-3' });
  });
});

describe('the next round from one that is there', { timeout: 60_000 }, () => {
  const data = ['--data', folder.path('next')];
  const create = (...more: string[]) => json(['round', 'create', ...more, ...data]);

  test('takes over plan and roster with the dates moved, says what differs, and names the round it follows', async () => {
    await create('--plan', plan, '--roster', roster);
    const settled = ['--finding', places, '--reason', 'Chọn hai nơi', '--choose', 'ban-thuong-vu,ban-giam-hieu'];
    await json(['round', 'settle', 'tuaf-2019', ...settled, ...data]);
    const made = await create('--from', 'tuaf-2019', '--day', '2021-03-01');
    expect(made).toMatchObject({
      status: 0,
      json: { round: 'tuaf-2021', follows: 'tuaf-2019', people: 76, differences: expect.any(Array) },
    });
    const moves = made.json.differences as { kind: string; text: string }[];
    expect(moves.map(({ text }) => text)).toContain('Mã của đợt: tuaf-2019 → tuaf-2021.');
    expect(moves.some(({ kind, text }) => kind === 'moved' && text.includes('→ 01/03/2021'))).toBe(true);
    // No decision of the round before holds here.
    const { json: rolls } = await json<{ findings: readonly PrintedFinding[] }>([
      'round',
      'rolls',
      'tuaf-2021',
      ...data,
    ]);
    expect(rolls.findings.find(({ id }) => id === places)?.settled ?? null).toBeNull();
    expect(rolls.findings.map(({ id }) => id)).toContain(places);
  });

  test('takes a new roster at once, and wants to know how much later it is', async () => {
    const again = await create('--from', 'tuaf-2021', '--days', '365', '--roster', roster, '--rehearsal');
    expect(again).toMatchObject({ status: 0, json: { round: 'tuaf-2022', rehearsal: true, follows: 'tuaf-2021' } });
    for (const wrong of [
      ['--from', 'tuaf-2019'],
      ['--from', 'tuaf-2019', '--days', '0'],
      ['--from', 'tuaf-2019', '--days', 'x'],
      ['--from', 'tuaf-2019', '--day', '2019-02-30'],
      ['--from', 'tuaf-2019', '--day', '2018-01-01'],
      ['--from', 'tuaf-2019', '--days', '1', '--day', '2020-01-01'],
      ['--from', 'tuaf-2019', '--days', '1', '--plan', plan],
      ['--plan', plan, '--roster', roster, '--days', '1'],
      ['--roster', roster],
    ])
      expect((await create(...wrong)).status, wrong.join(' ')).toBe(2);
    expect(await create('--from', 'khong-co', '--days', '1')).toMatchObject({
      status: 1,
      json: { code: 'R-not-found' },
    });
  });
});
