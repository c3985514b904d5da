// Two people work on one plan: nobody's revision is replaced unseen. All people are invented.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { onScreen } from './pages/common.ts';
import { theBrowser } from './support/browser.ts';
import { expectAccessible } from './support/examine.ts';
import { theOffice } from './support/office.ts';
import { roundId } from './support/sample.ts';
import { draftedRound } from './support/steps.ts';

const office = theOffice((open) => draftedRound(open));
const browser = theBrowser();

const field = (page: Page, label: string) => page.getByRole('textbox', { name: label });
const saved = async () => (await office.as('organiser').round()).plan;

test('a draft from before a revision by somebody else says so, and asks before it replaces it', async () => {
  const seat = { address: office.address, cookie: office.as('organiser').cookie };
  const page = await browser.open(seat, `/rounds/${roundId}/plan/edit`);
  await onScreen(page, 'Soạn kế hoạch');
  const kept = page.waitForResponse(
    (answer) => answer.url().includes('/api/drafts/') && answer.request().method() === 'PUT',
  );
  await field(page, 'Địa danh').fill('Thái Nguyên, bản soạn dở');
  await kept;
  await page.close();

  const plan = await saved();
  await office.as('organiser').order('revise-plan', { plan: { ...plan, title: 'Bản của người khác' } });

  const again = await browser.open(seat, `/rounds/${roundId}/plan/edit`);
  await again.getByRole('button', { name: 'Soạn tiếp' }).click();
  await again.getByText('kế hoạch đã được sửa ở nơi khác').waitFor();
  const save = again.getByRole('button', { name: 'Lưu kế hoạch' }).last();
  await save.click();
  const question = again.getByRole('dialog');
  await question.getByText('Lưu bây giờ sẽ thay bản đó').waitFor();
  await expectAccessible(again, 'replacing a revision');
  await question.getByRole('button', { name: 'Thôi' }).click();
  await question.waitFor({ state: 'detached' });
  expect((await saved()).title).toBe('Bản của người khác');
  await save.click();
  await question.getByRole('button', { name: 'Lưu, thay bản đó' }).click();
  await onScreen(again, plan.title);
  expect(await saved()).toMatchObject({ title: plan.title, organisation: { place: 'Thái Nguyên, bản soạn dở' } });
  await again.close();
});
