// Letters and invitations: each its own pages, and the figures of nobody else.
import { expect, test } from 'vitest';
import { renderForm } from '../render-form.ts';
import { pageTexts, whole } from '../testing/read-pdf.ts';
import { pdf } from '../testing/render-options.ts';
import { sample } from '../testing/samples.ts';

test('letters in one file are numbered each by itself, whatever pages each has', async () => {
  const invitation = sample('invitation');
  const [invitee] = invitation.people;
  if (invitee === undefined) throw new Error('a sample without anybody');
  const long = { ...invitee, notes: Array.from({ length: 60 }, (_, line) => `Việc thứ ${line + 1} cần chuẩn bị.`) };
  const people = [invitee, long, invitee, long, long, invitee];
  const pages = pageTexts(await renderForm('invitation', { ...invitation, people }, pdf()));
  const numbers = pages.map((page) => /Trang (\d+\/\d+)/u.exec(page)?.[1]);
  const three = ['1/3', '2/3', '3/3'];
  expect(numbers).toEqual(['1/1', ...three, '1/1', ...three, ...three, '1/1']);
  // At the head stands the number of a page that goes on, and of no other.
  const heads = pages.map((page) => /^(\d+) /u.exec(page.trim())?.[1]);
  expect(heads).toEqual(numbers.map((number) => (number?.startsWith('1/') === true ? undefined : number?.[0])));
});

test('a letter to one person holds the figures of that person, the base, and what the rule says is to be considered', async () => {
  const letter = sample('personal-result-letter');
  const text = whole(await renderForm('personal-result-letter', letter, pdf()));
  expect(text).toContain('Tín nhiệm thấp 25 53,19%');
  expect(text).toContain('% trên tổng số phiếu thu về (47)');
  expect(text).toContain('mục III.6, Kế hoạch số 05-KH/ĐU');
  for (const { name } of sample('counting-minutes').lists[0]!.results) {
    if (name !== letter.person.name && name !== letter.signature.name) expect(text).not.toContain(name);
  }
});

test('letters in one file each begin a page, are numbered by themselves, and carry mark and print-mark on every page', async () => {
  const { letters } = sample('personal-result-letters');
  const printed = { by: 'Nguyễn Thị In', at: '08:30 ngày 01/03/2019', across: true };
  const pages = pageTexts(await renderForm('personal-result-letters', { letters }, pdf({ printed })));
  const each = await Promise.all(
    letters.map(async (letter) => pageTexts(await renderForm('personal-result-letter', letter, pdf({ printed })))),
  );
  expect(pages).toEqual(each.flat());
  for (const page of pages) expect(page).toContain('In bởi Nguyễn Thị In');
});
