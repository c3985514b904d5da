// The screens before a conference: first set-up, signing in, accounts, import, findings, approval.
import type { Locator, Page } from 'playwright-core';
import { type Colleague, givenPassword } from '../support/people.ts';
import type { HandedIn } from '../support/sample.ts';
import { act, onScreen } from './common.ts';

/** The very first account, on a server that has none. */
export async function setUp(page: Page, { name, username, password }: Colleague, organisation: string): Promise<void> {
  await onScreen(page, 'Thiết lập lần đầu');
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel(/^Tên cơ quan, đơn vị/u).fill(organisation);
  await page.getByLabel('Mật khẩu', { exact: false }).first().fill(password);
  await page.getByLabel('Nhập lại mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Tạo tài khoản và bắt đầu' }).click();
  await onScreen(page, 'Tài khoản và vai trò');
}

export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await onScreen(page, 'Đăng nhập');
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByLabel('Mật khẩu').first().fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
}

/** The first sign-in of somebody who was given a password, which has to be changed at once. */
export async function signInFirst(page: Page, { username, password }: Colleague): Promise<void> {
  await signIn(page, username, givenPassword);
  await onScreen(page, 'Đổi mật khẩu');
  await page.getByLabel('Mật khẩu hiện tại').fill(givenPassword);
  await page.getByLabel('Mật khẩu mới').fill(password);
  await page.getByLabel('Nhập lại mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  await onScreen(page, 'Các đợt lấy phiếu');
}

/** Adds an account on the technician's screen. `roles`: as the screen names them. */
export async function addAccount(page: Page, { name, username }: Colleague, roles: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Thêm tài khoản' }).click();
  const form = page.getByRole('dialog', { name: 'Thêm tài khoản' });
  await form.getByLabel('Họ và tên').fill(name);
  await form.getByLabel('Tên đăng nhập').fill(username);
  for (const role of roles) await form.getByRole('checkbox', { name: role, exact: true }).check();
  await form.getByRole('checkbox', { name: 'Mời tự đặt mật khẩu' }).uncheck();
  await form.getByLabel('Mật khẩu ban đầu').fill(givenPassword);
  await form.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByRole('rowheader', { name }).waitFor();
}

// ── Import ──

/** Hands files in where the page takes them. */
export async function handIn(page: Page, files: readonly HandedIn[]): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files]);
}

/** Waits until the files that were handed in are checked, and gives what was found. */
export async function checked(page: Page): Promise<Locator> {
  const result = page.getByRole('region', { name: 'Kết quả kiểm tra' });
  await result.waitFor();
  await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
  return result;
}

/** Findings of one kind on the screen, such as `Lỗi, phải sửa`. */
export function findings(page: Page, kind: string): Locator {
  return page.getByRole('listitem').filter({ hasText: kind });
}

export async function createRound(page: Page, title: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Lập đợt', exact: true }).click();
  await onScreen(page, title);
}

/** Settles one finding with a reason, and with the lists to keep where it asks to choose. */
export async function settle(page: Page, message: RegExp, reason: string, keep: readonly string[] = []): Promise<void> {
  const finding = page.getByRole('listitem').filter({ hasText: message });
  await finding.getByRole('button', { name: /^Xử lý/u }).click();
  for (const list of keep) await finding.getByRole('checkbox', { name: list }).check();
  await finding.getByRole('textbox', { name: 'Lý do' }).fill(reason);
  await finding.getByRole('button', { name: 'Ghi quyết định' }).click();
  await finding.getByText('Đã xử lý').waitFor();
}

export const approve = (page: Page) => act(page, 'Phê duyệt kế hoạch');
