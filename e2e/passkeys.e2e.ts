// A passkey from its making to its end: a real Chromium with a device of its own, by https with the server's own certificate.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../packages/server/test/postgres-server.ts';
import { act, onScreen, part } from './pages/common.ts';
import { complaints, theBrowser } from './support/browser.ts';
import { examine, expectAccessible } from './support/examine.ts';
import { client } from './support/http.ts';
import { colleagues } from './support/people.ts';
import { ended, spawned } from './support/server.ts';

const { username, name, password } = colleagues.technician;
const browser = theBrowser();
const data = mkdtempSync(join(tmpdir(), 'tinnhiem-e2e-'));
let server: Awaited<ReturnType<typeof spawned>>;
let site: string;
beforeAll(async () => {
  const port = await freePort();
  site = `https://localhost:${port}`;
  server = await spawned(['--data', data, '--https-port', String(port), '--address', site], 0);
  const made = await client(`http://127.0.0.1:${server.port}`, '').ask('POST', '/api/setup', {
    username,
    name,
    password,
  });
  expect(made.status).toBe(200);
});
afterAll(async () => {
  await ended(server.child, 'SIGTERM');
  rmSync(data, { recursive: true, force: true });
});

/** A phone or computer with a fingerprint reader, on which its owner has just laid a finger. */
async function withDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const enter = (page: Page) => page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' });
async function typePassword(page: Page): Promise<void> {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.getByRole('button', { name }).waitFor();
}
async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).click();
  await onScreen(page, 'Đăng nhập');
}

test('a passkey is added, signs in without password and code, and is removed', async () => {
  const page = await browser.open({ address: site }, '/sign-in');
  await withDevice(page);
  await enter(page).waitFor();
  await expectAccessible(page, 'sign-in with passkeys');
  await enter(page).click();
  await page.getByText(/bạn đã hủy, hoặc thiết bị này không có khóa/u).waitFor();
  await typePassword(page);
  await page.goto('/account');
  const section = part(page, 'Khóa truy cập (passkey)');
  await section.getByText('Chưa có khóa truy cập nào').waitFor();
  await act(section, 'Thêm khóa truy cập', async (question) => {
    await question.getByLabel('Tên để bạn nhận ra').fill('Máy của tôi');
    await question.getByLabel('Nhập lại mật khẩu của bạn').fill(password);
  });
  await section.getByText('Máy của tôi').waitFor();
  await section.getByText('chưa dùng lần nào').waitFor();
  await act(
    section,
    'Đổi tên: Máy của tôi',
    (question) => question.getByLabel('Tên').fill('Máy ở phòng 203'),
    'Đổi tên',
  );
  await section.getByText('Máy ở phòng 203').waitFor();
  await examine(page, 'own account with a passkey');
  await signOut(page);
  await enter(page).click();
  await page.getByRole('button', { name }).waitFor();
  await page.goto('/account');
  await section.getByText(/· dùng gần nhất/u).waitFor();
  const confirmed = (question: ReturnType<Page['getByRole']>) =>
    question.getByLabel('Nhập lại mật khẩu của bạn').fill(password);
  await act(section, 'Gỡ khóa này: Máy ở phòng 203', confirmed, 'Gỡ khóa này');
  await section.getByText('Chưa có khóa truy cập nào').waitFor();
  await signOut(page);
  expect(complaints(page)).toEqual([]);
  await enter(page).click();
  await page.getByText(/đã bị gỡ khỏi tài khoản/u).waitFor();
  await page.close();
});

test('by plain http there is no button, and the own account says where passkeys work', async () => {
  const page = await browser.open({ address: `http://127.0.0.1:${server.port}` }, '/sign-in');
  await page.waitForLoadState('networkidle');
  expect(await enter(page).count()).toBe(0);
  await typePassword(page);
  await page.goto('/account');
  await part(page, 'Khóa truy cập (passkey)').getByRole('link', { name: site }).waitFor();
  expect(await page.getByRole('button', { name: 'Thêm khóa truy cập' }).count()).toBe(0);
  await page.close();
});
