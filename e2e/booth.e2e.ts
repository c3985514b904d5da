// A voter's way in a real browser on a phone: from the slip to the tracker, through everything that a hall does to it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { trackerOf } from '@tinnhiem/ballot-box';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { all, button, heading, level, mark, people, received, review, theHall } from './support/booth-hall.ts';
import { complaints, phone, theBrowser } from './support/browser.ts';
import { examine, expectAccessible, wordsOf } from './support/examine.ts';

const browser = theBrowser();
const hall = theHall(browser);

const stored = (page: Page) =>
  page.evaluate<string>(
    'JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), document.cookie])',
  );

test('S10 S16 from the slip to the tracker, with a statement that its voter may sign: every screen is looked at, and nothing of the ballot is left', async () => {
  const code = hall.slip();
  const page = await hall.scan(code);
  await heading(page, /Danh sách 1/u);
  expect(page.url()).toBe(`${hall.server.address}/b`);
  expect(await page.evaluate('history.length')).toBe(2);
  await page.getByText('Tiêu chí đánh giá').click();
  await page.getByText('Lòng trung thành').waitFor();
  await examine(page, 'marking');
  await page.setViewportSize(phone);
  await mark(page, all.slice(1));
  await button(page, 'Hoàn tác').click();
  await button(page, /Còn 2 người chưa ghi/u).click();
  await mark(page, ['Tín nhiệm thấp', 'Tín nhiệm']);
  await button(page, 'Xem lại phiếu').click();
  await heading(page, 'Để trống 2 người?');
  await page.getByText(people[4]?.name ?? '').waitFor();
  await examine(page, 'empty rows');
  await button(page, 'Để trống, xem lại phiếu').click();
  await page.getByText('Phiếu đã được dán kín').waitFor();
  await examine(page, 'check');
  await button(page, 'Bỏ phiếu').click();
  const tracker = await received(page);
  expect(hall.poll.accepted.map(trackerOf)).toEqual([tracker]);
  await page.getByText('Tôi muốn ký tên').click();
  await examine(page, 'receipt');
  const kept = await stored(page);
  expect(kept).toContain(tracker);
  expect(kept).not.toContain(code);
  expect(kept).not.toMatch(/marks|ballot_|answers|seed/u);
  expect(await page.evaluate('localStorage.length')).toBe(0);
  expect(await wordsOf(page)).not.toContain('Tín nhiệm thấp');
  await page.reload();
  expect(await received(page)).toBe(tracker);
  await button(page, 'Xong, xóa màn hình này').click();
  await heading(page, 'Đã xóa màn hình');
  expect(await stored(page)).not.toContain(tracker);
  await page.reload();
  await heading(page, 'Nhập mã trên phiếu mã');
  expect(hall.server.heard.join('\n')).not.toContain(code);
  await page.close();
});

test('everything comes from this server, under a policy that allows nothing else', async () => {
  const page = await browser.open({ address: hall.server.address }, '/b');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const answer = await page.reload();
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toBe(
    "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self' data:;worker-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  );
  await page.goto(`/b#${hall.slip()}`);
  await page.reload();
  await heading(page, /Danh sách 1/u);
  await review(page);
  await button(page, 'Bỏ phiếu').click();
  await received(page);
  expect(asked.filter((url) => !url.startsWith(`${hall.server.address}/`))).toEqual([]);
  expect(asked.length).toBeGreaterThan(5);
  expect(complaints(page)).toEqual([]);
  await page.close();
});

test('what is loaded before the first mark is 60 KB gzipped at most', async () => {
  const page = await browser.open({ address: hall.server.address }, '/hom-phieu');
  const sizes = new Map<string, number>();
  const sent = new Map<string, string | undefined>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/api/') && pathname !== '/favicon.svg')
      void response.body().then((body) => {
        sizes.set(pathname, gzipSync(body, { level: 9 }).length);
        const { vary, 'content-encoding': encoding } = response.headers();
        if (body.length >= 1024) sent.set(pathname, `${encoding} ${vary}`);
      });
  });
  await page.goto(`/b#${hall.slip()}`);
  await heading(page, /Danh sách 1/u);
  await level(page, 0, 'Tín nhiệm').click();
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  console.info([...sizes].map(([path, size]) => `${path} ${size}`).join('\n'), `\n${total} bytes`);
  expect([...sizes.keys()].some((path) => path.includes('worker'))).toBe(true);
  expect(total).toBeLessThanOrEqual(60 * 1024);
  // The network carries what is counted here.
  expect(sent.size).toBeGreaterThan(2);
  for (const [path, how] of sent) expect(how, path).toMatch(/^(?:gzip|br) accept-encoding$/u);
  await page.close();
});

test('a reload at every step goes on where it was, and nothing is cast twice', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  await mark(page, all.slice(0, 3));
  await page.reload();
  await button(page, /Còn 3 người chưa ghi/u).waitFor();
  await mark(page, all);
  await button(page, 'Xem lại phiếu').click();
  await page.getByText('Phiếu đã được dán kín').waitFor();
  const envelope = await page.locator('.envelope').innerText();
  await page.reload();
  await page.getByText('Phiếu đã được dán kín').waitFor();
  expect(await page.locator('.envelope').innerText()).toBe(envelope);
  const before = hall.poll.accepted.length;
  await page.route('**/ballots', (route) => route.abort());
  await button(page, 'Bỏ phiếu').click();
  await button(page, 'Gửi lại ngay').waitFor();
  await page.reload();
  await button(page, 'Gửi lại ngay').waitFor();
  const shown = (await page.locator('.envelope .groups span').allInnerTexts()).join('');
  await page.unroute('**/ballots');
  await button(page, 'Gửi lại ngay').click();
  expect(await received(page)).toBe(shown);
  expect(hall.poll.accepted.length).toBe(before + 1);
  await page.close();
});

test('whoever votes again counts with the last ballot, and no earlier mark is shown', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  await review(page);
  await button(page, 'Bỏ phiếu').click();
  const first = await received(page);
  await button(page, 'Ghi lại phiếu').click();
  await page.getByText('Phiếu ghi lần này sẽ thay phiếu trước').waitFor();
  await button(page, /Còn 6 người chưa ghi/u).waitFor();
  await review(
    page,
    people.map(() => 'Tín nhiệm'),
  );
  await button(page, 'Bỏ phiếu').click();
  await page.getByText('Phiếu này thay phiếu đã bỏ trước đó').waitFor();
  const second = await received(page);
  expect(hall.poll.accepted.slice(-2).map(trackerOf)).toEqual([first, second]);
  await page.close();
});

test('two tabs with one code: the one whose ballot was replaced says so', async () => {
  const code = hall.slip();
  const page = await hall.scan(code);
  await heading(page, /Danh sách 1/u);
  await review(page);
  await button(page, 'Bỏ phiếu').click();
  await received(page);
  const other = await page.context().newPage();
  await other.goto(`/b#${code}`);
  await heading(other, /Danh sách 1/u);
  await review(other);
  await button(other, 'Bỏ phiếu').click();
  await received(other);
  await page.getByText('Ở một thẻ khác').waitFor();
  await page.close();
  await other.close();
});

test('an envelope that is opened shows what was marked, is checked by another phone, and is never cast', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  const marks = ['Tín nhiệm thấp', ...all.slice(1)];
  await review(page, marks);
  const envelope = (await page.locator('.envelope .groups span').allInnerTexts()).join('');
  await button(page, 'Kiểm tra máy mã hóa').click();
  await examine(page, 'test of the encryption');
  await page.setViewportSize(phone);
  await button(page, 'Mở phong bì').click();
  await page.locator('svg.qr').waitFor();
  await examine(page, 'opened');
  await page.setViewportSize(phone);
  const address = (await page.getByRole('link', { name: /trang kiểm chứng/u }).getAttribute('href')) ?? '';
  const saved = page.waitForEvent('download');
  await button(page, /Lưu phong bì/u).click();
  const line = readFileSync(await (await saved).path(), 'utf8').trim();
  expect(address).toBe(`${hall.server.address}/kiem-chung#${line}`);
  const before = hall.poll.accepted.length;
  const otherPhone = await browser.open({ address: hall.server.address }, `/kiem-chung#${line}`);
  await otherPhone.getByText('Phong bì này được mã hóa đúng').waitFor();
  expect((await otherPhone.locator('.groups span').allInnerTexts()).join('')).toBe(envelope);
  expect(await otherPhone.locator('tbody td:last-child').allInnerTexts()).toEqual(marks);
  await examine(otherPhone, 'opened envelope, checked');
  await otherPhone.goto('/hom-phieu');
  await otherPhone.goto(`/kiem-chung#${line.replace(/\.001-/u, '.100-')}`);
  await otherPhone.getByText('Phong bì này KHÔNG đúng').waitFor();
  await otherPhone.close();
  await page.reload();
  await page.getByText('Phiếu đã được dán kín').waitFor();
  expect((await page.locator('.envelope .groups span').allInnerTexts()).join('')).not.toBe(envelope);
  await button(page, 'Bỏ phiếu').click();
  await received(page);
  const cast = JSON.parse(hall.poll.accepted[before] ?? '') as { signature: { hash: string } };
  expect(cast.signature.hash).not.toBe(envelope);
  await page.close();
});

test('with the keyboard alone', async () => {
  const page = await browser.open({ address: hall.server.address }, '/b');
  await heading(page, 'Nhập mã trên phiếu mã');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.getByLabel('Mã trên phiếu').focus();
  await page.keyboard.type(hall.slip());
  await press('Enter');
  await heading(page, /Danh sách 1/u);
  await page.locator('[data-person="0"] input').first().focus();
  await press('1', '2', '3', '1', '2', '3');
  await page.locator('[data-person="5"] input:checked').waitFor({ state: 'attached' });
  await press('ArrowUp', '0', '2', 'Enter');
  await page.getByText('Phiếu đã được dán kín').waitFor();
  expect(await page.locator('.review-level').allInnerTexts()).toEqual([
    'Tín nhiệm cao',
    'Tín nhiệm',
    'Tín nhiệm thấp',
    'Tín nhiệm cao',
    'Tín nhiệm',
    'Tín nhiệm',
  ]);
  await button(page, 'Bỏ phiếu').focus();
  await press('Enter');
  await received(page);
  await page.close();
});

test('where every row must be marked it says so, and a rehearsal is named on every page', async () => {
  const page = await hall.scan(hall.every.codes[0] ?? '');
  await heading(page, 'Danh sách 2');
  await page.getByText('DIỄN TẬP').waitFor();
  await button(page, 'Xem lại phiếu').click();
  await page.getByText('Theo quy định của lần này phải ghi đủ mọi người').waitFor();
  // The lists before this one were asked first and did not know the code.
  complaints(page);
  await examine(page, 'every row must be marked');
  await mark(page, ['Tín nhiệm', 'Tín nhiệm', 'Tín nhiệm']);
  await button(page, 'Xem lại phiếu').click();
  await page.getByText('DIỄN TẬP').waitFor();
  await page.getByText('Phiếu đã được dán kín').waitFor();
  await button(page, 'Bỏ phiếu').click();
  await received(page);
  await page.getByText('DIỄN TẬP').waitFor();
  expect(await page.getByText('Tôi muốn ký tên').count()).toBe(0);
  await page.close();
});

test('large text, small phone, dark, forced colours: nothing sticks out, all of it passes', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  await page.setViewportSize({ width: 360, height: 640 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, 'marking, dark');
  await page.emulateMedia({ forcedColors: 'active' });
  await expectAccessible(page, 'marking, forced colours');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.evaluate("document.documentElement.style.fontSize = '200%'");
  const tooWide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
  expect(await page.evaluate(tooWide)).toBe(0);
  await review(page);
  await expectAccessible(page, 'check, dark');
  expect(await page.evaluate(tooWide)).toBe(0);
  await button(page, 'Bỏ phiếu').click();
  await received(page);
  await expectAccessible(page, 'receipt, dark');
  expect(await page.evaluate(tooWide)).toBe(0);
  await page.close();
});

test('what a thumb has to hit is at least 44 pixels high', async () => {
  const page = await hall.scan(hall.slip());
  await heading(page, /Danh sách 1/u);
  for (const target of await page.locator('.level-label, button, .languages span').all()) {
    const box = await target.boundingBox();
    if (box !== null) expect(Math.round(box.height)).toBeGreaterThanOrEqual(44);
  }
  await page.close();
});
