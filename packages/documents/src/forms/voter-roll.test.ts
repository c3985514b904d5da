import { expect, test } from 'vitest';
import { renderForm } from '../render-form.ts';
import { pageTexts, whole } from '../testing/read-pdf.ts';
import { pdf } from '../testing/render-options.ts';
import { inventedNames, sample } from '../testing/samples.ts';

test('a roll shows roles and check-in codes where the office asks for them', async () => {
  const roll = sample('voter-roll');
  const voters = roll.voters.map((voter, index) => ({ ...voter, code: `DD-${index}` }));
  const text = whole(await renderForm('voter-roll', { ...roll, voters, showRoles: true, codes: true }, pdf()));
  expect(text).toContain('Tư cách ghi phiếu');
  expect(text).toContain('Mã điểm danh');
});

test('the head of a table stands on every page that the table reaches', async () => {
  const voters = inventedNames(200).map((name) => ({ name, roles: [] }));
  const pages = pageTexts(
    await renderForm('voter-roll', { ...sample('voter-roll'), voters, signatures: [], notes: [] }, pdf()),
  );
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages.slice(0, -1)) expect(page).toContain('Họ và tên Chức vụ, đơn vị Ký nhận phiếu');
});
