// S14 at the command line: guidance on a stick, taken where its key was compared, and the plan that begins from it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { json, samples, temporaryFolder } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

const above = ['--data', folder.path('cap-tren')];
const below = ['--data', folder.path('cap-duoi')];
const file = folder.path('huong-dan.tinnhiem');
const roster = join(samples, 'tuaf-2019');
const paper = ['--number', '12-HD/ĐU', '--day', '2019-01-10', '--title', 'Hướng dẫn lấy phiếu năm 2019'];

test('Guidance is issued, carried, taken with a key that was compared, begun from and withdrawn', async () => {
  await json(['round', 'create', '--plan', join(roster, 'plan.yaml'), '--roster', roster, ...above]);
  const nameless = await json(['guidance', 'issue', 'tuaf-2019', ...paper, ...above]);
  expect(nameless).toMatchObject({ status: 1, json: { code: 'R-malformed' } });
  await json(['organisation', 'rename', 'main', '--name', 'Đảng ủy cấp trên', ...above]);
  // What the plan does not have would be left out of a signed paper without a word.
  const slip = await json([
    'guidance',
    'issue',
    'tuaf-2019',
    ...paper,
    '--value',
    'tenure',
    '--value',
    'tenur',
    ...above,
  ]);
  expect(slip).toMatchObject({ status: 1, json: { code: 'R-guidance-value-unknown' } });
  expect(slip.json.message).toMatch(/ tenur;.*tenure/u);
  expect(await json(['guidance', 'list', ...above])).toMatchObject({ json: { issued: [] } });
  const issued = await json<{ id: string }>(['guidance', 'issue', 'tuaf-2019', ...paper, ...above]);
  expect(issued).toMatchObject({ status: 0, json: { organisation: 'Đảng ủy cấp trên', number: '12-HD/ĐU' } });
  const { id } = issued.json;
  expect((await json(['guidance', 'show', id, '--out', file, ...above])).status).toBe(0);
  // Again over what it wrote, never over a plan that was filled in since or the guidance of somebody else.
  const draft = folder.path('tu-huong-dan.yaml');
  const both = ['guidance', 'show', id, '--out', file, '--plan', draft, ...above];
  for (const _ of [1, 2]) expect((await json(both)).status).toBe(0);
  const filledIn = `${readFileSync(draft, 'utf8')}# đã điền\n`;
  writeFileSync(draft, filledIn);
  expect(await json(both)).toMatchObject({ status: 1, json: { code: 'R-file-in-the-way' } });
  expect(readFileSync(draft, 'utf8')).toBe(filledIn);
  const { key } = (await json<{ key: string }>(['report', 'key', ...above])).json;

  expect(await json(['guidance', 'take', file, ...below])).toMatchObject({
    status: 3,
    json: { code: 'R-report-key-unknown' },
  });
  const wrong = await json(['guidance', 'take', file, '--key', 'a'.repeat(64), ...below]);
  expect(wrong).toMatchObject({ status: 3, json: { code: 'R-report-key-unknown' } });
  expect(await json(['guidance', 'take', file, '--key', key, ...below])).toMatchObject({ status: 0, json: { id } });
  expect(await json(['report', 'keys', ...below])).toMatchObject({
    json: { keys: [{ organisation: 'Đảng ủy cấp trên', key }] },
  });
  const altered = folder.path('sua.tinnhiem');
  writeFileSync(altered, readFileSync(file, 'utf8').replace('12-HD', '13-HD'));
  expect((await json(['guidance', 'take', altered, ...below])).status).toBe(3);

  const plan = folder.path('ke-hoach.yaml');
  expect((await json(['guidance', 'show', id, '--plan', plan, ...below])).status).toBe(0);
  const blank = await json(['round', 'create', '--plan', plan, '--roster', roster, ...below]);
  expect(blank).toMatchObject({ status: 1, json: { round: null } });
  const begun = parse(readFileSync(plan, 'utf8'));
  const sample = parse(readFileSync(join(roster, 'plan.yaml'), 'utf8'));
  const filled = { ...sample, lists: begun.lists, rules: begun.rules };
  writeFileSync(plan, stringify(filled));
  const made = await json(['round', 'create', '--plan', plan, '--roster', roster, ...below]);
  expect(made).toMatchObject({ status: 0, json: { round: 'tuaf-2019' } });

  expect(await json(['guidance', 'withdraw', id, '--reason', 'Thay bằng 15-HD/ĐU', ...above])).toMatchObject({
    json: { withdrawn: { reason: 'Thay bằng 15-HD/ĐU' } },
  });
  expect((await json(['guidance', 'withdraw', 'khong-co', '--reason', 'x', ...above])).status).toBe(1);
  expect(await json(['report', 'forget', 'Đảng ủy cấp trên', ...below])).toMatchObject({ json: { forgotten: true } });
  expect(await json(['guidance', 'list', ...below])).toMatchObject({ json: { issued: [], above: [{ id }] } });
});
