// The screens of electronic casting: the committee's key, slips, handing out in two ways, closing and opening the boxes.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { printedBy } from '../support/printing.ts';
import { act, asked, part } from './common.ts';

export async function beginKey(page: Page, members: number, needed: number): Promise<void> {
  const begin = part(page, 'Lập khóa như thế nào');
  await begin.getByRole('combobox', { name: 'Số người giữ khóa' }).selectOption(String(members));
  await begin.getByRole('combobox', { name: 'Số người cần để mở hòm' }).selectOption(String(needed));
  await act(begin, 'Bắt đầu lập khóa');
  await part(page, 'Những người giữ khóa').waitFor();
}

export interface KeptKey {
  readonly file: { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };
  readonly sheet: Uint8Array;
}

export async function choosePassphrase(page: Page, passphrase: string): Promise<void> {
  const mine = part(page, 'Phần của bạn');
  await mine.getByRole('textbox', { name: 'Mật khẩu của khóa' }).fill(passphrase);
  await mine.getByRole('textbox', { name: 'Gõ lại mật khẩu' }).fill(passphrase);
  await mine.getByRole('button', { name: 'Tạo khóa của tôi' }).click();
  await mine.getByText('2. Giữ khóa').waitFor();
}

/** Saves the key file, prints the recovery sheet, and takes the seat. */
export async function keepKey(page: Page): Promise<KeptKey> {
  const mine = part(page, 'Phần của bạn');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    mine.getByRole('button', { name: 'Tải tệp khóa' }).click(),
  ]);
  const buffer = readFileSync(await download.path());
  const sheet = await printedBy(page, () => mine.getByRole('button', { name: 'In phiếu phục hồi' }).click());
  await mine.getByRole('checkbox', { name: /^Tôi đã cất/u }).check();
  const done = mine.getByRole('button', { name: 'Xong, nhận chỗ giữ khóa' });
  await done.click();
  await done.waitFor({ state: 'detached' });
  return { file: { name: download.suggestedFilename(), mimeType: 'application/json', buffer }, sheet };
}

/** Opens the key that the device keeps, or the one that was chosen. */
export async function openKey(page: Page, passphrase: string): Promise<void> {
  const mine = part(page, 'Phần của bạn');
  await mine.getByRole('textbox', { name: 'Mật khẩu của khóa' }).fill(passphrase);
  await mine.getByRole('button', { name: 'Mở khóa', exact: true }).click();
}

/** Makes the slips of a list and prints them all. */
export async function printSlips(page: Page, list: string, copies: number): Promise<Uint8Array> {
  const slips = part(page, list);
  await slips.getByRole('textbox', { name: 'Số phiếu cần in' }).fill(String(copies));
  await slips.getByRole('button', { name: `Tạo mã và phiếu: ${list}` }).click();
  const print = slips.getByRole('button', { name: 'In tất cả các trang' });
  await print.waitFor();
  return await printedBy(page, () => print.click());
}

/** Prints one page again, which then has other codes. */
export async function printPageAgain(page: Page, list: string, number: number): Promise<Uint8Array> {
  const slips = part(page, list);
  await slips.getByRole('combobox', { name: 'Trang cần in lại' }).selectOption(String(number - 1));
  return await printedBy(page, () => slips.getByRole('button', { name: 'In lại trang này' }).click());
}

/** Burns the code of a misprinted slip on the screen of preparations. */
export async function burnMisprint(page: Page, code: string): Promise<void> {
  const stock = part(page, 'Số phiếu in');
  await act(stock, 'Ghi nhận phiếu điện tử in hỏng', async (question) => {
    await question.getByRole('textbox', { name: 'Mã trên phiếu in hỏng' }).fill(code);
    await question.getByRole('textbox', { name: 'Lý do' }).fill('In lệch, mất một góc');
  });
}

/** Says how many were counted, and hands in the public halves. */
export async function handInSlips(page: Page, list: string, counted: number): Promise<void> {
  const slips = part(page, list);
  await slips.getByRole('textbox', { name: 'Số phiếu đếm được sau khi cắt' }).fill(String(counted));
  await act(slips, 'Xong: ghi nhận phiếu và xóa mã');
  await slips.getByText('phiếu điện tử đã in và ghi nhận').waitFor();
}

/** Hands a ballot to one person by the keyboard: what is chosen, or the other way. */
export async function handTo(page: Page, person: string, key: 'Enter' | 'Shift+Enter'): Promise<void> {
  const box = part(page, 'Phát phiếu').getByRole('textbox', { name: 'Phát hoặc đổi phiếu cho một người' });
  await box.fill(`TN:${person}`);
  await page.getByRole('list', { name: 'Người tìm thấy' }).getByText(person).waitFor();
  await box.press(key);
  await page.getByRole('list', { name: 'Người tìm thấy' }).waitFor({ state: 'detached' });
}

export async function replaceSlip(page: Page, person: string, code: string): Promise<void> {
  const box = part(page, 'Phát phiếu').getByRole('textbox', { name: 'Phát hoặc đổi phiếu cho một người' });
  await box.fill(`TN:${person}`);
  await act(part(page, 'Phát phiếu'), 'Đổi phiếu điện tử', (question) =>
    question.getByRole('textbox', { name: 'Mã trên phiếu thu lại' }).fill(code),
  );
}

export async function closeBoxes(page: Page): Promise<void> {
  const boxes = part(page, 'Hòm phiếu điện tử');
  await act(boxes, 'Đóng hòm phiếu điện tử');
  await boxes.getByText('Mã đối chiếu lúc đóng, đọc to').first().waitFor();
}

export async function addMyPart(page: Page): Promise<void> {
  await act(part(page, 'Phần của bạn'), /^Góp phần mở hòm \(/u, undefined, 'Góp phần mở hòm');
}

export function fingerprintOn(page: Page): Promise<string> {
  const label = page.getByText('Mã đối chiếu của khóa, giống nhau trên máy mọi thành viên');
  return label.locator('xpath=following-sibling::*').innerText();
}

export const inGroups = (value: string) => (value.match(/.{1,4}/gu) ?? []).join(' ');

const levels = { high: 'Tín nhiệm cao', confidence: 'Tín nhiệm', low: 'Tín nhiệm thấp' } as const;

export async function castOn(page: Page, marks: readonly string[]): Promise<void> {
  for (const [person, mark] of marks.entries())
    await page
      .locator(`[data-person="${person}"]`)
      .getByText(levels[mark as keyof typeof levels], { exact: true })
      .click();
  await page.getByRole('button', { name: 'Xem lại phiếu' }).click();
  await page.getByText('Phiếu đã được dán kín').waitFor();
  await page.getByRole('button', { name: 'Bỏ phiếu' }).click();
  await page.getByRole('heading', { level: 1, name: 'Phiếu đã được nhận' }).waitFor();
  await page.close();
}

export async function openReplacement(page: Page, person: string) {
  const handOut = part(page, 'Phát phiếu');
  await handOut.getByRole('textbox', { name: 'Phát hoặc đổi phiếu cho một người' }).fill(`TN:${person}`);
  return await asked(handOut, 'Đổi phiếu điện tử');
}
