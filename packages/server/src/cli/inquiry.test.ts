// S15 at the command line.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { json, samples, temporaryFolder, tinnhiem } from './testing/tinnhiem.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
const data = folder.path('data');
const at = ['--data', data, '--at', '2019-02-20T08:00:00+07:00'];
const places = 'W-too-many-places:ban-thuong-vu+ban-giam-hieu+doan-the:CB004';

beforeAll(async () => {
  const plan = join(samples, 'tuaf-2019/plan.yaml');
  for (const args of [
    ['round', 'create', '--plan', plan, '--roster', join(samples, 'tuaf-2019'), '--rehearsal'],
    ['round', 'settle', 'tuaf-2019', '--finding', places, '--reason', 'x', '--choose', 'ban-thuong-vu,ban-giam-hieu'],
    ['round', 'settle', 'tuaf-2019', '--finding', 'W-left-out-by-move:don-vi:CB007', '--reason', 'x'],
    ['round', 'approve', 'tuaf-2019'],
  ]) {
    const { status, error } = await tinnhiem([...args, ...at]);
    if (status !== 0) throw new Error(error);
  }
});

const register = (received: string, person = 'CB013', asker = 'Lê Thị Hỏi Riêng') =>
  json([
    ...['inquiry', 'register', 'tuaf-2019', '--person', person, '--received', received, '--writing', 'Đơn viết tay'],
    ...['--question', 'Đề nghị làm rõ.', '--asker', asker, '--asker-contact', 'Phòng 204', ...at],
  ]);

test('S15 a request in time goes its way, and one a day later is told by which day it had to come, and kept', async () => {
  expect((await register('2019-02-14')).json).toMatchObject({
    inquiry: 1,
    late: false,
    requestBy: '2019-02-14',
    answerBy: '2019-02-26',
    addressee: 'Ban Tổ chức Đảng ủy',
    helpers: ['Văn phòng Đảng ủy'],
  });
  // A member of the standing committee: the board alone.
  expect((await register('2019-02-15', 'CB002')).json).toMatchObject({ inquiry: 2, late: true, helpers: [] });
  const { out } = await tinnhiem(['inquiry', 'list', 'tuaf-2019', ...at]);
  expect(out).toContain('Đến muộn, không giải quyết');
  expect(out).not.toContain('Hỏi Riêng');
  const late = await tinnhiem([
    'inquiry',
    'step',
    'tuaf-2019',
    '2',
    '--step',
    'reported',
    '--day',
    '2019-02-20',
    ...at,
  ]);
  expect(late.status).toBe(1);
  expect(late.error).toContain('14/02/2019');
});

test('S15 steps are recorded, with the scan of a letter that came in, and what is missing is named', async () => {
  const scan = folder.path('tra-loi.pdf');
  writeFileSync(scan, '%PDF-1.7 trả lời');
  const step = (kind: string, ...more: readonly string[]) =>
    json(['inquiry', 'step', 'tuaf-2019', '1', '--step', kind, '--day', '2019-02-20', ...more, ...at]);
  expect((await step('check-sent', '--body', 'Phòng Tài chính', '--text', 'Xin số liệu')).json.state).toBe('checking');
  expect((await step('asked', '--letter', '12-CV/BTC')).json.state).toBe('asked');
  expect((await step('answered', '--text', 'Đã quyết toán', '--paper', scan)).json.state).toBe('answered');
  expect((await step('verified')).status).toBe(2);
  expect((await step('replied')).json).toMatchObject({
    message: expect.stringContaining('trước đó phải “kiểm tra nội dung trả lời”'),
  });
});

test('S15 who asked is told to who may know, and the look is written down', async () => {
  const { json: told } = await json(['inquiry', 'asker', 'tuaf-2019', '1', ...at]);
  expect(told).toMatchObject({ asker: { name: 'Lê Thị Hỏi Riêng', contact: 'Phòng 204' } });
  expect((await tinnhiem(['inquiry', 'asker', 'tuaf-2019', '9', ...at])).status).toBe(1);
});
