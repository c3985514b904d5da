import type { RowMark } from '@tinnhiem/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { createService } from '../service/service.ts';
import { memoryStore } from '../store/memory.ts';
import {
  availableDocuments,
  type DocumentQuery,
  documentRequest,
  formTitles,
  printedBy,
  renderDocument,
} from './index.ts';
import {
  approvedRound,
  enterAll,
  finish,
  gather,
  type HeldRound,
  type Sheets,
  sheetsOf,
  writeMinutes,
} from './testing/held-round.ts';
import { formsFor, print, refusal, roundOf } from './testing/printing.ts';
import { wordsOfDocx, wordsOfPdf } from './testing/read-back.ts';

const conference = 'hoi-nghi-dang-uy';
const list = 'ban-thuong-vu';

/** Which confidential papers say across their pages who printed them. */
async function marksAcross(held: HeldRound): Promise<Record<string, boolean | undefined>> {
  const round = await roundOf(held);
  const roles = ['organiser', 'committee-head'] as const;
  const papers = availableDocuments(round, held.rules, { roles }).filter(({ confidential }) => confidential);
  return Object.fromEntries(
    papers.map((about) => {
      const request = documentRequest(round, held.rules, { ...about, copies: undefined }, { roles });
      if (!request.ok) throw new Error(request.error.message.en);
      return [about.form, printedBy(request.value, 'Mạc Thị In', held.service.now()).options.printed?.across];
    }),
  );
}

const withMark = (sheets: Sheets, sheet: number, row: number, mark: RowMark): Sheets =>
  sheets.map((marks, index) => (index === sheet ? { ...marks, rows: marks.rows.with(row, mark) } : marks));

describe('a conference counted ballot by ballot', () => {
  // Eighteen sheets of the committee and one that it never issued. In ballot order: Đạt, Điền, Điền, Khải, Quỳnh, Ước, Ước.
  const issuedSheets = sheetsOf(18, [
    { high: 10, confidence: 5, low: 3 },
    { high: 4, confidence: 4, low: 10 },
    { confidence: 5, low: 13 },
    { high: 9, confidence: 9 },
    { high: 17, blank: 1 },
    { high: 10, multiple: 2, low: 6 },
    { high: 18 },
  ]);
  const box: Sheets = [...issuedSheets, { whole: 'not-issued', rows: [] }];
  const boxes = { [list]: box };
  let held: HeldRound;
  let early: { minutes: Uint8Array; summary: Uint8Array; plan: Uint8Array };
  let acrossWhileUnsigned: Awaited<ReturnType<typeof marksAcross>>;
  const inCount: Record<string, readonly string[]> = {};

  beforeAll(async () => {
    held = await approvedRound(memoryStore(), 'entry');
    const plan = await print(held, { form: 'plan' });
    await gather(held, {
      conference,
      absent: { CB021: 'nghỉ ốm' },
      boxes,
      spares: 5,
      removed: { list, person: 'CB023', name: 'Lê Thu Ỷ', reason: 'Đã chuyển sinh hoạt đảng' },
    });
    const doubted = withMark(box, 0, 0, 'doubtful');
    await held.act('member', 'form-batches', { list, sizes: [12, 7] }, conference);
    await held.act('head', 'recount', { list, batch: null, reason: 'Chia lại tập' }, conference);
    await enterAll(held, conference, list, { secretary: doubted, member: withMark(doubted, 4, 1, 'blank') });
    const mark = box[4]?.rows[1];
    for (const who of ['secretary', 'member'] as const)
      await held.act(who, 'read-again', { list, batch: 1, ballot: 5, row: 1, mark }, conference);
    const decided = { list, batch: 1, ballot: 1, row: 0, decision: box[0]?.rows[0], note: 'dấu X lệch ra ngoài ô' };
    await held.act('head', 'adjudicate', { ...decided, votesFor: 2, votesAgainst: 1 }, conference);
    await held.act(
      'secretary',
      'correct-stock',
      { list, spoiled: 1, unused: 5, reason: 'Một phiếu in nhòe' },
      conference,
    );
    inCount.organiser = await formsFor(held, 'organiser');
    const settlements = [
      { finding: `W-ballots-not-returned:${list}`, reason: 'một đại biểu giữ phiếu' },
      { finding: `W-foreign-ballots:${list}`, reason: 'đã lập biên bản riêng' },
    ];
    await held.act('head', 'canvass', { settlements }, conference);
    await held.act('head', 'reopen-count', { reason: 'kiểm tra lại tập 2' }, conference);
    await held.act('head', 'canvass', { settlements }, conference);
    const summary = await print(held, { form: 'result-summary', list }, 'committee-secretary');
    await writeMinutes(held, conference);
    const minutes = await print(held, { form: 'counting-minutes', conference, copy: 2 }, 'committee-secretary');
    early = { plan, summary, minutes };
    acrossWhileUnsigned = await marksAcross(held);
    for (const role of ['organiser', 'chair', 'committee-member', 'technician', 'observer'] as const)
      inCount[`${role} before the signing`] = await formsFor(held, role);
    await finish(held, conference, boxes);
    const present = ['Lâm Thị Lưu Giữ', 'Nông Thị Kiểm'];
    const term = { keptAt: 'Tủ hồ sơ mật', until: '2019-03-01', basis: 'Quy chế lưu trữ' };
    await held.act('organiser', 'set-keeping', term, conference);
    const packets = [{ sealNumber: 'NP-1001', newSeal: 'NP-2001' }];
    const opened = { day: '2019-03-01', reason: 'Ủy ban Kiểm tra xem lại', present, packets };
    await held.act('organiser', 'open-packets', opened, conference);
    held.wait(24);
    const destroyed = { day: '2019-03-02', decision: 'Quyết định 12-QĐ/ĐU', method: 'Cắt vụn', present };
    await held.act('organiser', 'destroy-ballots', destroyed, conference);
  });

  test('has minutes that say everything of the record', async () => {
    const words = wordsOfPdf(await print(held, { form: 'counting-minutes', conference }));
    for (const said of [
      'BIÊN BẢN KIỂM PHIẾU',
      'MẬT',
      'Bản số 1/3',
      'vào hồi 09 giờ 15 phút, ngày 01 tháng 3 năm 2019, tại Phòng họp số 2',
      'Triệu tập: 20 người; có mặt: 19 người; vắng mặt: 01 người',
      'Đặng Quang Trường, Ủy viên Ban Chấp hành Đảng bộ: nghỉ ốm',
      'Triệu Thị Chủ Trì',
      'Nông Thị Kiểm, Phòng Thanh tra: Trưởng ban',
      'Hội nghị biểu quyết thông qua: 19 đồng ý, 0 không đồng ý',
      'Số phiếu in: 25; phát ra: 19; không dùng đến: 05; hỏng: 01',
      'Số phiếu thu về: 19 (trong đó có 01 phiếu không do Ban Kiểm phiếu phát ra); phát ra nhưng không thu về: 01',
      'Số phiếu hợp lệ: 18; số phiếu không hợp lệ: 01',
      // Else the figures of somebody with void rows seem to contradict the line above.
      'số phiếu hợp lệ, không hợp lệ tính đối với phần ghi cho riêng người đó',
      'Phiếu không do Ban Kiểm phiếu phát ra: 01 phiếu',
      'Không đánh dấu vào ô nào ở tên một người: 01 lượt',
      'Đánh dấu vào hai hoặc ba ô ở tên một người: 02 lượt',
      'Tập 01, phiếu số 01, phần ghi đối với Đàm Trung Đạt',
      'dấu X lệch ra ngoài ô (Ban Kiểm phiếu biểu quyết: 02 đồng ý, 01 không đồng ý)',
      'Rút Lê Thu Ỷ khỏi danh sách ghi phiếu',
      'phiếu hỏng từ 0 thành 1, phiếu không dùng đến từ 6 thành 5',
      'Kiểm lại từ đầu danh sách Ủy viên Ban Thường vụ Đảng ủy',
      'kết quả trước đó được bỏ ra ngoài, lý do: Chia lại tập',
      'đã mở lại, lý do: kiểm tra lại tập 2',
      'Mất điện 05 phút khi đang ghi phiếu',
      'Lý do chấp nhận: đã lập biên bản riêng',
      'tập 01 (10 phiếu) do Lục Văn Đếm và Hứa Thị Ghi kiểm; tập 02 (9 phiếu)',
    ])
      expect(words).toContain(said);
    // Minutes are read by people who know no codes of a program.
    expect(words).not.toMatch(/\b[EWIR]-[a-z]/u);
    for (const percent of ['52,63', '21,05', '68,42', '26,32', '94,74', '89,47']) expect(words).toContain(percent);
  });

  test('has its three copies numbered, and no fourth', async () => {
    for (const copy of [1, 2, 3])
      expect(wordsOfPdf(await print(held, { form: 'counting-minutes', conference, copy }))).toContain(
        `Bản số ${copy}/3`,
      );
    expect(await refusal(held, { form: 'counting-minutes', conference, copy: 4 }, 'organiser')).toBe('R-malformed');
  });

  test('has no mark across what waits for its signatures, and one across the copies that are printed after them', async () => {
    expect(acrossWhileUnsigned).toEqual({ 'counting-minutes': false, 'result-summary': false });
    expect(await marksAcross(held)).toMatchObject({
      'counting-minutes': true,
      'result-summary': true,
      'seal-record': false,
      'opening-record': false,
      'destruction-certificate': false,
    });
  });

  test('gives the same bytes when a document is printed again after later acts', async () => {
    expect(await print(held, { form: 'plan' })).toEqual(early.plan);
    expect(await print(held, { form: 'result-summary', list })).toEqual(early.summary);
    expect(await print(held, { form: 'counting-minutes', conference, copy: 2 })).toEqual(early.minutes);
  });

  test('says at the foot of signed minutes that somebody prints again that they are drawn anew, and of nothing else', async () => {
    const said = async (query: DocumentQuery) => {
      const request = documentRequest(await roundOf(held), held.rules, query, { roles: ['organiser'] });
      if (!request.ok) throw new Error(request.error.message.en);
      return wordsOfPdf(await renderDocument(printedBy(request.value, 'Mạc Thị In', held.service.now())));
    };
    const again = 'Bản in lại từ hồ sơ sau khi ký; bản gốc là bản giấy đã ký.';
    expect(await said({ form: 'counting-minutes', conference })).toContain(again);
    expect(await said({ form: 'result-summary', list })).toContain(again);
    for (const form of ['seal-record', 'voter-roll'])
      expect(await said(form === 'voter-roll' ? { form, list } : { form, conference })).not.toContain(again);
    expect(wordsOfPdf(early.minutes)).not.toContain(again);
  });

  test('gives the same bytes from the same record read anew, for every form as PDF and as DOCX', async () => {
    const anew = { ...held, service: createService(held.service.store, held.service.now) };
    const available = availableDocuments(await roundOf(held), held.rules, { roles: ['organiser'] });
    const first = new Map(available.toReversed().map((document) => [document.form, document]));
    // Cover sheets are for scanners; requests, incidents, conclusions, reports to authorities and those on a level's leadership have scenes of their own.
    const elsewhere = /^(batch-cover|inquiry-|incident-|conclusion-|authority-|leadership-)/;
    const forms = Object.keys(formTitles).filter((form) => !elsewhere.test(form));
    expect([...first.keys()].sort()).toEqual(forms.sort());
    for (const { form, conference: at, list: of, person, number, matter, docx } of first.values())
      for (const format of docx ? (['pdf', 'docx'] as const) : (['pdf'] as const)) {
        const query = { form, conference: at, list: of, person, number, matter, format };
        const bytes = await print(held, query);
        expect(await print(anew, query)).toEqual(bytes);
        expect((format === 'pdf' ? wordsOfPdf(bytes) : wordsOfDocx(bytes)).length).toBeGreaterThan(200);
      }
  }, 60_000);

  test('tells each person their own figures and nobody else’s', async () => {
    const words = wordsOfPdf(await print(held, { form: 'personal-result-letter', conference, person: 'CB007' }));
    for (const said of ['Đàm Công Điền', 'thu về: 19; hợp lệ: 18; không hợp lệ: 1', '68,42%', '26,32%', '0,00%', 'MẬT'])
      expect(words).toContain(said);
    expect(words).toContain('Cần kịp thời xem xét');
    const others = ['Bùi Ngọc Điền', 'Đàm Trung Đạt', 'Vũ Phương Quỳnh', '52,63', '94,74'];
    for (const other of others) expect(words).not.toContain(other);
  });

  test('has the letters of everybody in one file, for those who prepare them and nobody else', async () => {
    const all = { form: 'personal-result-letters', conference };
    const words = wordsOfPdf(await print(held, all));
    for (const name of ['Đàm Công Điền', 'Bùi Ngọc Điền', 'Vũ Phương Quỳnh'])
      expect(words).toContain(`Kính gửi: ${name},`);
    expect(await refusal(held, all, 'inspector')).toBe('R-role-missing');
    expect(await refusal(held, all, 'committee-head')).toBe('R-role-missing');
  });

  test('says in the summary what is to be considered, with its source, and never for others', async () => {
    const words = wordsOfPdf(await print(held, { form: 'result-summary', list }));
    expect(words).toContain('Bùi Ngọc Điền: Cần được xem xét đưa ra khỏi danh sách quy hoạch');
    expect(words).toContain('Kế hoạch lấy phiếu tín nhiệm năm 2019, mục III.6');
    expect(words).not.toContain('Vũ Đức Ước: Cần');
  });

  test('has a record of sealing with seals, packets and both sides', async () => {
    const words = wordsOfPdf(await print(held, { form: 'seal-record', conference }));
    for (const said of [
      'NP-1001',
      '19',
      'Nông Thị Kiểm',
      'Lục Văn Đếm',
      'Lâm Thị Lưu Giữ',
      'Bộ phận Tổ chức cán bộ',
      'Tủ hồ sơ mật',
    ])
      expect(words).toContain(said);
  });

  test('shows no paper with figures to anybody before the table lets them', () => {
    expect(inCount.organiser).not.toContain('result-summary');
    expect(inCount['organiser before the signing']).not.toContain('counting-minutes');
    expect(inCount['chair before the signing']).not.toContain('counting-minutes');
    expect(inCount['committee-member before the signing']).toContain('counting-minutes');
    expect(inCount['technician before the signing']).toEqual(inCount['organiser before the signing']);
    expect(inCount['observer before the signing']).toEqual([]);
  });

  test('refuses by role, by stage and by name', async () => {
    const minutes = { form: 'counting-minutes', conference };
    expect(await refusal(held, minutes, 'technician')).toBe('R-role-missing');
    expect(await refusal(held, minutes, 'observer')).toBe('R-role-missing');
    expect(await refusal(held, minutes, 'higher-committee')).toBe('R-role-missing');
    expect(await refusal(held, { ...minutes, conference: 'hoi-nghi-can-bo' }, 'organiser')).toBe('R-document-not-yet');
    expect(await refusal(held, { form: 'ballot', list: 'khong-co' }, 'organiser')).toBe('R-not-found');
    expect(await refusal(held, { form: 'ballot' }, 'organiser')).toBe('R-malformed');
    expect(await refusal(held, { form: 'ballot', list, format: 'docx' }, 'organiser')).toBe('R-malformed');
    expect(await refusal(held, { form: 'personal-result-letter', conference }, 'organiser')).toBe('R-malformed');
    expect(await refusal(held, { form: 'khong-co' }, 'organiser')).toBe('R-not-found');
  });
});
