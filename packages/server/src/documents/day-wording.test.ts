// S07, S19: papers speak of the day on which the conference was held; what happened on that day has its hour, anything else its day.
import { expect, test } from 'vitest';
import { memoryStore } from '../store/memory.ts';
import { type DocumentQuery, documentRequest, renderDocument } from './index.ts';
import { approvedRound, enterAll, finish, gather, sheetsOf, writeMinutes } from './testing/held-round.ts';
import { wordsOfPdf } from './testing/read-back.ts';

const conference = 'hoi-nghi-dang-uy';
const list = 'ban-thuong-vu';

/** The papers of a conference of whose roll somebody was taken off so many hours before it began. */
async function papersOf(hoursBefore: number): Promise<Record<'minutes' | 'summary' | 'sealing', string>> {
  const held = await approvedRound(memoryStore(), 'entry');
  const removal = { list, person: 'CB023', name: 'Lê Thu Ỷ', reason: 'Đã chuyển sinh hoạt đảng' };
  await held.act('organiser', 'amend-roll', { change: 'removed', ...removal }, conference);
  held.wait(hoursBefore);
  const box = sheetsOf(
    20,
    Array.from({ length: 7 }, () => ({ high: 20 })),
  );
  await gather(held, { conference, absent: {}, boxes: { [list]: box }, spares: 0 });
  await enterAll(held, conference, list, { secretary: box, member: box });
  await held.act('head', 'canvass', { settlements: [] }, conference);
  await writeMinutes(held, conference);
  await finish(held, conference, { [list]: box });
  const print = async (query: DocumentQuery) => {
    const round = await held.service.round(held.round);
    if (!round.ok) throw new Error(round.error.message.en);
    const request = documentRequest(round.value, held.rules, query, { roles: ['chair'] });
    if (!request.ok) throw new Error(request.error.message.en);
    return wordsOfPdf(await renderDocument(request.value)).replace(/\s+/gu, ' ');
  };
  return {
    minutes: await print({ form: 'counting-minutes', conference }),
    summary: await print({ form: 'result-summary', list }),
    sealing: await print({ form: 'seal-record', conference }),
  };
}

const removed = 'Rút Lê Thu Ỷ khỏi danh sách ghi phiếu';

test('of a conference of one day: every act has its hour and none its day', { timeout: 60_000 }, async () => {
  const { minutes, summary, sealing } = await papersOf(0);
  expect(minutes).toContain('(họp ngày 01 tháng 3 năm 2019, tại ');
  expect(minutes).toMatch(new RegExp(`- 07 giờ \\d\\d(?: phút)?: ${removed}`, 'u'));
  expect(minutes).not.toMatch(/Ngày \d\d\/\d\d\/\d{4}:/u);
  expect(minutes).toContain('cùng ngày');
  for (const paper of [summary, sealing]) expect(paper).toContain('ngày 01 tháng 3 năm 2019');
});

test('of one that was held the day after the planned one: that day, and the day of what came before', {
  timeout: 60_000,
}, async () => {
  const { minutes, summary, sealing } = await papersOf(24);
  expect(minutes).toContain('(họp ngày 02 tháng 3 năm 2019, tại ');
  expect(minutes).toContain(`- Ngày 01/03/2019: ${removed}`);
  for (const paper of [minutes, summary, sealing]) expect(paper).not.toContain('họp ngày 01 tháng 3');
  expect(summary).toContain('ngày 02 tháng 3 năm 2019');
  expect(sealing).toContain('(họp ngày 02 tháng 3 năm 2019');
});
