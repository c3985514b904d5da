import { createHash } from 'node:crypto';
import { isLevel, type ListId, type Role, scanState, sheetsToCheck } from '@tinnhiem/core';
import { beforeAll, expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import { availableDocuments, type DocumentQuery, documentRequest, renderDocument } from './index.ts';
import {
  approvedRound,
  finish,
  gather,
  type HeldRound,
  type Sheets,
  sheetsOf,
  stateOf,
  writeMinutes,
} from './testing/held-round.ts';
import { wordsOfPdf } from './testing/read-back.ts';

const conference = 'hoi-nghi-dang-uy';
const list = 'ban-thuong-vu' as ListId;
const box = sheetsOf(20, [
  { high: 12, confidence: 5, low: 3 },
  { high: 6, confidence: 4, low: 10 },
  { confidence: 7, low: 13 },
  { high: 10, confidence: 10 },
  { high: 19, blank: 1 },
  { high: 12, multiple: 2, low: 6 },
  { high: 20 },
]);
const boxes = { [list]: box };
let held: HeldRound;
/** Printed while the conference went on. */
const early: Record<string, Uint8Array | null> = {};

async function roundOf({ service, round }: HeldRound) {
  const loaded = await service.round(round);
  if (!loaded.ok) throw new Error(loaded.error.message.en);
  return loaded.value;
}

async function printed(query: DocumentQuery, role: Role = 'committee-member'): Promise<Uint8Array | null> {
  const request = documentRequest(await roundOf(held), held.rules, query, { roles: [role] });
  return request.ok ? renderDocument(request.value) : null;
}

const coversOf = () => printed({ form: 'batch-cover', list });

/** A scan of one sheet, as a reader that never errs reports it. */
const reading = (rows: Sheets[number]['rows'], name: string) => ({
  images: [{ sha256: createHash('sha256').update(name).digest('hex'), page: 1 }],
  flags: [] as string[],
  rows: rows.map((mark) => ({ reading: mark, reasons: isLevel(mark) ? [] : [mark] })),
});

async function decideAll(): Promise<void> {
  const state = await stateOf(held.service, held.round, conference);
  if (state.stage !== 'counting') throw new Error('not counting');
  for (const { batch, ballot, row, reasons } of scanState(state, list).queue) {
    const at = { list, batch, ballot, row };
    const decision = row === null ? 'not-a-ballot' : reasons[0];
    await held.act('member', 'decide-flag', { ...at, decision, note: '', votesFor: 3, votesAgainst: 0 }, conference);
    await held.act('secretary', 'confirm-flag', at, conference);
  }
}

beforeAll(async () => {
  held = await approvedRound(memoryStore(), 'scan');
  early.ballot = await printed({ form: 'ballot', list });
  await gather(held, { conference, absent: { CB021: 'nghỉ ốm' }, boxes, spares: 5 });
  early.before = await coversOf();
  await held.act('member', 'form-batches', { list, sizes: [12, 7] }, conference);
  await held.act('head', 'correct-batch', { list, batch: 2, size: 8, reason: 'Đếm sót một phiếu' }, conference);
  early.formed = await coversOf();
  const reader = 'máy đọc giả định 1';
  const first = box.slice(0, 12).map(({ rows }, index) => reading(rows, `a${index}`));
  const twice = { ...reading(box[11]?.rows ?? [], 'again'), flags: ['duplicate'] };
  const jammed = box.slice(0, 5).map(({ rows }, index) => reading(rows, `jam${index}`));
  await held.act('member', 'record-sheets', { list, batch: 1, reader, sheets: jammed }, conference);
  await held.act('head', 'withdraw-sheets', { list, batch: 1, reason: 'Máy quét kẹt giấy' }, conference);
  await held.act('member', 'record-sheets', { list, batch: 1, reader, sheets: [...first, twice] }, conference);
  const second = box.slice(12).map(({ rows }, index) => reading(rows, `b${index}`));
  await held.act('member', 'record-sheets', { list, batch: 2, reader, sheets: second }, conference);
  await decideAll();
  await held.act('head', 'commit-readings', { list }, conference);
  const state = await stateOf(held.service, held.round, conference);
  if (state.stage !== 'counting') throw new Error('not counting');
  for (const { batch, ballot } of sheetsToCheck(state, list) ?? [])
    await held.act('member', 'check-sheet', { list, batch, ballot, differences: [] }, conference);
  await held.act(
    'head',
    'canvass',
    { settlements: [{ finding: `W-sheets-not-counted:${list}`, reason: 'ảnh thừa' }] },
    conference,
  );
  await writeMinutes(held, conference);
  await finish(held, conference, boxes);
});

test('cover sheets are there once batches are counted by hand, and name each of them', () => {
  expect(early.before).toBeNull();
  const words = wordsOfPdf(early.formed ?? new Uint8Array());
  for (const said of [
    'PHIẾU BÌA TẬP PHIẾU',
    'Lấy phiếu tín nhiệm',
    'Ủy viên Ban Thường vụ Đảng ủy',
    `TNB/${held.round}/${conference}/${list}/1/12/`,
    `TNB/${held.round}/${conference}/${list}/2/8/`,
  ])
    expect(words).toContain(said);
});

test('the same batches give the same covers', async () => {
  expect(await coversOf()).toEqual(early.formed);
});

test('a ballot is the same on every print, whenever it is printed and whatever profile is asked for', async () => {
  const again = await printed({ form: 'ballot', list });
  expect(again).toEqual(early.ballot);
  expect(await printed({ form: 'ballot', list, profile: 'state-2020' })).toEqual(again);
});

test('observers are given no covers', async () => {
  expect(await printed({ form: 'batch-cover', list }, 'observer')).toBeNull();
});

test('the minutes tell of the machine, of what people decided, and of the check by hand', async () => {
  const words = wordsOfPdf((await printed({ form: 'counting-minutes', conference })) ?? new Uint8Array());
  const state = await stateOf(held.service, held.round, conference);
  const counting = 'counts' in state ? state.counts[list] : undefined;
  const hash = counting?.method === 'scan' ? (counting.commitment?.hash ?? '') : '';
  for (const said of [
    'Phiếu được đếm tay thành 02 tập rồi quét theo từng tập. Máy đọc 21 tờ (chương trình đọc: máy đọc giả định 1): 20 tờ là phiếu được tính, 01 tờ không phải là phiếu',
    'Đính chính số đếm tay tập 02, danh sách Ủy viên Ban Thường vụ Đảng ủy: từ 7 thành 8 phiếu',
    'lý do: Đếm sót một phiếu',
    'Bỏ kết quả đọc 05 tờ của tập 01, danh sách Ủy viên Ban Thường vụ Đảng ủy, để quét lại cả tập',
    'lý do: Máy quét kẹt giấy',
    'chuyển Ban Kiểm phiếu xem 03 lượt ghi đối với từng người',
    '+ Không đánh dấu ô nào: 01 lượt',
    '+ Đánh dấu từ hai ô trở lên: 02 lượt',
    '+ Giống hệt một tờ khác trong tập: 01 tờ',
    'biểu quyết 04 chỗ',
    `mã chốt SHA-256: ${hash.match(/.{8}/g)?.join(' ')}`,
    'toàn bộ 20 tờ phiếu được tính',
    'Số tờ phải kiểm tra: 20; đã kiểm tra: 20. Kiểm tra lại bằng tay không thấy khác',
    'không phải phiếu, không tính',
  ])
    expect(words).toContain(said);
});

test('every paper of a scanned conference can be printed', async () => {
  for (const { form, conference: at, list: of, person, matter } of availableDocuments(await roundOf(held), held.rules, {
    roles: ['organiser'],
  }))
    expect(
      (await printed({ form, conference: at, list: of, person, matter }, 'organiser'))?.length ?? 0,
    ).toBeGreaterThan(10_000);
}, 60_000);
