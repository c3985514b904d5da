// A voter's way in a real browser on a phone: from the slip to the tracker on the board, through everything that a hall does to it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { trackerOf } from '@tinnhiem/ballot-box';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BoothServer, inventedPeople, type Poll, startBoothServer } from './support/booth-server.ts';
import { complaints, phone, theBrowser } from './support/browser.ts';
import { examine, expectAccessible, wordsOf } from './support/examine.ts';

const people = inventedPeople(6);
const browser = theBrowser();
let server: BoothServer;
let poll: Poll;
let every: Poll;
let unopened: Poll;
beforeAll(async () => {
  server = await startBoothServer([
    { title: 'Danh sách 1: Ban Thường vụ Đảng ủy', people, codes: 30 },
    {
      title: 'Danh sách 2',
      people: inventedPeople(3),
      codes: 4,
      everyRowMarked: true,
      rehearsal: true,
      signature: 'forbidden',
    },
    { title: 'Danh sách 3', people: inventedPeople(2), codes: 2 },
  ]);
  [poll, every, unopened] = server.polls as [Poll, Poll, Poll];
  unopened.state = 'not-open';
});
afterAll(() => server.close());

let given = 0;
/** A slip that nobody has used. */
function slip(): string {
  given += 1;
  return poll.codes[given] ?? '';
}

const level = (page: Page, person: number, name: string) =>
  page.locator(`[data-person="${person}"]`).getByText(name, { exact: true });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

/** Somebody whose camera opened the address of a slip. */
async function scan(code: string): Promise<Page> {
  const page = await browser.open({ address: server.address }, `/b#${code}`);
  await page.setViewportSize(phone);
  return page;
}

async function mark(page: Page, marks: readonly string[]): Promise<void> {
  for (const [person, name] of marks.entries()) await level(page, person, name).click();
}

const all = people.map(() => 'Tín nhiệm cao');

async function review(page: Page, marks: readonly string[] = all): Promise<void> {
  await mark(page, marks);
  await button(page, 'Xem lại phiếu').click();
  await page.getByText('Phiếu đã được dán kín').waitFor();
}

async function received(page: Page): Promise<string> {
  await heading(page, 'Phiếu đã được nhận');
  const groups = await page.locator('.tracker .groups span').allInnerTexts();
  return groups.join('');
}

const stored = (page: Page) =>
  page.evaluate<string>(
    'JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), document.cookie])',
  );

test('S10 S16 from the slip to the tracker, with a statement that its voter may sign: every screen is looked at, and nothing of the ballot is left', async () => {
  const code = slip();
  const page = await scan(code);
  await heading(page, /Danh sách 1/u);
  expect(page.url()).toBe(`${server.address}/b`);
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
  expect(poll.accepted.map(trackerOf)).toEqual([tracker]);
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
  expect(server.heard.join('\n')).not.toContain(code);
  await page.close();
});

test('everything comes from this server, under a policy that allows nothing else', async () => {
  const page = await browser.open({ address: server.address }, '/b');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const answer = await page.reload();
  const policy = answer?.headers()['content-security-policy'] ?? '';
  expect(policy).toBe(
    "default-src 'none';script-src 'self';style-src 'self';connect-src 'self';img-src 'self' data:;worker-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  );
  await page.goto(`/b#${slip()}`);
  await page.reload();
  await heading(page, /Danh sách 1/u);
  await review(page);
  await button(page, 'Bỏ phiếu').click();
  await received(page);
  expect(asked.filter((url) => !url.startsWith(`${server.address}/`))).toEqual([]);
  expect(asked.length).toBeGreaterThan(5);
  expect(complaints(page)).toEqual([]);
  await page.close();
});

test('what is loaded before the first mark is 60 KB gzipped at most', async () => {
  const page = await browser.open({ address: server.address }, '/hom-phieu');
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
  await page.goto(`/b#${slip()}`);
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
  const page = await scan(slip());
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
  const before = poll.accepted.length;
  await page.route('**/ballots', (route) => route.abort());
  await button(page, 'Bỏ phiếu').click();
  await button(page, 'Gửi lại ngay').waitFor();
  await page.reload();
  await button(page, 'Gửi lại ngay').waitFor();
  const shown = (await page.locator('.envelope .groups span').allInnerTexts()).join('');
  await page.unroute('**/ballots');
  await button(page, 'Gửi lại ngay').click();
  expect(await received(page)).toBe(shown);
  expect(poll.accepted.length).toBe(before + 1);
  await page.close();
});

describe('through a bad network', () => {
  test('an answer that was lost is asked for again with the same ballot, which is in the box once', async () => {
    const page = await scan(slip());
    await heading(page, /Danh sách 1/u);
    await review(page);
    const [before, posts] = [poll.accepted.length, poll.posts];
    server.loseNextAnswer();
    await button(page, 'Bỏ phiếu').click();
    const tracker = await received(page);
    expect(poll.accepted.length).toBe(before + 1);
    expect(poll.posts).toBeGreaterThan(posts + 1);
    expect(trackerOf(poll.accepted.at(-1) ?? '')).toBe(tracker);
    expect(await wordsOf(page)).not.toContain('thay phiếu');
    await page.close();
  });

  test('a phone without a network says so calmly, and casts by itself once there is one', async () => {
    const page = await scan(slip());
    await heading(page, /Danh sách 1/u);
    await review(page);
    await page.context().setOffline(true);
    await button(page, 'Bỏ phiếu').click();
    await page.getByText('Không mất gì').waitFor();
    await expectAccessible(page, 'no network');
    await page.context().setOffline(false);
    await received(page);
    await page.close();
  });

  test('a busy server is asked again', async () => {
    const page = await scan(slip());
    await heading(page, /Danh sách 1/u);
    await review(page);
    server.busy(2);
    await button(page, 'Bỏ phiếu').click();
    await received(page);
    await page.close();
  });
});

test('whoever votes again counts with the last ballot, and no earlier mark is shown', async () => {
  const page = await scan(slip());
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
  expect(poll.accepted.slice(-2).map(trackerOf)).toEqual([first, second]);
  await page.close();
});

test('two tabs with one code: the one whose ballot was replaced says so', async () => {
  const code = slip();
  const page = await scan(code);
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
  const page = await scan(slip());
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
  expect(address).toBe(`${server.address}/kiem-chung#${line}`);
  const before = poll.accepted.length;
  const otherPhone = await browser.open({ address: server.address }, `/kiem-chung#${line}`);
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
  const cast = JSON.parse(poll.accepted[before] ?? '') as { signature: { hash: string } };
  expect(cast.signature.hash).not.toBe(envelope);
  await page.close();
});

test('with the keyboard alone', async () => {
  const page = await browser.open({ address: server.address }, '/b');
  await heading(page, 'Nhập mã trên phiếu mã');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.getByLabel('Mã trên phiếu').focus();
  await page.keyboard.type(slip());
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
  const page = await scan(every.codes[0] ?? '');
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

describe('what stands in the way is said in plain words:', () => {
  test('a code with a wrong character, and one that no list knows', async () => {
    const page = await browser.open({ address: server.address }, '/b');
    await page.setViewportSize(phone);
    const field = page.getByLabel('Mã trên phiếu');
    await field.fill('abcde-fg0hj');
    await page.getByText('Nhóm 2 có “0”').waitFor();
    await field.fill('abcd-fgahjk-');
    await page.getByText('Nhóm 1 mới có 4 ký tự').waitFor();
    await examine(page, 'code');
    await field.fill('abcdefgahjkabcdefgahjk');
    await field.press('Enter');
    await heading(page, 'Không có mã này');
    complaints(page);
    await examine(page, 'unknown code');
    // One letter was wrong: the others are not typed again.
    await button(page, 'Sửa mã').click();
    expect(await field.inputValue()).toBe('abcde-fgahjk-abcde-fgahjk');
    await page.close();
  });

  test('a slip that was exchanged', async () => {
    const code = slip();
    const first = await scan(code);
    await heading(first, /Danh sách 1/u);
    const sent = server.heard.filter((line) => line.includes(`${poll.uuid}/code`)).at(-1) ?? '';
    poll.burnt.add(/"credential":"([0-9a-f]{64})"/u.exec(sent)?.[1] ?? '');
    await review(first);
    await button(first, 'Bỏ phiếu').click();
    await heading(first, 'Mã này đã bị hủy');
    await first.close();
    const page = await scan(code);
    await heading(page, 'Mã này đã bị hủy');
    await page.close();
  });

  test('a poll that is not open', async () => {
    const page = await scan(unopened.codes[0] ?? '');
    await heading(page, 'Chưa đến lúc bỏ phiếu');
    complaints(page);
    await examine(page, 'not open');
    unopened.state = 'open';
    await button(page, 'Thử lại').click();
    await heading(page, 'Danh sách 3');
    await page.close();
  });

  test('a poll that is closed', async () => {
    unopened.state = 'closed';
    const page = await scan(unopened.codes[0] ?? '');
    await heading(page, 'Cuộc bỏ phiếu đã đóng');
    unopened.state = 'open';
    await page.close();
  });

  test('a box that closed while somebody was marking: nothing is lost, and it is sent once the box opens again', async () => {
    const page = await scan(slip());
    await heading(page, /Danh sách 1/u);
    await review(page);
    poll.state = 'closed';
    await button(page, 'Bỏ phiếu').click();
    await heading(page, 'Hòm phiếu đóng trước khi phiếu này đến nơi');
    complaints(page);
    await examine(page, 'closed');
    poll.state = 'open';
    await button(page, 'Gửi lại').click();
    await received(page);
    await page.close();
  });

  test('a ballot that the box refuses is made again', async () => {
    const page = await scan(slip());
    await heading(page, /Danh sách 1/u);
    await review(page);
    server.refuseNext();
    await button(page, 'Bỏ phiếu').click();
    await heading(page, 'Hòm phiếu không nhận lá phiếu này');
    await button(page, 'Làm lại phiếu').click();
    await page.getByText('Phiếu đã được dán kín').waitFor();
    await button(page, 'Bỏ phiếu').click();
    await received(page);
    await page.close();
  });

  test('a server that shows other people than its election has', async () => {
    server.change(poll.uuid, { people: [...people].reverse() });
    const page = await scan(slip());
    await heading(page, 'Danh sách không khớp');
    server.change(poll.uuid, {});
    await page.close();
  });

  test('another slip while a ballot is being marked', async () => {
    const page = await scan(slip());
    await heading(page, /Danh sách 1/u);
    await mark(page, all.slice(0, 2));
    await page.evaluate(`location.hash = '${unopened.codes[1]}'`);
    await heading(page, 'Đang có phiếu ghi dở');
    await button(page, 'Ghi tiếp phiếu đang dở').click();
    await button(page, /Còn 4 người chưa ghi/u).waitFor();
    await page.close();
  });
});

test('large text, small phone, dark, forced colours: nothing sticks out, all of it passes', async () => {
  const page = await scan(slip());
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
  const page = await scan(slip());
  await heading(page, /Danh sách 1/u);
  for (const target of await page.locator('.level-label, button, .languages span').all()) {
    const box = await target.boundingBox();
    if (box !== null) expect(Math.round(box.height)).toBeGreaterThanOrEqual(44);
  }
  await page.close();
});

describe('for everybody', () => {
  test('the board says how the box stands, and finds a ballot by the beginning of its tracker', async () => {
    const page = await browser.open({ address: server.address }, '/hom-phieu');
    await page.getByRole('link', { name: /Danh sách 1/u }).click();
    await page.getByText('Đang nhận phiếu').waitFor();
    const tracker = trackerOf(poll.accepted[0] ?? '');
    const field = page.getByLabel(/Mã tra cứu/u);
    await field.fill(`${tracker.slice(0, 4)} ${tracker.slice(4, 8)}`);
    await page.getByText('Có trong hòm').waitFor();
    await examine(page, 'board');
    await field.fill('????');
    await page.getByText('Chưa thấy trên bảng').waitFor();
    await page.goto('/hom-phieu');
    await page.goto(`/hom-phieu/${poll.uuid}#${tracker}`);
    await page.getByText('Có trong hòm').waitFor();
    expect(page.url()).not.toContain(tracker);
    await page.goto('/hom-phieu/khong-co');
    await heading(page, 'Không có hòm phiếu này');
    complaints(page);
    await page.close();
  });

  test('a box is downloaded and verified in the browser, without a network', async () => {
    poll.state = 'closed';
    const board = await browser.open({ address: server.address }, `/hom-phieu/${poll.uuid}`);
    const saved = board.waitForEvent('download');
    await board.getByRole('link', { name: /Tải hòm phiếu/u }).click();
    const file = await (await saved).path();
    await examine(board, 'board, opened');
    await board.close();

    const page = await browser.open({ address: server.address }, '/kiem-chung');
    await heading(page, 'Tự kiểm chứng hòm phiếu');
    await examine(page, 'verifier');
    await page.context().setOffline(true);
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Hòm phiếu này đúng.').waitFor();
    expect(await page.locator('.checks li').evaluateAll((all) => all.map((own) => own.dataset.outcome))).toEqual(
      Array.from({ length: 8 }, () => 'right'),
    );
    const voters = new Set(poll.accepted.map((ballot) => (JSON.parse(ballot) as { credential: string }).credential))
      .size;
    for (const row of await page.locator('tbody tr').all()) {
      const numbers = (await row.locator('.number').allInnerTexts()).map(Number);
      expect(numbers.reduce((sum, own) => sum + own, 0)).toBe(voters);
    }
    await page.getByLabel(/Mã tra cứu/u).fill(trackerOf(poll.accepted[0] ?? ''));
    await page.getByText('Lá phiếu này được tính').waitFor();
    await examine(page, 'verified box');

    const bytes = readFileSync(file);
    bytes.set([(bytes[bytes.length >> 1] ?? 0) ^ 1], bytes.length >> 1);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'sua.bel', mimeType: 'application/octet-stream', buffer: bytes });
    await page.getByText('Hòm phiếu này KHÔNG đúng').waitFor();
    await page.getByText(/phần thứ \d+ của tệp/u).waitFor();
    await examine(page, 'broken box');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: Buffer.from('PNG') });
    await page.getByText('Tệp này không phải hòm phiếu').waitFor();
    await page.context().setOffline(false);
    await page.close();
  });
});
