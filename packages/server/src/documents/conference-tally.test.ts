// A conference of three lists that is counted by tally sheets, on paper. All people are invented.
import { beforeAll, describe, expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import { availableDocuments } from './index.ts';
import {
  approvedRound,
  finish,
  gather,
  type HeldRound,
  type Sheets,
  sheetsOf,
  writeMinutes,
} from './testing/held-round.ts';
import { print, roundOf } from './testing/printing.ts';
import { wordsOfPdf } from './testing/read-back.ts';

describe('a conference counted by tally sheets', () => {
  const at = 'hoi-nghi-can-bo';
  let held: HeldRound;
  const boxes: Record<string, Sheets> = {};

  beforeAll(async () => {
    held = await approvedRound(memoryStore(), 'tally-sheet');
    const round = await roundOf(held);
    const setup = round.conferences.get(at as never)?.state.setup;
    for (const { id, votedOn, voters } of setup?.lists ?? [])
      boxes[id] = sheetsOf(
        voters.length,
        votedOn.map((_, row) => ({ low: row, high: voters.length - row - 1, blank: 1 })),
      );
    await gather(held, { conference: at, absent: {}, boxes, spares: 0 });
    for (const [id, sheets] of Object.entries(boxes)) {
      const people = (setup?.lists.find((other) => other.id === id)?.votedOn ?? []).map((_, row) => ({
        high: sheets.length - row - 1,
        confidence: 0,
        low: row,
        invalid: { blank: 1 },
      }));
      await held.act('secretary', 'enter-tally', { list: id, voided: {}, people }, at);
      const [first, ...others] = people;
      const misread = { ...first, high: (first?.high ?? 0) - 1, confidence: 1 };
      const second = id === 'doan-the' ? [misread, ...others] : people;
      await held.act('member', 'enter-tally', { list: id, voided: {}, people: second }, at);
      if (id !== 'doan-the') continue;
      const cell = (totals: unknown) => ({ list: id, cell: { kind: 'person', row: 0, totals } });
      await held.act('secretary', 'read-tally-again', cell(first), at);
      await held.act('member', 'read-tally-again', cell(misread), at);
      await held.act('head', 'adjudicate-tally', { ...cell(first), note: '', votesFor: 3, votesAgainst: 0 }, at);
    }
    await held.act('head', 'canvass', { settlements: [] }, at);
    await writeMinutes(held, at);
    await finish(held, at, boxes);
  });

  test('has minutes with all three lists, who entered them, and what was counted again', async () => {
    const words = wordsOfPdf(await print(held, { form: 'counting-minutes', conference: at, copy: 3 }));
    for (const said of [
      'Bản số 3/3',
      'a) Danh sách: Hiệu trưởng',
      'b) Danh sách: Trưởng các đoàn thể',
      'c) Danh sách: Trưởng các Phòng',
      'do Lục Văn Đếm và Hứa Thị Ghi nhập',
      'Danh sách Trưởng các đoàn thể chính trị - xã hội, phiếu kiểm',
      'Ban Kiểm phiếu cùng đếm lại: tín nhiệm cao 58, tín nhiệm 0, tín nhiệm thấp 0',
      'danh sách Hiệu trưởng, Phó hiệu trưởng, Chủ tịch Hội đồng trường: có mặt 38/38 người ghi phiếu',
      '98,31',
    ])
      expect(words).toContain(said);
  });

  test('has a summary for each list, and one letter with one table for each list of a person', async () => {
    const round = await roundOf(held);
    const available = availableDocuments(round, held.rules, { roles: ['organiser'] });
    const summaries = available.filter(({ form }) => form === 'result-summary').map(({ list: of }) => of);
    expect(summaries).toEqual(['ban-giam-hieu', 'doan-the', 'don-vi']);
    const words = wordsOfPdf(await print(held, { form: 'personal-result-letter', conference: at, person: 'CB013' }));
    expect(words).toContain('danh sách Trưởng các đoàn thể chính trị - xã hội');
    expect(words).toContain('danh sách Trưởng các Phòng, Khoa, Viện, Trung tâm trực thuộc Trường');
  });
});
