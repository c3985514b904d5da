import { expect, test } from 'vitest';
import { renderForm } from '../render-form.ts';
import { whole } from '../testing/read-pdf.ts';
import { pdf } from '../testing/render-options.ts';
import { sample } from '../testing/samples.ts';

test('the minutes carry MẬT, the copy, the account of the ballots and every figure as it came', async () => {
  const text = whole(
    await renderForm('counting-minutes', sample('counting-minutes'), pdf({ copy: { number: 2, of: 3 } })),
  );
  for (const words of [
    'MẬT Bản số 2/3',
    'Triệu tập: 50 người; có mặt: 48 người; vắng mặt: 02 người',
    'Phiếu in (52) = phát ra + không dùng đến + hỏng (52): khớp',
    '% trên tổng số phiếu thu về (47)',
    '48 47 46 1 19 40,43 2 4,26 25 53,19',
    'lập thành 03 bản',
    'TRƯỞNG BAN KIỂM PHIẾU',
  ]) {
    expect(text).toContain(words);
  }
});

test('minutes of a count past midnight end on the next day', async () => {
  const minutes = sample('counting-minutes');
  expect(whole(await renderForm('counting-minutes', minutes, pdf()))).toContain('cùng ngày');
  const late = { ...minutes, startedAt: '22:30', endedAt: '00:40' };
  expect(whole(await renderForm('counting-minutes', late, pdf()))).toContain('00 giờ 40 phút ngày hôm sau');
});

test('an account of ballots that does not add up is said aloud in the minutes', async () => {
  const minutes = sample('counting-minutes');
  const [list] = minutes.lists;
  const ballots = { ...list!.ballots, collected: 46 };
  const text = whole(await renderForm('counting-minutes', { ...minutes, lists: [{ ...list!, ballots }] }, pdf()));
  expect(text).toContain('KHÔNG KHỚP, chênh lệch 01 phiếu');
});
